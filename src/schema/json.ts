import { type Node, parseTree } from 'jsonc-parser'
import { decodeUtf8 } from '../transport/body.js'
import { DEPTH_LIMIT, measureDepth } from './guard.js'
import { findInvalidByte, findSyntaxFault } from './json-fault.js'
import { splitPointer } from './place.js'

/** A place in a text. Both count from 1, columns in UTF-16 code units. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      /** What is wrong, as a clause: `expected a colon, but found 1`. */
      readonly because: string
      readonly line: number
      readonly column: number
      /** Of the first byte at fault, from 0. */
      readonly offset: number
    }

/**
 * Parses JSON as it is exchanged between systems: UTF-8 without byte order mark (RFC 8259, section
 * 8.1). Text nested deeper than 256 levels is refused. `known` is the text of the bytes, where they
 * have been decoded before. Never throws.
 */
export function parseJson(bytes: Uint8Array, known?: string): ParsedJson {
  // Text this short cannot be nested deeper and still be JSON.
  if (bytes.length > 2 * DEPTH_LIMIT && measureDepth(bytes) === 'exceeds') {
    return fail(bytes, 0, `it is nested deeper than ${DEPTH_LIMIT} levels`)
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return fail(bytes, 0, 'it starts with a byte order mark, which JSON must not have (RFC 8259)')
  }
  const text = known ?? decodeUtf8(bytes)
  if (text === undefined) return fail(bytes, findInvalidByte(bytes), 'it is not valid UTF-8')
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    const fault = findSyntaxFault(text) ?? { offset: 0, because: String(error) }
    return fail(bytes, Buffer.byteLength(text.slice(0, fault.offset)), fault.because)
  }
}

/** The same for a text, where there never were bytes of it. */
export function parseJsonText(text: string): ParsedJson {
  return parseJson(Buffer.from(text))
}

function fail(bytes: Uint8Array, offset: number, because: string): ParsedJson {
  const before = new TextDecoder().decode(bytes.subarray(0, offset))
  return { ok: false, because, offset, ...positionAt(before, before.length) }
}

/**
 * Where the value at a JSON Pointer stands in JSON text; of a member that is there twice, the last
 * one, which is the one that counts. Undefined where nothing stands there.
 */
export function locateInJson(text: string, pointer: string): TextPosition | undefined {
  const root = parseTextTree(text)
  let node = root
  for (const segment of splitPointer(pointer)) {
    if (node === undefined) return undefined
    node = node.type === 'array' ? findItem(node, segment) : findMember(node, segment)
  }
  return node === undefined ? undefined : positionAt(text, node.offset)
}

function parseTextTree(text: string): Node | undefined {
  try {
    return parseTree(text)
  } catch {
    // Nested deeper than the stack allows.
    return undefined
  }
}

function findItem(array: Node, segment: string): Node | undefined {
  return /^(?:0|[1-9]\d*)$/.test(segment) ? array.children?.[Number(segment)] : undefined
}

function findMember(object: Node, segment: string): Node | undefined {
  const members = object.type === 'object' ? (object.children ?? []) : []
  return members.findLast((member) => member.children?.[0]?.value === segment)?.children?.[1]
}

function positionAt(text: string, offset: number): TextPosition {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
