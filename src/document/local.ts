import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { addAbortSignal, type Readable } from 'node:stream'
import { RingbackError } from '../errors.js'
import type { DocumentLimits } from './limits.js'
import { collectBytes, decodeText } from './text.js'

/** What a file or stream held. */
export interface ReadText {
  readonly bytes: number
  readonly text: string
}

/**
 * Reads a file or pipe; `shown` is its name for the user.
 * Throws RINGBACK_ERR_DOCUMENT_UNREADABLE, or the reason of `signal`.
 */
export async function readPath(
  file: string,
  shown: string,
  limits: DocumentLimits,
  signal?: AbortSignal,
): Promise<ReadText> {
  const found = await stat(file).catch((error: unknown) => {
    throw createUnreadableError(shown, error)
  })
  if (found.isDirectory()) {
    throw new RingbackError(
      'RINGBACK_ERR_DOCUMENT_UNREADABLE',
      `${shown}: expected a file, but it is a folder.`,
      { hint: `Name the document in it, such as ${path.join(shown, 'openapi.json')}.` },
    )
  }
  return readStream(createReadStream(file), shown, limits, signal)
}

/** Reads an open stream, such as standard input, to its end; throws what `readPath` throws. */
export async function readStream(
  stream: Readable,
  shown: string,
  limits: DocumentLimits,
  signal?: AbortSignal,
): Promise<ReadText> {
  if (signal !== undefined) addAbortSignal(signal, stream)
  try {
    const bytes = await collectBytes(stream, limits, shown)
    return { bytes: bytes.byteLength, text: decodeText(bytes, shown) }
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof RingbackError ? error : createUnreadableError(shown, error)
  }
}

const FAILURES: Partial<Record<string, readonly [because: string, hint: string]>> = {
  ENOENT: ['there is no such file', 'Is the name right, and the working directory?'],
  ENOTDIR: ['there is no such file', 'Is the name right, and the working directory?'],
  EACCES: ['it may not be read', 'Give yourself the permission to read it.'],
  EPERM: ['it may not be read', 'Give yourself the permission to read it.'],
  ELOOP: ['its links go in a circle', 'Name the file itself.'],
}

function createUnreadableError(shown: string, cause: unknown): RingbackError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an unknown error'
  const [because, hint] = FAILURES[code] ?? [
    `reading failed with ${code}`,
    'Can other programs read it?',
  ]
  return new RingbackError(
    'RINGBACK_ERR_DOCUMENT_UNREADABLE',
    `${shown}: expected an OpenAPI document, but ${because}.`,
    { hint, cause },
  )
}
