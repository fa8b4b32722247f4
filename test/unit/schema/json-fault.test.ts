import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findInvalidByte, findSyntaxFault } from '../../../src/schema/json-fault.js'

/** Any code points, lone surrogates among them. */
const ANY_TEXT = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
})
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

test.each([
  ['', 0, 'expected a value, but found the end of the text'],
  ['{', 1, 'expected a comma or }, but found the end of the text'],
  ['[1', 2, 'expected a comma or ], but found the end of the text'],
  ['{"a" 1}', 5, 'expected a colon, but found 1'],
  ['{"a":1 "b":2}', 7, 'expected a comma, but found "b"'],
  ['[1 2]', 3, 'expected a comma, but found 2'],
  ['{} {}', 3, 'expected nothing more, but found {'],
  ['{a:1}', 1, 'expected a value, but found a'],
  ['[1,]', 3, 'expected a value, but found ]'],
  ['{"a":1,}', 7, 'expected a name in double quotes, but found }'],
  ['{"a":}', 5, 'expected a value, but found }'],
  ['1.', 0, 'expected a digit, but found 1.'],
  ['"a', 2, 'expected the closing quote of a string, but found the end of the text'],
  ['"a\\x"', 2, 'expected an escape of JSON in a string, but found \\x'],
  ['"\\u12g4"', 1, 'expected an escape of JSON in a string, but found \\u'],
  ['"a\tb"', 2, 'expected an escape for a control character in a string, but found \\t'],
  ['"a\u0000"', 2, 'expected an escape for a control character in a string, but found \\u0000'],
  ['undefined', 0, 'expected a value, but found undefined'],
  ['NaN', 0, 'expected a value, but found NaN'],
  ['// x', 0, 'expected no comments, but found // x'],
])('the text %j stops being JSON at %i: %s', (text, offset, because) => {
  expect(findSyntaxFault(text)).toEqual({ offset, because })
})

test('characters from U+007F to U+009F may stand in a string', () => {
  expect(findSyntaxFault('["\u007f\u009f", x]')?.offset).toBe(7)
  expect(findSyntaxFault('["\u007f\u009f\n"]')?.offset).toBe(4)
})

test('JSON has no fault', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      expect(findSyntaxFault(JSON.stringify(value, null, indent))).toBeUndefined()
    }),
    { numRuns: 200 },
  )
})

test('a fault lies within the text, and is shown without control characters', () => {
  fc.assert(
    fc.property(ANY_TEXT, (text) => {
      const fault = findSyntaxFault(text)
      expect(fault?.offset ?? 0).toBeGreaterThanOrEqual(0)
      expect(fault?.offset ?? 0).toBeLessThanOrEqual(text.length)
      expect(INVISIBLE.test(fault?.because ?? '')).toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('nesting that exhausts the stack does not throw', () => {
  expect(() => findSyntaxFault('['.repeat(200_000))).not.toThrow()
})

test.each([
  ['a single bad byte', [0xff], 0],
  ['a bad byte behind ASCII', [0x61, 0x62, 0xff, 0x63], 2],
  ['a bad byte at the end', [0x61, 0xc0], 1],
  ['a bad byte behind a character of two', [0xc3, 0xa4, 0x80], 2],
  ['a bad byte behind a character of four', [0xf0, 0x9f, 0x98, 0x80, 0xfe], 4],
  ['a character of three that is cut', [0x61, 0xe2, 0x82, 0x61], 1],
  ['an overlong slash', [0x2f, 0xc0, 0xaf], 1],
  ['an encoded surrogate', [0x61, 0xed, 0xa0, 0x80], 1],
])('of %s the place is found', (_title, bytes, offset) => {
  expect(findInvalidByte(Uint8Array.from(bytes))).toBe(offset)
})

test('a bad byte is found behind any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
      const start = Buffer.from(before)
      const bytes = Buffer.concat([start, Buffer.from([0xff]), Buffer.from(after)])
      expect(findInvalidByte(bytes)).toBe(start.length)
    }),
    { numRuns: 200 },
  )
})
