import { RingbackError } from '../errors.js'
import { createLimitError, type DocumentLimits } from './limits.js'

/** Reads a stream to its end. Throws RINGBACK_ERR_DOCUMENT_LIMIT as soon as it is too long. */
export async function collectBytes(
  stream: AsyncIterable<unknown>,
  limits: DocumentLimits,
  file: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk))
    size += bytes.byteLength
    if (size > limits.fileBytes) throw createLimitError('fileBytes', limits, file)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, size)
}

/**
 * Text of a document without its byte order mark. UTF-16 is read where a mark says so: redirecting
 * into a file writes it in Windows PowerShell. Throws RINGBACK_ERR_DOCUMENT_SYNTAX.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const encoding = readMark(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new RingbackError(
      'RINGBACK_ERR_DOCUMENT_SYNTAX',
      `${file}: expected text in UTF-8, but found bytes that are not.`,
      { hint: 'Save it as UTF-8; if it is compressed, unpack it first.', cause },
    )
  }
}

function readMark(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** One-based line and column (in UTF-16 code units) of a position in a text. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** Prepares the lookup of lines, which end with `\n` or `\r\n`. */
export function createLineIndex(text: string): (offset: number) => TextPosition {
  const starts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1)
  }
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
