import { randomBytes } from 'node:crypto'

/** 128 bits: nobody guesses another trigger's callback URL. */
const TOKEN_BYTES = 16

/** Asking the system for random bytes costs more than all else about a token. */
const TOKENS_PER_DRAW = 64

/** Makes tokens, as hexadecimal; for whoever needs many, such as one driven operation. */
export function createTokenSource(): () => string {
  let bytes = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at === bytes.length) {
      bytes = randomBytes(TOKEN_BYTES * TOKENS_PER_DRAW)
      at = 0
    }
    at += TOKEN_BYTES
    return bytes.toString('hex', at - TOKEN_BYTES, at)
  }
}
