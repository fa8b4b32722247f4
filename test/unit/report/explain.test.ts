import { expect, test } from 'vitest'
import { FINDINGS } from '../../../src/check/catalogue.js'
import { ERROR_CATALOGUE } from '../../../src/errors.js'
import { explainCode, explainError, explainFinding } from '../../../src/report/explain.js'
import { createTextStyle } from '../../../src/report/text-style.js'

const plain = createTextStyle({ color: false, unicode: true })

test('A finding is explained by title, severity, basis and what causes it.', () => {
  expect(explainFinding('delivery-duplicate', plain)).toBe(`delivery-duplicate   delivered twice
  severity   error
  basis      an RFC says so

  The same callback arrived again although the first was answered with a
  documented success. RFC 9110, section 9.2.2: a request with a method that is
  not idempotent should not be repeated automatically.
`)
})

test('An error is explained by who can mend it and its exit code.', () => {
  expect(explainError('RINGBACK_ERR_USAGE', plain)).toBe(`RINGBACK_ERR_USAGE
  lies in    the command, or the machine that it runs on
  exit code  2

  An option or argument of the command line or of a library call has no meaning.
`)
})

test('Every code of both catalogues is explained within the width.', () => {
  for (const code of [...Object.keys(FINDINGS), ...Object.keys(ERROR_CATALOGUE)]) {
    const { isKnown, text } = explainCode(code, plain)
    expect(isKnown).toBe(true)
    expect(text.startsWith(code)).toBe(true)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  }
})

test('A misspelt code gets the codes that look like it, nearest first.', () => {
  const { isKnown, text } = explainCode('delivery-mising', plain)
  expect(isKnown).toBe(false)
  expect(text.split('\n').slice(0, 3)).toEqual([
    'No finding or error has the code "delivery-mising".',
    'Did you mean one of these?',
    '  delivery-missing',
  ])
})

test('A part of a code and another case are enough to be understood.', () => {
  expect(explainCode('crosstalk', plain).text).toContain('\n  delivery-crosstalk\n')
  expect(explainCode('ringback_err_usage', plain).text).toContain('\n  RINGBACK_ERR_USAGE\n')
})

test('A code that resembles nothing gets a hint where codes are found.', () => {
  expect(explainCode('zzz', plain).text).toBe(`No finding or error has the code "zzz".
Codes stand in the first line of a finding, e.g. delivery-body-schema.
`)
})

test.each(['constructor', '__proto__', 'toString', '', '\u001b[2J', 'x'.repeat(100_000)])(
  'The hostile code of case %# is unknown, and nothing worse.',
  (code) => {
    const { isKnown, text } = explainCode(code, plain)
    expect(isKnown).toBe(false)
    expect(text).not.toContain('\u001b')
  },
)
