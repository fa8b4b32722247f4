import { FINDINGS, type FindingCode } from '../check/catalogue.js'
import type { Basis } from '../check/model.js'
import { ERROR_CATALOGUE, type ErrorCode } from '../errors.js'
import { escapeControls } from '../transport/escape.js'
import { renderField } from './field.js'
import { findNearest } from './near-word.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'
import { wrapText } from './text-wrap.js'

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  document: 'the OpenAPI document says so',
  config: 'your configuration says so',
  rfc: 'an RFC says so',
  practice: 'good practice; fails a run only with --strict',
}

const BLAME_WORDS: Readonly<Record<(typeof ERROR_CATALOGUE)[ErrorCode]['blame'], string>> = {
  user: 'the command, or the machine that it runs on',
  document: 'the OpenAPI document',
  api: 'the API under test',
  ringback: 'Ringback itself',
}

export interface Explanation {
  readonly isKnown: boolean
  readonly text: string
}

/** The text of `ringback explain CODE`; for an unknown code the codes that look like it. */
export function explainCode(code: string, style: TextStyle): Explanation {
  if (isFindingCode(code)) return { isKnown: true, text: explainFinding(code, style) }
  if (isErrorCode(code)) return { isKnown: true, text: explainError(code, style) }
  const codes = [...Object.keys(FINDINGS), ...Object.keys(ERROR_CATALOGUE)]
  const near = findNearest(code, codes, 5)
  const hint =
    near.length === 0
      ? ['Codes stand in the first line of a finding, e.g. delivery-body-schema.']
      : ['Did you mean one of these?', ...near.map((name) => `  ${name}`)]
  const sentence = `No finding or error has the code "${escapeControls(code)}".`
  return { isKnown: false, text: joinLines([...wrapText(sentence, style.width), ...hint]) }
}

/** What a finding means, how much it counts and on whose authority, and what usually causes it. */
export function explainFinding(code: FindingCode, style: TextStyle): string {
  const { severity, basis, title, explain } = FINDINGS[code]
  return renderExplanation(
    `${code}   ${title}`,
    [
      ['severity', severity],
      ['basis', BASIS_WORDS[basis]],
    ],
    explain,
    style,
  )
}

/** What an error means, who can mend it, and the exit code that comes with it. */
export function explainError(code: ErrorCode, style: TextStyle): string {
  const { exitCode, blame, explain } = ERROR_CATALOGUE[code]
  return renderExplanation(
    code,
    [
      ['lies in', BLAME_WORDS[blame]],
      ['exit code', String(exitCode)],
    ],
    explain,
    style,
  )
}

function renderExplanation(
  title: string,
  rows: readonly (readonly [label: string, value: string])[],
  explain: string,
  style: TextStyle,
): string {
  return joinLines([
    style.paint.bold(title),
    ...rows.flatMap(([label, value]) => renderField(label, value, { indent: 2, label: 11 }, style)),
    '',
    ...renderField('', explain, { indent: 2, label: 0 }, style),
  ])
}

function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(FINDINGS, code)
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CATALOGUE, code)
}
