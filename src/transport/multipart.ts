import type { HeaderPair } from './model.js'
import { viewBuffer } from './view-buffer.js'

/** One part of a multipart body. Parts that are multipart themselves stay bytes. */
export interface BodyPart {
  readonly headers: readonly HeaderPair[]
  readonly body: Uint8Array
}

export type ParsedMultipart =
  | { readonly ok: true; readonly parts: readonly BodyPart[] }
  /** Why it cannot be read, as a clause. */
  | { readonly ok: false; readonly because: string }

/** More parts, or longer heads, are no callback but an attack. */
const MOST_PARTS = 1000
const MOST_HEAD_BYTES = 16 * 1024

const LF = 0x0a
const CR = 0x0d
const DASH = 0x2d

/**
 * The parts of a multipart body (RFC 2046, section 5.1.1). `boundary` is the parameter of its
 * Content-Type. Lines may end in LF alone, as some senders have them; what stands before the first
 * and behind the last boundary is ignored. Never throws; the parts share the bytes of the body.
 */
export function parseMultipart(bytes: Uint8Array, boundary: string): ParsedMultipart {
  if (!/^[\x20-\x7e]{0,69}[\x21-\x7e]$/.test(boundary)) {
    return no('its boundary is not 1 to 70 printable characters (RFC 2046, section 5.1.1)')
  }
  const buffer = viewBuffer(bytes)
  const parts: BodyPart[] = []
  let opened = findDelimiter(buffer, boundary, 0)
  if (opened === undefined) return no(`the boundary --${boundary} does not stand in it`)
  while (!opened.isLast) {
    const next = findDelimiter(buffer, boundary, opened.end)
    if (next === undefined) return no(`it ends without its last boundary --${boundary}--`)
    if (parts.length === MOST_PARTS) return no(`it has more than ${MOST_PARTS} parts`)
    const part = readPart(buffer, opened.end, next.start)
    if (typeof part === 'string') return no(`its part ${parts.length + 1} ${part}`)
    parts.push(part)
    opened = next
  }
  return parts.length === 0 ? no('it has no parts') : { ok: true, parts }
}

function no(because: string): ParsedMultipart {
  return { ok: false, because }
}

/** A line that holds a boundary and nothing else. The line break before it belongs to it. */
interface Delimiter {
  readonly start: number
  readonly end: number
  readonly isLast: boolean
}

function findDelimiter(buffer: Buffer, boundary: string, from: number): Delimiter | undefined {
  const dashes = `--${boundary}`
  let at = buffer.indexOf(dashes, from, 'latin1')
  for (; at >= 0; at = buffer.indexOf(dashes, at + 1, 'latin1')) {
    if (at !== 0 && buffer[at - 1] !== LF) continue
    let end = at + dashes.length
    const isLast = buffer[end] === DASH && buffer[end + 1] === DASH
    if (isLast) end += 2
    while (buffer[end] === 0x20 || buffer[end] === 0x09) end += 1
    const lineEnd = skipLineBreak(buffer, end)
    if (lineEnd === end && !(isLast && end === buffer.length)) continue
    const isAfterCr = at >= 2 && buffer[at - 2] === CR
    // The same line break may end one boundary and begin the next: that part is empty.
    const start = Math.max(from, at === 0 ? 0 : at - (isAfterCr ? 2 : 1))
    return { start, end: lineEnd, isLast }
  }
  return undefined
}

function skipLineBreak(buffer: Buffer, at: number): number {
  if (buffer[at] === LF) return at + 1
  return buffer[at] === CR && buffer[at + 1] === LF ? at + 2 : at
}

/** A part between two boundaries, or what is wrong with it as the rest of a sentence. */
function readPart(buffer: Buffer, start: number, end: number): BodyPart | string {
  const headers: [string, string][] = []
  let at = start
  while (at < end) {
    const body = skipLineBreak(buffer, at)
    if (body > at) return { headers, body: buffer.subarray(Math.min(body, end), end) }
    const found = buffer.indexOf(LF, at)
    const lineEnd = found < 0 || found > end ? end : found
    if (lineEnd - start > MOST_HEAD_BYTES)
      return `has more than ${MOST_HEAD_BYTES} bytes of headers`
    const line = buffer.toString('latin1', at, lineEnd).replace(/\r$/, '')
    const last = headers.at(-1)
    const colon = line.indexOf(':')
    // A line that starts with a blank goes on with the header before it (RFC 5322, section 2.2.3).
    if (/^[ \t]/.test(line) && last !== undefined) last[1] = `${last[1]} ${line.trim()}`
    else if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
    else return 'has no blank line between its headers and its content'
    at = lineEnd + 1
  }
  return { headers, body: buffer.subarray(end, end) }
}
