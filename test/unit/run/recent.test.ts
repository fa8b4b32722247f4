import { expect, test } from 'vitest'
import { createRecent } from '../../../src/run/recent.js'

test('the last ones are kept, oldest first', () => {
  const recent = createRecent<string>({ count: 2, bytes: 100 })
  for (const one of ['a', 'b', 'c']) recent.add(one, one.toUpperCase(), 1)
  expect([...recent.list()]).toEqual(['B', 'C'])
  expect([recent.get('a'), recent.get('b')]).toEqual([undefined, 'B'])
})

test('large ones push out more than one', () => {
  const recent = createRecent<number>({ count: 10, bytes: 10 })
  recent.add('a', 1, 4)
  recent.add('b', 2, 4)
  recent.add('c', 3, 8)
  expect([...recent.list()]).toEqual([3])
})

test('the newest is kept however large it is, until the next comes', () => {
  const recent = createRecent<number>({ count: 10, bytes: 10 })
  recent.add('a', 1, 1000)
  expect([...recent.list()]).toEqual([1])
  recent.add('b', 2, 1)
  expect([...recent.list()]).toEqual([2])
  recent.add('c', 3, 1)
  expect([...recent.list()]).toEqual([2, 3])
})

test('one that is added again is the newest, and counted once', () => {
  const recent = createRecent<number>({ count: 10, bytes: 10 })
  recent.add('a', 1, 6)
  recent.add('b', 2, 3)
  recent.add('a', 3, 6)
  expect([...recent.list()]).toEqual([2, 3])
  recent.add('c', 4, 1)
  expect([...recent.list()]).toEqual([2, 3, 4])
})

test('a hundred thousand leave no more than the limit', () => {
  const recent = createRecent<number>({ count: 10_000, bytes: 64 * 1024 * 1024 })
  for (let count = 0; count < 100_000; count += 1) recent.add(`dlv-${count}`, count, 100)
  const kept = [...recent.list()]
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([10_000, 90_000, 99_999])
})
