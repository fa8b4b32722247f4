import * as node from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDeepStrictEqual } from '../../../../src/msw/stand-in/node-util.js'

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [null, {}, false],
  [{}, null, false],
  [{ a: undefined }, {}, false],
  [{ a: undefined }, { b: undefined }, false],
  [0, -0, false],
  [Number.NaN, Number.NaN, true],
  [1, '1', false],
  [{ a: { b: null } }, { a: { b: null } }, true],
  [{ a: { b: null } }, { a: { b: 0 } }, false],
  [Object.create(null), {}, false],
  [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}'), true],
  [JSON.parse('{"__proto__":1}'), {}, false],
])('%j and %j: %s', (one, other, expected) => {
  expect(isDeepStrictEqual(one, other)).toBe(expected)
  expect(node.isDeepStrictEqual(one, other)).toBe(expected)
})

test('any two values of JSON are equal where they are to Node', () => {
  const small = fc.jsonValue({ maxDepth: 2 })
  fc.assert(
    fc.property(small, small, (one, other) => {
      expect(isDeepStrictEqual(one, other)).toBe(node.isDeepStrictEqual(one, other))
    }),
  )
})

test('a value equals its copy', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isDeepStrictEqual(value, structuredClone(value))).toBe(true)
    }),
  )
})
