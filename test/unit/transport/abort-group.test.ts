import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { createAbortGroups, type Stoppable } from '../../../src/transport/abort-group.js'

/** Says its name when it is stopped. */
function member(name: string, stopped: string[]): Stoppable {
  return { stop: () => stopped.push(name) }
}

function countListeners(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length
}

test('an abort stops all of its group, in the order in which they came', () => {
  const aborter = new AbortController()
  const groups = createAbortGroups()
  const stopped: string[] = []
  for (const name of ['a', 'b', 'c']) groups.add(aborter.signal, member(name, stopped))
  aborter.abort()
  expect(stopped).toEqual(['a', 'b', 'c'])
})

test('an abort stops nobody of another signal', () => {
  const [aborter, other] = [new AbortController(), new AbortController()]
  const groups = createAbortGroups()
  const stopped: string[] = []
  groups.add(aborter.signal, member('a', stopped))
  groups.add(other.signal, member('b', stopped))
  other.abort()
  expect(stopped).toEqual(['b'])
})

test('whoever has left is not stopped', () => {
  const aborter = new AbortController()
  const groups = createAbortGroups()
  const stopped: string[] = []
  const [gone, there] = [member('gone', stopped), member('there', stopped)]
  groups.add(aborter.signal, gone)
  groups.add(aborter.signal, there)
  groups.delete(aborter.signal, gone)
  aborter.abort()
  expect(stopped).toEqual(['there'])
})

test('a signal has one listener for any number, and none when all have left', () => {
  const { signal } = new AbortController()
  const groups = createAbortGroups()
  const members = ['a', 'b', 'c'].map((name) => member(name, []))
  for (const one of members) groups.add(signal, one)
  expect(countListeners(signal)).toBe(1)
  for (const one of members) groups.delete(signal, one)
  expect(countListeners(signal)).toBe(0)
  const [again = member('d', [])] = members
  groups.add(signal, again)
  expect(countListeners(signal)).toBe(1)
})

test('leaving twice, or without having come, changes nothing', () => {
  const aborter = new AbortController()
  const groups = createAbortGroups()
  const stopped: string[] = []
  const [one, other] = [member('one', stopped), member('other', stopped)]
  groups.delete(aborter.signal, one)
  groups.add(aborter.signal, one)
  groups.add(aborter.signal, other)
  groups.delete(aborter.signal, other)
  groups.delete(aborter.signal, other)
  aborter.abort()
  expect(stopped).toEqual(['one'])
})

test('all are stopped also where each leaves as it is stopped', () => {
  const aborter = new AbortController()
  const groups = createAbortGroups()
  const stopped: string[] = []
  for (const name of ['a', 'b', 'c']) {
    const one: Stoppable = {
      stop: () => {
        stopped.push(name)
        groups.delete(aborter.signal, one)
      },
    }
    groups.add(aborter.signal, one)
  }
  aborter.abort()
  expect(stopped).toEqual(['a', 'b', 'c'])
  expect(countListeners(aborter.signal)).toBe(0)
})
