/** Bytes as a Buffer over the same memory, for what Buffer does faster than other views. */
export function viewBuffer(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
