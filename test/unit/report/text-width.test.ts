import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinLines } from '../../../src/report/text-lines.js'
import { cutWidth, measureWidth, padWidth, takeWidth } from '../../../src/report/text-width.js'
import { wrapText } from '../../../src/report/text-wrap.js'

test.each([
  ['nothing', '', 0],
  ['Latin letters', 'naïve', 5],
  ['quotes and an ellipsis', '“a…”', 4],
  ['lines of a tree', '├─ └─ │', 7],
  ['kanji', '漢字', 4],
  ['hiragana and katakana', 'ひカ', 4],
  ['hangul', '한글', 4],
  ['full stop and brackets of East Asia', '。「」', 6],
  ['full-width letters', 'ＡＢ', 4],
  ['half-width katakana of the script', 'ｱ', 2],
  ['Cyrillic and Greek', 'Яλ', 2],
  ['Hebrew', 'שלום', 4],
  ['a letter with two combining marks', 'a\u0301\u0323', 1],
  ['a zero-width space', 'a\u200bb', 2],
  ['a byte order mark', '\ufeff', 0],
  ['an emoji', '🎉', 2],
  ['a flag of two letters', '🇩🇪', 2],
  ['a family, one sign of four', '👨‍👩‍👧‍👦', 2],
  ['an emoji with a skin tone', '👍🏽', 2],
  ['a check mark that is text', '✓', 1],
])('%s: %j takes %s cells', (_, text, width) => {
  expect(measureWidth(text)).toBe(width)
})

test.each([
  [0, ''],
  [1, 'a'],
  [2, 'a'],
  [3, 'a漢'],
  [4, 'a漢b'],
  [9, 'a漢b'],
])('%d cells hold of a wide text %j', (width, taken) => {
  expect(takeWidth('a漢b', width)).toBe(taken)
})

test('a combining mark stays with its letter, and a family together', () => {
  expect(takeWidth('e\u0301x', 1)).toBe('e\u0301')
  expect(takeWidth('👨‍👩‍👧‍👦x', 1)).toBe('')
})

test.each([
  [4, 'abcdef', 'a...'],
  [3, 'abcdef', '...'],
  [2, 'abcdef', '..'],
  [0, 'abcdef', ''],
  [0, '', ''],
  [2, 'ab', 'ab'],
])('cut to %d cells %j is %j', (width, text, cut) => {
  expect(cutWidth(text, width, '...')).toBe(cut)
})

const anyText = fc.string({
  unit: fc.constantFrom('a', ' ', '漢', 'e\u0301', '🎉', '…', 'ß', '\u200b'),
  maxLength: 40,
})

test('a text that is cut is no wider than it may be, and begins as before', () => {
  fc.assert(
    fc.property(anyText, fc.nat({ max: 30 }), (text, width) => {
      const cut = cutWidth(text, width, '~')
      expect(measureWidth(cut)).toBeLessThanOrEqual(width)
      if (cut !== text) expect(text.startsWith(cut.replace(/~$/, ''))).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a text that is padded has its width, or stays', () => {
  fc.assert(
    fc.property(anyText, fc.nat({ max: 50 }), (text, width) => {
      const padded = padWidth(text, width)
      expect(measureWidth(padded)).toBe(Math.max(width, measureWidth(text)))
      expect(padded.trimEnd()).toBe(text.trimEnd())
    }),
    { numRuns: 200 },
  )
})

test('widths add up at a blank, which no sign reaches across', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      expect(measureWidth(`${one} ${other}`)).toBe(measureWidth(one) + 1 + measureWidth(other))
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['a width of nothing is eight', 'abcdefghij', 0, ['abcdefgh', 'ij']],
  ['a negative width is eight', 'abcdefghi', -5, ['abcdefgh', 'i']],
  ['a text that just fits stays', 'abcd efgh', 9, ['abcd efgh']],
  ['a text one too long breaks at its blank', 'abcd efghi', 9, ['abcd', 'efghi']],
  ['blanks at a break go', 'abcdefgh   ij', 8, ['abcdefgh', 'ij']],
  ['nothing is one empty line', '', 10, ['']],
  ['blanks that fit stay', '   ', 10, ['   ']],
  ['blanks in front stay', '  ab', 10, ['  ab']],
  ['a line feed at the end gives an empty line', 'a\n', 10, ['a', '']],
  ['a query breaks before its question mark', 'abcdefgh?ijklm', 10, ['abcdefgh', '?ijklm']],
  ['a query breaks before an ampersand', 'abcdef&hijklm', 10, ['abcdef', '&hijklm']],
  ['a seam in the first half is none', 'abc/defghijklm', 10, ['abc/defghi', 'jklm']],
  ['a seam right in the middle is none', 'abcde/fghijklm', 10, ['abcde/fghi', 'jklm']],
  ['a seam just behind the middle is one', 'abcdef/ghijklm', 10, ['abcdef', '/ghijklm']],
  ['the last seam of several counts', 'abcdef/h/jklm', 10, ['abcdef/h', '/jklm']],
  ['wide signs are never halved', '漢字漢字漢字', 9, ['漢字漢字', '漢字']],
  ['a long word starts in more than half a line', 'ab cdefghijklm', 10, ['ab cdefghi', 'jklm']],
  [
    'a long word does not start in half a line',
    'abcd cdefghijklm',
    10,
    ['abcd', 'cdefghijkl', 'm'],
  ],
])('%s', (_, text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines)
})

test('lines end without blanks, and each with a line feed', () => {
  expect(joinLines(['a  ', '', ' b\t'])).toBe('a\n\n b\n')
  expect(joinLines([])).toBe('')
})

test.each([
  ['::error::x', '\\x3a:error::x\n'],
  ['   ::set-output', '   \\x3a:set-output\n'],
  ['##[group]x', '\\x23#[group]x\n'],
  ['a ##vso[task.complete]', 'a \\x23#vso[task.complete]\n'],
  ['a ::error::', 'a ::error::\n'],
])('the line %j is no command of a CI system', (line, shown) => {
  expect(joinLines([line])).toBe(shown)
})
