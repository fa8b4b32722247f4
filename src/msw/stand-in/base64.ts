/** Base64 of bytes (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** As forgiving as Node: either alphabet, up to the first `=`, and what is no base64 is skipped. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const [before = ''] = text.split('=', 1)
  const plain = before
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/[^A-Za-z0-9+/]/g, '')
  // One character alone is no byte.
  const whole = plain.length % 4 === 1 ? plain.slice(0, -1) : plain
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0))
}
