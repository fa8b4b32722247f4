import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createJsonError,
  isDeeperThan,
  isParsedDeeperThan,
  skipValidString,
} from '../../../src/document/json.js'

test('depth counts lists and mappings alike', () => {
  expect(isDeeperThan('[{"a":[]}]', 3)).toBe(false)
  expect(isDeeperThan('[{"a":[]}]', 2)).toBe(true)
})

test('what is closed does not count', () => {
  expect(isDeeperThan('[[],[],[],{}]', 2)).toBe(false)
})

test.each(['["[[[["]', '["\\"[[[["]', '["\\\\","{{{{"]'])(
  'brackets in the strings of %s do not count',
  (json) => {
    expect(isDeeperThan(json, 1)).toBe(false)
    expect(isParsedDeeperThan(json, 1)).toBe(false)
  },
)

test('an escaped backslash does not hide the end of its string', () => {
  expect(isDeeperThan('["\\\\",[[]]]', 2)).toBe(true)
  expect(isParsedDeeperThan('["\\\\",[[]]]', 2)).toBe(true)
})

test('a string that is not closed hides brackets only to the end of its line', () => {
  expect(isDeeperThan('["\n[[[', 3)).toBe(true)
})

test('a hundred thousand levels are seen at once', () => {
  expect(isDeeperThan('['.repeat(100_000), 256)).toBe(true)
  expect(isParsedDeeperThan('['.repeat(100_000), 256)).toBe(true)
})

test('the depth of any JSON is what a walk over it finds', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
      : 0
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (json) => {
      const depth = depthOf(JSON.parse(json))
      for (const isDeeper of [isDeeperThan, isParsedDeeperThan]) {
        expect(isDeeper(json, depth)).toBe(false)
        if (depth > 0) expect(isDeeper(json, depth - 1)).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['x"a\\"b"y', 7],
  ['x"a\\\\"b"y', 6],
  ['x"a\\\\\\"b"y', 9],
  ['x""y', 3],
  ['x"a', 3],
])('a string is skipped with its escapes: %s', (json, end) => {
  expect(skipValidString(json, 1)).toBe(end)
})

test('whatever JSON.stringify writes is skipped as one string', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\\', '"', 'a', '\n') }), (text) => {
      const json = JSON.stringify(text)
      expect(skipValidString(`${json},"`, 0)).toBe(json.length)
    }),
  )
})

test.each([
  ['{"a" 1}', 'api.json:1:6: expected a colon, but found "1".'],
  ['{\n  "a": 1\n  "b": 2\n}', 'api.json:3:3: expected a comma, but found "\\"b\\"".'],
  ['{"a": }', 'api.json:1:7: expected a value, but found "}".'],
  ['{"a": 1', 'api.json:1:8: expected a comma or }, but found the end of the document.'],
  ['[1', 'api.json:1:3: expected a comma or ], but found the end of the document.'],
  ['{} {}', 'api.json:1:4: expected the end of the document, but found "{".'],
  ['{a: 1}', 'api.json:1:2: expected a value, or a name in double quotes, but found "a".'],
  ['{"a": "\\x"}', 'api.json:1:7: expected a valid escape sequence, but found "\\"\\\\x\\"".'],
  ['// hi\n{}', 'api.json:1:1: expected no comments, but found "// hi".'],
])('%j is reported with place, expectation and find', (json, message) => {
  const error = createJsonError(json, 'api.json', undefined)
  expect(error.message).toBe(message)
  expect(error.code).toBe('RINGBACK_ERR_DOCUMENT_SYNTAX')
  expect(error.hint).toBe('Correct it there; every JSON-aware editor marks the place.')
})

test('what was found is cut', () => {
  const { message } = createJsonError(`{"a": ${'x'.repeat(100)}}`, 'api.json', undefined)
  expect(message).toBe(
    `api.json:1:7: expected a value, or a name in double quotes, but found "${'x'.repeat(20)}".`,
  )
})

test('brackets that a comment hides from the depth guard do not break the report', () => {
  const json = `/*"*/${'['.repeat(200_000)}`
  expect(isDeeperThan(json, 256)).toBe(false)
  const { message } = createJsonError(json, 'api.json', undefined)
  expect(message).toMatch(/^api\.json:1:1: expected no comments/)
})
