import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutWidth, measureWidth, padWidth } from '../../../src/report/text-width.js'
import { wrapText } from '../../../src/report/text-wrap.js'

test('Lines break at blanks.', () => {
  expect(wrapText('the quick brown fox', 10)).toEqual(['the quick', 'brown fox'])
})

test('Blanks inside a line stay, since a quoted value may turn on them.', () => {
  expect(wrapText('"a   b"', 20)).toEqual(['"a   b"'])
})

test('Line feeds break, and an empty line stays.', () => {
  expect(wrapText('a\n\nb', 20)).toEqual(['a', '', 'b'])
})

test('A long URL breaks before a slash where that leaves no half-empty line.', () => {
  expect(wrapText('http://127.0.0.1:4000/token/invoices', 24)).toEqual([
    'http://127.0.0.1:4000',
    '/token/invoices',
  ])
})

test('A long URL starts on the line of the word before it.', () => {
  expect(wrapText('POST http://127.0.0.1:4000/token/invoices', 28)).toEqual([
    'POST http://127.0.0.1:4000',
    '/token/invoices',
  ])
})

test('A word without seams is cut.', () => {
  expect(wrapText('abcdefghijklmnop', 10)).toEqual(['abcdefghij', 'klmnop'])
})

test('No line is wider than it may be, and nothing but blanks is lost.', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '/', '請', 'é', '?'), maxLength: 120 }),
      fc.integer({ min: 8, max: 40 }),
      (text, width) => {
        const lines = wrapText(text, width)
        for (const line of lines) expect(measureWidth(line)).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      },
    ),
  )
})

test('Wide characters take two cells, combining ones none.', () => {
  expect(measureWidth('abc')).toBe(3)
  expect(measureWidth('請求書')).toBe(6)
  expect(measureWidth('e\u0301')).toBe(1)
  expect(measureWidth('\u0301')).toBe(0)
  expect(measureWidth('🎉')).toBe(2)
  expect(measureWidth('Größe')).toBe(5)
})

test('Cutting counts the ellipsis, and never halves a wide character.', () => {
  expect(cutWidth('abcdef', 6, '…')).toBe('abcdef')
  expect(cutWidth('abcdefg', 6, '…')).toBe('abcde…')
  expect(cutWidth('請求書請', 6, '…')).toBe('請求…')
  expect(cutWidth('abcdefg', 6, '...')).toBe('abc...')
})

test('Padding fills up to the width, and leaves a longer text alone.', () => {
  expect(padWidth('請', 4)).toBe('請  ')
  expect(padWidth('abcde', 4)).toBe('abcde')
})
