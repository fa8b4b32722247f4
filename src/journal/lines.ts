import { open } from 'node:fs/promises'

export interface FileLine {
  readonly text: string
  /** Counts from 1. */
  readonly number: number
  /** Byte offset of its first byte. */
  readonly start: number
  /** False for a last line without a newline: its writer was cut off. */
  readonly isWhole: boolean
}

const CHUNK_BYTES = 64 * 1024
const NEWLINE = 0x0a

// A file without newlines must not fill the memory. The longest entry holds a body at the
// receiver's limit, with every byte escaped.
const MAX_LINE_BYTES = 256 * 1024 * 1024

/**
 * The lines of a file from byte `from` up to byte `to`, which default to its start and its end.
 * Holds one line in memory, not the file. Rejects with the errors of node:fs.
 */
export async function* readLines(path: string, from = 0, to = Infinity): AsyncGenerator<FileLine> {
  await using file = await open(path, 'r')
  let position = from
  let start = from
  let number = 0
  let parts: Buffer[] = []
  while (position < to) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, to - position))
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position)
    if (bytesRead === 0) break
    let at = 0
    for (;;) {
      const newline = chunk.subarray(0, bytesRead).indexOf(NEWLINE, at)
      if (newline === -1) break
      parts.push(chunk.subarray(at, newline))
      number += 1
      yield { text: Buffer.concat(parts).toString('utf8'), number, start, isWhole: true }
      parts = []
      at = newline + 1
      start = position + at
    }
    if (at < bytesRead) parts.push(chunk.subarray(at, bytesRead))
    position += bytesRead
    if (position - start > MAX_LINE_BYTES) {
      throw new RangeError(`line ${number + 1} has more than ${MAX_LINE_BYTES} bytes`)
    }
  }
  if (parts.length > 0) {
    const text = Buffer.concat(parts).toString('utf8')
    yield { text, number: number + 1, start, isWhole: false }
  }
}
