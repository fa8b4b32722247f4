import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib'

/** Undoes one encoding; throws for bytes that are not in it, or become more than `maxOutputLength`. */
export type Decoder = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array

/** By the names of content encodings (RFC 9110, section 8.4.1). */
export const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflate],
  ['br', brotliDecompressSync],
])

/** RFC 9110 means zlib by `deflate`; many senders leave its wrapper out (same section, note). */
function inflate(bytes: Uint8Array, options: ZlibOptions): Uint8Array {
  const [first = 0, second = 0] = bytes
  const hasWrapper = (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
  return hasWrapper ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
}
