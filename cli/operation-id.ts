import type { TriggerOperation } from '../src/index.js'
import { createUsageError } from './usage.js'

/** What options can name: the operations of a contract, or something else that has an id. */
export interface Nameable {
  readonly triggers: readonly Pick<TriggerOperation, 'id' | 'method' | 'path'>[]
}

/**
 * Id of the operation that an option names by id or as `POST /path`; undefined where it names none.
 * Throws RINGBACK_ERR_USAGE for an operation that the document does not have.
 */
export function findOperationId(
  option: string,
  { operation }: { readonly operation?: string },
  { triggers }: Nameable,
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
