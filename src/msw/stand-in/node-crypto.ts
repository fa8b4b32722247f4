import { Buffer } from './node-buffer.js'
import { hashSha256 } from './sha256.js'

/** Web crypto hashes asynchronously only, and the engine asks for short texts in between. */
export function createHash(algorithm: string) {
  if (algorithm !== 'sha256') throw new TypeError(`${algorithm} has no stand-in for a page.`)
  const parts: Uint8Array[] = []
  const hash = {
    update: (text: string) => {
      parts.push(Buffer.from(text))
      return hash
    },
    digest: (encoding: 'hex'): string =>
      Buffer.from(hashSha256(Buffer.concat(parts))).toString(encoding),
  }
  return hash
}

export function randomBytes(size: number): Uint8Array {
  return crypto.getRandomValues(Buffer.alloc(size))
}
