const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Deeper values make validators and printers run out of stack, on some systems beyond catching. */
export const DEPTH_LIMIT = 256

/**
 * How deep brackets and braces are nested in JSON text outside of strings, without parsing it: 0
 * for a scalar. `exceeds` as soon as it is more than `limit`. Bytes that are no JSON give some
 * number; saying what is wrong with them is up to the parser.
 */
export function measureDepth(bytes: Uint8Array, limit = DEPTH_LIMIT): number | 'exceeds' {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) {
      at = findStringEnd(bytes, at)
      continue
    }
    // `[` and `{` are 0x5b and 0x7b, `]` and `}` are 0x5d and 0x7d: they differ in one bit.
    const bracket = byte & 0xdf
    if (bracket === 0x5b) {
      depth++
      if (depth > limit) return 'exceeds'
      if (depth > deepest) deepest = depth
    } else if (bracket === 0x5d) depth--
  }
  return deepest
}

/** The index of the quote that ends the string that starts at `start`. */
function findStringEnd(bytes: Uint8Array, start: number): number {
  let at = start + 1
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return at
}
