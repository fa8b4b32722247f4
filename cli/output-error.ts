import { RingbackError } from '../src/index.js'

/** RINGBACK_ERR_OUTPUT for what went wrong with a file or stream; a RingbackError stays itself. */
export function createOutputError(path: string, error: unknown): RingbackError {
  if (error instanceof RingbackError) return error
  const detail = error instanceof Error ? error.message : String(error)
  return new RingbackError(
    'RINGBACK_ERR_OUTPUT',
    `The report cannot be written to ${path}: ${detail}.`,
    {
      hint: isErrno(error, 'ENOENT')
        ? 'Its folder does not exist: make it, or give another file.'
        : 'Give another file.',
      cause: error,
    },
  )
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
