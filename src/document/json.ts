import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser'
import { RingbackError } from '../errors.js'

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Whether brackets outside of strings go deeper than `limit`. It comes before `JSON.parse`, which
 * accepts millions of levels that nothing after it survives. A string ends with its line, as it
 * does for the parser that looks for errors.
 */
export function isDeeperThan(json: string, limit: number): boolean {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) at = skipString(json, at) - 1
    // `[` and `{` are 0x5b and 0x7b, `]` and `}` are 0x5d and 0x7d: they differ in one bit.
    else if ((code & 0xdf) === 0x5b) {
      if (++depth > limit) return true
    } else if ((code & 0xdf) === 0x5d) depth--
  }
  return false
}

/**
 * The same, half as long, for text that goes to `JSON.parse` next: it tells what that comes by
 * before it meets a fault. What it says of the rest of faulty text means nothing.
 */
export function isParsedDeeperThan(json: string, limit: number): boolean {
  let depth = 0
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) at = skipValidString(json, at) - 1
    else if ((code & 0xdf) === 0x5b) {
      if (++depth > limit) return true
    } else if ((code & 0xdf) === 0x5d) depth--
  }
  return false
}

/** The offset behind the string that starts at `start`, in text that `JSON.parse` accepts. */
export function skipValidString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1)
  return end === -1 ? json.length : end + 1
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(json: string, at: number): boolean {
  let start = at
  while (json.charCodeAt(start - 1) === BACKSLASH) start--
  return (at - start) % 2 === 1
}

/** The offset behind the string that starts at `start`. */
function skipString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE) return at + 1
    else if (code === 0x0a || code === 0x0d) return at
  }
  return json.length
}

const EXPECTED: Partial<Record<string, string>> = {
  PropertyNameExpected: 'a name in double quotes',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: 'a comma or }',
  CloseBracketExpected: 'a comma or ]',
  EndOfFileExpected: 'the end of the document',
  InvalidSymbol: 'a value, or a name in double quotes',
  UnexpectedEndOfString: 'a closing quote',
  InvalidEscapeCharacter: 'a valid escape sequence',
  InvalidUnicode: 'four hexadecimal digits',
  InvalidCharacter: 'an escape sequence for a control character',
  InvalidCommentToken: 'no comments',
}

/** The error for text that `JSON.parse` refused, with the position of its first fault. */
export function createJsonError(json: string, file: string, cause: unknown): RingbackError {
  const fault = findFault(json)
  const hint = 'Correct it there; every JSON-aware editor marks the place.'
  if (fault === undefined) {
    return new RingbackError(
      'RINGBACK_ERR_DOCUMENT_SYNTAX',
      `${file}: expected JSON, but it does not parse.`,
      { hint, cause },
    )
  }
  const expected = EXPECTED[printParseErrorCode(fault.code)] ?? 'JSON'
  const rest = json.slice(fault.offset, fault.offset + Math.min(Math.max(fault.length, 1), 20))
  const arrived = rest === '' ? 'the end of the document' : JSON.stringify(rest)
  return new RingbackError(
    'RINGBACK_ERR_DOCUMENT_SYNTAX',
    `${file}:${fault.line}:${fault.column}: expected ${expected}, but found ${arrived}.`,
    { hint, cause },
  )
}

interface Fault {
  readonly code: ParseErrorCode
  readonly offset: number
  readonly length: number
  readonly line: number
  readonly column: number
}

function findFault(json: string): Fault | undefined {
  const faults: Fault[] = []
  try {
    visit(
      json,
      {
        onError(code, offset, length, line, column) {
          if (faults.length === 0) {
            faults.push({ code, offset, length, line: line + 1, column: column + 1 })
          }
        },
      },
      { disallowComments: true },
    )
  } catch (error) {
    // Comments can hide brackets from the depth guard; the visitor recurses.
    if (!(error instanceof RangeError)) throw error
  }
  return faults[0]
}
