import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HeaderPair } from '../../../src/transport/model.js'
import { readHeaders } from '../../../src/transport/reception.js'

const NOTHING: readonly HeaderPair[] = []

function read(raw: readonly string[], earlier = NOTHING): readonly HeaderPair[] {
  return readHeaders(raw, earlier)
}

test('names and values are paired in order, case and repeats kept', () => {
  expect(read(['Host', 'a', 'X-Id', '1', 'x-id', '2'])).toEqual([
    ['Host', 'a'],
    ['X-Id', '1'],
    ['x-id', '2'],
  ])
})

test('no headers are none', () => {
  expect(read([])).toEqual([])
})

test('headers that are all repeated are the ones before', () => {
  const earlier = read(['host', 'a', 'accept', '*/*'])
  expect(read(['host', 'a', 'accept', '*/*'], earlier)).toBe(earlier)
})

test('a header that is repeated is kept once, one that changed is its own', () => {
  const earlier = read(['host', 'a', 'content-length', '9', 'accept', '*/*'])
  const headers = read(['host', 'a', 'content-length', '10', 'accept', '*/*'], earlier)
  expect(headers).toEqual([
    ['host', 'a'],
    ['content-length', '10'],
    ['accept', '*/*'],
  ])
  expect([headers[0] === earlier[0], headers[2] === earlier[2]]).toEqual([true, true])
  expect(earlier[1]).toEqual(['content-length', '9'])
})

test.each([
  ['one more', ['host', 'a', 'accept', '*/*', 'x', 'y']],
  ['one less', ['host', 'a']],
  ['another order', ['accept', '*/*', 'host', 'a']],
  ['another case of a name', ['Host', 'a', 'accept', '*/*']],
  ['another case of a value', ['host', 'A', 'accept', '*/*']],
  ['none', []],
])('%s than before: they are their own', (_what, raw) => {
  const earlier = read(['host', 'a', 'accept', '*/*'])
  const headers = read(raw, earlier)
  expect(headers).not.toBe(earlier)
  expect(headers.flat()).toEqual(raw)
})

test('what came before never shows in what comes now', () => {
  const anyRaw = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'A'), fc.constantFrom('1', '2', '')))
    .map((pairs) => pairs.flat())
  fc.assert(
    fc.property(fc.array(anyRaw), (requests) => {
      let earlier = NOTHING
      for (const raw of requests) {
        earlier = readHeaders(raw, earlier)
        expect(earlier.flat()).toEqual(raw)
      }
    }),
  )
})
