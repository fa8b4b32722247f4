import { expect, test } from 'vitest'
import type { RunEvent } from '../../../src/event/model.js'
import { createHistory } from '../../../src/run/history.js'
import { createEventStream } from '../../../src/session/stream.js'

const START: RunEvent = {
  type: 'run:started',
  atMs: 0,
  mode: 'listen',
  date: '',
  ringback: '',
  document: { source: '', openapi: '', title: '' },
  seed: 1,
  strict: false,
  plan: [],
}

function delivery(count: number, size = 0): RunEvent {
  return {
    type: 'delivery:received',
    atMs: count,
    delivery: `dlv-${count}`,
    method: 'POST',
    url: '/',
    headers: [],
    body: { size },
    answer: { status: 204, headers: [], body: { size: 0 } },
  }
}

test('whoever comes late is told what was before, and then what comes', () => {
  const stream = createEventStream()
  const history = createHistory(stream)
  stream.publish(START)
  stream.publish(delivery(1))
  const seen: number[] = []
  history.observe(({ atMs }) => seen.push(atMs))
  stream.publish(delivery(2))
  expect(seen).toEqual([0, 1, 2])
})

test('an iterator misses nothing between the two', async () => {
  const stream = createEventStream()
  const history = createHistory(stream)
  stream.publish(START)
  const iterator = history[Symbol.asyncIterator]()
  const first = await iterator.next()
  stream.publish(delivery(1))
  const second = await iterator.next()
  stream.end()
  expect([first, second, await iterator.next()]).toMatchObject([
    { value: { atMs: 0 } },
    { value: { atMs: 1 } },
    { done: true },
  ])
})

test('the beginning stays when the middle goes', () => {
  const stream = createEventStream()
  const history = createHistory(stream)
  stream.publish(START)
  for (let count = 1; count <= 50_001; count += 1) stream.publish(delivery(count))
  const seen: number[] = []
  history.observe(({ atMs }) => seen.push(atMs))
  expect([seen.length, seen[0], seen[1], seen.at(-1)]).toEqual([50_001, 0, 2, 50_001])
})

test('large bodies push out earlier ones', () => {
  const stream = createEventStream()
  const history = createHistory(stream)
  for (let count = 1; count <= 10; count += 1) stream.publish(delivery(count, 10 * 1024 * 1024))
  const seen: number[] = []
  history.observe(({ atMs }) => seen.push(atMs))
  expect(seen).toEqual([5, 6, 7, 8, 9, 10])
})
