import { isUtf8 } from 'node:buffer'
import { DECODERS } from './decoder.js'
import { findHeader, listHeader } from './headers.js'
import type { HeaderPair } from './model.js'
import { viewBuffer } from './view-buffer.js'

export type DecodedBody =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly because: string }

/** A body as it can be shown and stored: `text` where it is UTF-8, else `base64`. */
export interface StoredBody {
  readonly size: number
  readonly text?: string
  readonly base64?: string
}

// A chain multiplies its ratios: 480 bytes of gzip in gzip make 200 MB.
const MAX_ENCODINGS = 5

/**
 * Undoes the Content-Encoding of a body (RFC 9110, section 8.4). No step of the chain ever makes
 * more than `limit` bytes. Failing gives a sentence, never an error.
 */
export function decodeBody(
  bytes: Uint8Array,
  headers: readonly HeaderPair[],
  limit: number,
): DecodedBody {
  if (bytes.length === 0 || findHeader(headers, 'content-encoding') === undefined) {
    return { ok: true, bytes }
  }
  const encodings = listEncodings(headers)
  if (encodings.length > MAX_ENCODINGS) {
    return no(`the body is encoded ${encodings.length} times, more than ${MAX_ENCODINGS}`)
  }
  let decoded = bytes
  // Encodings are listed in the order in which they were applied.
  for (const encoding of encodings.reverse()) {
    const decoder = DECODERS.get(encoding)
    if (decoder === undefined) return no(`the content encoding "${encoding}" is not supported`)
    try {
      decoded = decoder(decoded, { maxOutputLength: limit })
    } catch (error) {
      return no(describeFailure(encoding, error, limit))
    }
  }
  return { ok: true, bytes: decoded }
}

/**
 * A body as plain data that survives JSON. `size` is what arrived, and larger than `bytes` where
 * the body was cut; a character that the cut went through is left out. `known` is its text, where
 * it has been decoded before.
 */
export function captureBody(
  bytes: Uint8Array,
  size: number = bytes.length,
  known?: string,
): StoredBody {
  const text = known ?? decodeUtf8(size > bytes.length ? withoutCutCharacter(bytes) : bytes)
  if (text !== undefined) return { size, text }
  return { size, base64: viewBuffer(bytes).toString('base64') }
}

/** The text of UTF-8, with its byte order mark; undefined where it is none. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  // Much faster than a TextDecoder on bodies as short as most are.
  return isUtf8(bytes) ? viewBuffer(bytes).toString('utf8') : undefined
}

function no(because: string): DecodedBody {
  return { ok: false, because }
}

function listEncodings(headers: readonly HeaderPair[]): string[] {
  return listHeader(headers, 'content-encoding')
    .flatMap((value) => value.split(','))
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '' && encoding !== 'identity')
}

function describeFailure(encoding: string, error: unknown, limit: number): string {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
    return `the body decodes to more than ${limit} bytes of ${encoding}`
  }
  const detail = error instanceof Error ? error.message : String(error)
  return `the body is not valid ${encoding}: ${detail}`
}

function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  // The last lead byte is at most three continuation bytes away from the end.
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes
    if (byte < 0xc0) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return back < needed ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}
