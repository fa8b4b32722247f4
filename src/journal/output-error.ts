import { RingbackError } from '../errors.js'

const HINTS = new Map<unknown, string>([
  ['ENOSPC', 'The disk is full: free some space, or give another file.'],
  ['EDQUOT', 'The quota is used up: free some space, or give another file.'],
  ['EACCES', 'This user may not write there: give another file.'],
  ['EPERM', 'This user may not write there: give another file.'],
  ['EROFS', 'That file system is read-only: give another file.'],
  ['ENOENT', 'Its folder does not exist: make it, or give another file.'],
  ['EISDIR', 'That is a folder: give a file in it.'],
])

/** RINGBACK_ERR_OUTPUT for what went wrong with a journal file; a RingbackError stays itself. */
export function toOutputError(path: string, error: unknown): RingbackError {
  if (error instanceof RingbackError) return error
  const detail = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return new RingbackError(
    'RINGBACK_ERR_OUTPUT',
    `The journal ${path} cannot be written: ${detail}.`,
    { hint: HINTS.get(code) ?? 'Give another file.', cause: error },
  )
}

export function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
