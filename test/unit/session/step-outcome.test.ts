import { expect, test } from 'vitest'
import { cutExcerpt } from '../../../src/session/step-outcome.js'

test.each([
  ['nothing', '', ''],
  ['blanks only', ' \r\n\t ', ''],
  ['blanks around it', '\n gone wrong \r\n', 'gone wrong'],
  ['blanks within it', 'a\n  b', 'a\n  b'],
  ['199 characters', 'x'.repeat(199), 'x'.repeat(199)],
  ['200 characters', 'x'.repeat(200), 'x'.repeat(200)],
  ['201 characters', 'x'.repeat(201), `${'x'.repeat(200)}...`],
  ['a character of two halves across the end', `${'x'.repeat(199)}😀y`, `${'x'.repeat(199)}...`],
  ['200 characters among blanks', ` ${'x'.repeat(200)}\n`, 'x'.repeat(200)],
])('of %s remains what says something', (_label, text, excerpt) => {
  expect(cutExcerpt(text)).toBe(excerpt)
})

test('the beginning is kept, not the end', () => {
  expect(cutExcerpt(`start${'x'.repeat(300)}end`)).toBe(`start${'x'.repeat(195)}...`)
})
