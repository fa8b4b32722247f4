import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract } from '../contract/model.js'
import { RingbackError } from '../errors.js'
import type { PlannedCallback } from '../event/model.js'
import { findNearest } from '../report/near-word.js'
import { toCallback } from '../session/webhooks.js'

/** A callback, or a webhook as one, and what the plan of a run says of it. */
export interface NamedCallback {
  readonly callback: CallbackOperation
  readonly planned: PlannedCallback
}

/**
 * The callback or webhook of this id, or of this name where only one has it; those within callbacks
 * too. Throws RINGBACK_ERR_USAGE with the names that there are.
 */
export function findCallback(contract: Contract, name: string): NamedCallback {
  const all = listAll(contract)
  const found = all.filter(({ callback }) => callback.name === name)
  const one = all.find(({ callback }) => callback.id === name) ?? found[0]
  if (one !== undefined && (found.length < 2 || one.callback.id === name)) return one
  if (one === undefined) {
    throw new RingbackError(
      'RINGBACK_ERR_USAGE',
      `The document has no callback or webhook named "${name}".`,
      { hint: adviseOn(name, [...new Set(all.map(({ callback }) => callback.name))]) },
    )
  }
  throw new RingbackError(
    'RINGBACK_ERR_USAGE',
    `The document has ${found.length} callbacks named "${name}".`,
    { hint: `Give one of: ${found.map(({ callback }) => `"${callback.id}"`).join(', ')}.` },
  )
}

/** More names than this are not told. */
const MOST_NAMES = 20

function adviseOn(name: string, names: readonly string[]): string {
  if (names.length === 0) return 'It has none.'
  if (names.length <= MOST_NAMES) return `It has: ${names.join(', ')}.`
  const near = findNearest(name, names, 3)
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`
  const more = names.length - MOST_NAMES
  return `It has: ${names.slice(0, MOST_NAMES).join(', ')} and ${more} more, which ringback inspect lists.`
}

function listAll({ triggers, webhooks }: Contract): readonly NamedCallback[] {
  return [
    ...triggers.flatMap(({ id, callbacks }) =>
      listCallbacks(callbacks).map((callback) => plan(callback, id, callback.expression.text)),
    ),
    ...webhooks.map((webhook) => plan(toCallback(webhook), webhook.id, webhook.name)),
  ]
}

function plan(callback: CallbackOperation, operation: string, key: string): NamedCallback {
  const { id, name, method } = callback
  return { callback, planned: { callback: id, name, operation, method, key } }
}
