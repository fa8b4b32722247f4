import type { CaseExpectation, CaseKind } from './case-model.js'

/** Bytes to send in the place of the plain body. */
export interface BytesCase {
  readonly kind: CaseKind
  readonly label: string
  readonly expects: CaseExpectation
  readonly bytes: Uint8Array
}

const DEPTH = 5000

/**
 * Bodies that are no JSON, made of one that is. `isRequired` says whether a body has to be there.
 * What parsers may take all the same (RFC 8259, sections 8.1 and 9) must only not crash.
 */
export function listSyntaxCases(json: Uint8Array, isRequired: boolean): readonly BytesCase[] {
  const text = new TextDecoder().decode(json)
  const end = text.length - 1
  const refused: readonly (readonly [label: string, text: string])[] = [
    ['JSON that is cut off', text.slice(0, end)],
    ['JSON with a trailing comma', `${text.slice(0, end)},${text.slice(end)}`],
    ['two JSON texts in one body', `${text}${text}`],
    ['NaN in the place of JSON', 'NaN'],
    ['JSON with single quotes', text.replaceAll('"', "'")],
  ]
  const open: readonly (readonly [label: string, bytes: Uint8Array])[] = [
    ['JSON behind a byte order mark', encode(`\uFEFF${text}`)],
    ['JSON with bytes that are not UTF-8', Buffer.from(spoilText(text), 'latin1')],
    [`JSON nested ${DEPTH} levels deep`, encode('['.repeat(DEPTH) + ']'.repeat(DEPTH))],
  ]
  return [
    ...refused
      .filter(([, broken]) => broken !== '' && !isJson(broken))
      .map(([label, broken]) => describe(label, 'refusal', encode(broken))),
    ...(isRequired ? [describe('no body', 'refusal', new Uint8Array())] : []),
    ...open.map(([label, bytes]) => describe(label, 'anything', bytes)),
  ]
}

function describe(label: string, expects: CaseExpectation, bytes: Uint8Array): BytesCase {
  return { kind: 'syntax', label, expects, bytes }
}

/** A byte that begins no character, within the first text. */
function spoilText(text: string): string {
  return text.replace('"', '"\u00FF')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
