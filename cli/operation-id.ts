import type { Contract } from '../src/index.js'
import { createUsageError } from './usage.js'

/**
 * Id of the operation that an option names by id or as `POST /path`; undefined where it names none.
 * Throws RINGBACK_ERR_USAGE for an operation that the document does not have.
 */
export function findOperationId(
  option: string,
  { operation }: { readonly operation?: string },
  { triggers }: Contract,
): string | undefined {
  if (operation === undefined) return undefined
  const found = triggers.find(
    ({ id, method, path }) => id === operation || `${method} ${path}` === operation,
  )
  if (found !== undefined) return found.id
  const ids = triggers.map(({ id }) => id).join(', ')
  throw createUsageError(
    `${option}: the document has no operation with callbacks that is named "${operation}".`,
    ids === '' ? 'It has no callbacks.' : `It has: ${ids}.`,
  )
}
