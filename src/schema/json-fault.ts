import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser'
import { showValue } from './display.js'

/** Where text stops being JSON, and why. */
export interface JsonFault {
  /** Index into the text, in UTF-16 code units. */
  readonly offset: number
  readonly because: string
}

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['InvalidSymbol', 'a value'],
  ['PropertyNameExpected', 'a name in double quotes'],
  ['ValueExpected', 'a value'],
  ['ColonExpected', 'a colon'],
  ['CommaExpected', 'a comma'],
  ['CloseBraceExpected', 'a comma or }'],
  ['CloseBracketExpected', 'a comma or ]'],
  ['EndOfFileExpected', 'nothing more'],
  ['InvalidCommentToken', 'no comments'],
  ['UnexpectedEndOfNumber', 'a digit'],
])

/** String text up to the first character that may not stand in it. RFC 8259, section 7. */
const STRING_TEXT = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy

/**
 * The first fault of text that `JSON.parse` refuses, in words that do not depend on the version of
 * Node. Undefined where there is none.
 */
export function findSyntaxFault(text: string): JsonFault | undefined {
  const faults: JsonFault[] = []
  const onError = (code: ParseErrorCode, offset: number, length: number) => {
    faults.push(describeFault(text, printParseErrorCode(code), offset, length))
  }
  try {
    visit(text, { onError }, { disallowComments: true })
  } catch {
    // Deeper nesting than the stack allows: what was found before counts.
  }
  return faults[0]
}

function describeFault(text: string, code: string, offset: number, length: number): JsonFault {
  if (text.charAt(offset) === '"' && !EXPECTED.has(code)) return describeStringFault(text, offset)
  const expected = EXPECTED.get(code) ?? 'JSON'
  const found = text.slice(offset, offset + Math.max(length, 1)).trim()
  const arrived = found === '' ? 'the end of the text' : showFound(found)
  return { offset, because: `expected ${expected}, but found ${arrived}` }
}

function describeStringFault(text: string, start: number): JsonFault {
  STRING_TEXT.lastIndex = start
  const offset = start + (STRING_TEXT.exec(text)?.[0].length ?? 0)
  const found = text.charAt(offset)
  if (found === '')
    return {
      offset,
      because: 'expected the closing quote of a string, but found the end of the text',
    }
  if (found === '\\') {
    const escape = showFound(text.slice(offset, offset + 2))
    return { offset, because: `expected an escape of JSON in a string, but found ${escape}` }
  }
  const because = `expected an escape for a control character in a string, but found ${showFound(found)}`
  return { offset, because }
}

/** Source text as it is, with invisible characters as escapes. */
function showFound(text: string): string {
  return showValue(text, 40).replace(/^"|"$/g, '').replaceAll('\\\\', '\\').replaceAll('\\"', '"')
}

/** Where the first character starts that is not UTF-8, in bytes that a fatal decoder refuses. */
export function findInvalidByte(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  while (valid + 1 < invalid) {
    const middle = Math.floor((valid + invalid) / 2)
    if (decodeStart(bytes.subarray(0, middle)) === undefined) invalid = middle
    else valid = middle
  }
  return Buffer.byteLength(decodeStart(bytes.subarray(0, valid)) ?? '')
}

/** The whole characters of bytes that may go on; undefined where they are not UTF-8. */
function decodeStart(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}
