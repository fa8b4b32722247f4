import { expect, test } from 'vitest'
import type { RunEvent } from '../../../src/event/model.js'
import { createEventStream, type EventStream } from '../../../src/session/stream.js'
import { collectEvents } from '../../support/session.js'

function listening(url: string): RunEvent {
  return { type: 'receiver:listening', atMs: 0, url }
}

function publish(stream: EventStream, ...urls: string[]): void {
  for (const url of urls) stream.publish(listening(url))
}

function urlsOf(events: readonly RunEvent[]): string[] {
  return events.map((event) => (event.type === 'receiver:listening' ? event.url : event.type))
}

test('an iterator sees everything in order and then ends', async () => {
  const stream = createEventStream()
  const collected = collectEvents(stream)
  publish(stream, 'a', 'b')
  await Promise.resolve()
  publish(stream, 'c')
  stream.end()
  expect(urlsOf(await collected)).toEqual(['a', 'b', 'c'])
})

test('a slow iterator loses nothing, and gets it all after the end too', async () => {
  const stream = createEventStream()
  const iterator = stream[Symbol.asyncIterator]()
  publish(stream, 'a', 'b', 'c')
  stream.end()
  expect(await iterator.next()).toEqual({ done: false, value: listening('a') })
  expect(await iterator.next()).toEqual({ done: false, value: listening('b') })
  expect(await iterator.next()).toEqual({ done: false, value: listening('c') })
  expect(await iterator.next()).toEqual({ done: true, value: undefined })
  expect(await iterator.next()).toEqual({ done: true, value: undefined })
})

test('a late iterator sees what comes after it', async () => {
  const stream = createEventStream()
  publish(stream, 'a')
  const collected = collectEvents(stream)
  publish(stream, 'b')
  stream.end()
  expect(urlsOf(await collected)).toEqual(['b'])
  expect(await collectEvents(stream)).toEqual([])
})

test('iterators do not take events from each other', async () => {
  const stream = createEventStream()
  const both = [collectEvents(stream), collectEvents(stream)]
  publish(stream, 'a', 'b')
  stream.end()
  expect((await Promise.all(both)).map(urlsOf)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
})

test('several that wait on one iterator are served in order', async () => {
  const stream = createEventStream()
  const iterator = stream[Symbol.asyncIterator]()
  const waiting = [iterator.next(), iterator.next(), iterator.next()]
  publish(stream, 'a', 'b')
  stream.end()
  expect(await Promise.all(waiting)).toEqual([
    { done: false, value: listening('a') },
    { done: false, value: listening('b') },
    { done: true, value: undefined },
  ])
})

test('the end lets go everybody who waits', async () => {
  const stream = createEventStream()
  const iterator = stream[Symbol.asyncIterator]()
  const waiting = [iterator.next(), iterator.next()]
  stream.end()
  expect(await Promise.all(waiting)).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ])
})

test('leaving a loop ends its iterator and no other', async () => {
  const stream = createEventStream()
  const rest = collectEvents(stream)
  const first: string[] = []
  const loop = (async () => {
    for await (const event of stream) {
      first.push(...urlsOf([event]))
      break
    }
  })()
  publish(stream, 'a', 'b')
  await loop
  publish(stream, 'c')
  stream.end()
  expect(first).toEqual(['a'])
  expect(urlsOf(await rest)).toEqual(['a', 'b', 'c'])
})

test('an iterator that was returned has nothing more, and whoever waits on it is let go', async () => {
  const stream = createEventStream()
  const iterator = stream[Symbol.asyncIterator]()
  const waiting = iterator.next()
  expect(await iterator.return?.()).toEqual({ done: true, value: undefined })
  expect(await waiting).toEqual({ done: true, value: undefined })
  publish(stream, 'a')
  expect(await iterator.next()).toEqual({ done: true, value: undefined })
})

test('what a returned iterator had not taken is gone', async () => {
  const stream = createEventStream()
  const iterator = stream[Symbol.asyncIterator]()
  publish(stream, 'a')
  await iterator.return?.()
  expect(await iterator.next()).toEqual({ done: true, value: undefined })
})

test('observers are told at once, from then on', () => {
  const stream = createEventStream()
  const seen: RunEvent[] = []
  publish(stream, 'a')
  stream.observe((event) => seen.push(event))
  publish(stream, 'b')
  expect(urlsOf(seen)).toEqual(['b'])
})
