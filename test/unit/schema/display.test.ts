import { expect, test } from 'vitest'
import {
  cutText,
  showChoices,
  showNames,
  showText,
  showValue,
} from '../../../src/schema/display.js'

test.each([
  ['yes', '"yes"'],
  [null, 'null'],
  [1.5, '1.5'],
  [[], '[]'],
  [{}, '{}'],
  [{ id: 1, tags: ['a', true] }, '{"id": 1, "tags": ["a", true]}'],
  ['a"b\n', String.raw`"a\"b\n"`],
  ['\u001b[31m\u0007', String.raw`"\u001b[31m\u0007"`],
  ['a\u202eb\u200bc\ufeff', String.raw`"a\u202eb\u200bc\ufeff"`],
  ['\u{e0041}', String.raw`"\u{e0041}"`],
  ['\ud800', String.raw`"\ud800"`],
  ['\u0085\u2028', String.raw`"\u0085\u2028"`],
  ['é日\u{1f600}', '"é日\u{1f600}"'],
  [[[[[[1]]]]], '[[[[[…]]]]]'],
])('%j is shown as %s', (value, text) => {
  expect(showValue(value)).toBe(text)
})

test('long values are cut, and not rendered beyond that', () => {
  expect(showValue('x'.repeat(1e6))).toBe(`"${'x'.repeat(58)}…`)
  expect(showValue(Array(1e6).fill(1), 10)).toBe('[1, 1, 1,…')
  expect(showValue(Object.fromEntries([['a'.repeat(100), 1]]), 10)).toBe('{"aaaaaaa…')
  expect(showText('y'.repeat(100), 5)).toBe('yyyy…')
})

test('a cut does not leave half a character', () => {
  expect(showText('abc\u{1f600}d', 5)).toBe('abc…')
})

test('many names and choices are counted', () => {
  const names = Array.from({ length: 10 }, (_, index) => `n${index}`)
  expect(showNames(names, 2)).toBe('n0, n1 and 8 more')
  expect(showNames(['a\u001b'])).toBe('a\\u001b')
  expect(showChoices([1, 'a', null])).toBe('1 | "a" | null')
  expect(showChoices(names, 2)).toBe('"n0" | "n1" | 8 more')
})

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc'],
  ['ab\u{1f600}', 3, 'ab'],
  ['ab\u{1f600}', 4, 'ab\u{1f600}'],
  ['\u{1f600}', 1, ''],
  ['abc', 0, ''],
])('%j is cut after %i code units to %j', (text, length, expected) => {
  expect(cutText(text, length)).toBe(expected)
})
