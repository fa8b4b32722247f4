import { expect, test } from 'vitest'
import { createPlaceCache } from '../../../src/schema/place-cache.js'

const PLACE = { uri: 'file:///api.json', pointer: '/components/schemas/Invoice' }

function createCounter() {
  let count = 0
  return () => (count += 1)
}

test('a value is made once for one place object', () => {
  const cache = createPlaceCache<number>()
  const count = createCounter()
  expect(cache.getOrCreate(PLACE, 'request', count)).toBe(1)
  expect(cache.getOrCreate(PLACE, 'request', count)).toBe(1)
})

test('another object that names the same place gets the same value', () => {
  const cache = createPlaceCache<number>()
  const count = createCounter()
  expect(cache.getOrCreate(PLACE, 'request', count)).toBe(1)
  expect(cache.getOrCreate({ ...PLACE }, 'request', count)).toBe(1)
})

test('each role has a value of its own', () => {
  const cache = createPlaceCache<number>()
  const count = createCounter()
  expect(cache.getOrCreate(PLACE, 'request', count)).toBe(1)
  expect(cache.getOrCreate(PLACE, 'response', count)).toBe(2)
  expect(cache.getOrCreate(PLACE, 'callback', count)).toBe(3)
  expect(cache.getOrCreate(PLACE, 'request', count)).toBe(1)
})

test('the same pointer in another file is another place', () => {
  const cache = createPlaceCache<number>()
  const count = createCounter()
  expect(cache.getOrCreate(PLACE, 'request', count)).toBe(1)
  expect(cache.getOrCreate({ ...PLACE, uri: 'file:///b.json' }, 'request', count)).toBe(2)
})

test('two caches share nothing', () => {
  const count = createCounter()
  expect(createPlaceCache<number>().getOrCreate(PLACE, 'request', count)).toBe(1)
  expect(createPlaceCache<number>().getOrCreate(PLACE, 'request', count)).toBe(2)
})
