import { decodeBase64, encodeBase64 } from './base64.js'

type TextEncoding = 'utf8' | 'latin1' | 'base64'

/** The part of Node's Buffer that the engine uses, over web standards. */
class Bytes extends Uint8Array {
  override toString(encoding: TextEncoding | 'hex' = 'utf8', start = 0, end = this.length): string {
    const bytes = this.subarray(start, end)
    if (encoding === 'latin1') return readLatin1(bytes)
    if (encoding === 'base64') return encodeBase64(bytes)
    if (encoding === 'hex')
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    // Of Node, a byte order mark is a character like any other.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }

  override indexOf(wanted: number | string, from = 0, encoding: TextEncoding = 'utf8'): number {
    if (typeof wanted === 'number') return super.indexOf(wanted, from)
    const bytes = encode(wanted, encoding)
    const [first] = bytes
    if (first === undefined) return Math.min(from, this.length)
    let at = super.indexOf(first, from)
    while (at >= 0 && !bytes.every((byte, index) => this[at + index] === byte)) {
      at = super.indexOf(first, at + 1)
    }
    return at
  }
}

export const Buffer = {
  isBuffer: (value: unknown): value is Bytes => value instanceof Bytes,
  alloc: (size: number): Bytes => new Bytes(size),
  byteLength: (text: string): number => new TextEncoder().encode(text).length,
  compare(one: Uint8Array, other: Uint8Array): -1 | 0 | 1 {
    const length = Math.min(one.length, other.length)
    for (let at = 0; at < length; at += 1) {
      const difference = (one[at] ?? 0) - (other[at] ?? 0)
      if (difference !== 0) return difference < 0 ? -1 : 1
    }
    return one.length === other.length ? 0 : one.length < other.length ? -1 : 1
  },
  concat(list: readonly Uint8Array[], length?: number): Bytes {
    const whole = new Bytes(length ?? list.reduce((sum, one) => sum + one.length, 0))
    let at = 0
    for (const one of list) {
      whole.set(one.subarray(0, whole.length - at), at)
      at += one.length
      if (at >= whole.length) break
    }
    return whole
  },
  /** Text and bytes are copied; an ArrayBuffer is looked at where it is. */
  from(
    source: string | ArrayBuffer | Uint8Array,
    encodingOrOffset?: TextEncoding | number,
    length?: number,
  ): Bytes {
    if (typeof source !== 'string') {
      if (source instanceof Uint8Array) return new Bytes(source)
      return new Bytes(source, Number(encodingOrOffset ?? 0), length)
    }
    return encode(source, typeof encodingOrOffset === 'string' ? encodingOrOffset : 'utf8')
  },
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function encode(text: string, encoding: TextEncoding): Bytes {
  if (encoding === 'base64') return new Bytes(decodeBase64(text))
  if (encoding === 'utf8') return new Bytes(new TextEncoder().encode(text))
  return new Bytes(Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)))
}

/** More arguments at once than this may be too many for a call. */
const CHUNK = 8192

function readLatin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...Uint8Array.prototype.subarray.call(bytes, at, at + CHUNK))
  }
  return text
}
