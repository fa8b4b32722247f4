import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexJson } from '../../../src/document/json-position.js'

/** What stands in the text where the tokens lead. */
function textAt(json: string, ...tokens: string[]): string {
  return json.slice(indexJson(json).findOffset(tokens))
}

test('the position of a member is that of its key', () => {
  expect(textAt('{ "a": 1, "b": {"c": 2} }', 'b', 'c')).toBe('"c": 2} }')
})

test('the position of a list item is that of its value', () => {
  expect(textAt('{"a": [1, {"b": 2}, 3]}', 'a', '1')).toBe('{"b": 2}, 3]}')
})

test('the whole document starts at its first character', () => {
  expect(textAt('  \n{"a": 1}')).toBe('{"a": 1}')
})

test('of two equal keys the last one counts, as its value does', () => {
  expect(textAt('{"a": {"x": 1}, "a": {"x": 2}}', 'a', 'x')).toBe('"x": 2}}')
})

test('escapes in a key are read', () => {
  expect(textAt('{"\\u0061\\/b": 1}', 'a/b')).toBe('"\\u0061\\/b": 1}')
})

test('brackets, quotes and commas in strings are skipped', () => {
  const json = '{"a": "},]\\"{", "b": ["],\\\\"], "c": 3}'
  expect(textAt(json, 'c')).toBe('"c": 3}')
})

test.each([
  [['a', 'nope'], '"a": [1]}'],
  [['a', '7'], '"a": [1]}'],
  [['a', '01'], '"a": [1]}'],
  [['a', '0', 'deeper'], '1]}'],
  [['nope', 'a'], '{"a": [1]}'],
  [['__proto__'], '{"a": [1]}'],
])('%j does not exist, so the nearest thing around it counts', (tokens, rest) => {
  expect(textAt('{"a": [1]}', ...tokens)).toBe(rest)
})

test('an own member named __proto__ is found', () => {
  expect(textAt('{"__proto__": {"a": 1}}', '__proto__', 'a')).toBe('"a": 1}}')
})

test.each(['{}', '[]', '1', '"a"', 'null'])('%s has nothing to find in it', (json) => {
  expect(textAt(json, '0', 'a')).toBe(json)
})

test('one index answers many times', () => {
  const json = '{"a": {"b": 1, "c": 2}, "d": 3}'
  const index = indexJson(json)
  expect(['b', 'c', 'b'].map((key) => json.slice(index.findOffset(['a', key])))).toEqual([
    '"b": 1, "c": 2}, "d": 3}',
    '"c": 2}, "d": 3}',
    '"b": 1, "c": 2}, "d": 3}',
  ])
  expect(json.slice(index.findOffset(['d']))).toBe('"d": 3}')
})

test('every value of any JSON is found where it stands', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
      const json = JSON.stringify(value, null, indent)
      const index = indexJson(json)
      const visit = (part: unknown, tokens: readonly string[]): void => {
        if (typeof part !== 'object' || part === null) return
        for (const [key, member] of Object.entries(part)) {
          const path = [...tokens, key]
          const start = Array.isArray(part)
            ? JSON.stringify(member).slice(0, 1)
            : JSON.stringify(key)
          expect(json.slice(index.findOffset(path)).startsWith(start)).toBe(true)
          visit(member, path)
        }
      }
      visit(value, [])
    }),
    { numRuns: 200 },
  )
})
