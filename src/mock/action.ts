import type { Resource } from './resource.js'

/** What a request does to what is kept. */
export type Action = 'list' | 'create' | 'show' | 'replace' | 'change' | 'remove' | 'none'

export function tellAction(method: string, resource: Resource | undefined): Action {
  if (resource === undefined) return 'none'
  const actions = resource.kind === 'collection' ? ON_COLLECTION : ON_ITEM
  return actions.get(method) ?? 'none'
}

const ON_COLLECTION: ReadonlyMap<string, Action> = new Map([
  ['GET', 'list'],
  ['POST', 'create'],
])

const ON_ITEM: ReadonlyMap<string, Action> = new Map([
  ['GET', 'show'],
  ['PUT', 'replace'],
  ['PATCH', 'change'],
  ['DELETE', 'remove'],
])

/** Statuses that say what happened, best first (RFC 9110, section 9.3). */
export function listStatuses(action: Action, isKnown: boolean): readonly number[] {
  if (action === 'create') return [201]
  return action === 'replace' ? (isKnown ? [200, 204] : [201]) : []
}
