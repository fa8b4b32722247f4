import type { Contract } from '../contract/model.js'
import { isRecord } from '../schema/value.js'
import { type Action, listStatuses, tellAction } from './action.js'
import { ANYTHING, readRules } from './answer-rules.js'
import { carryValues } from './carry.js'
import { createThing } from './creation.js'
import { showItem, showList } from './item-answer.js'
import { createItemStore, type Item } from './item-store.js'
import { findSubject } from './json-record.js'
import type { Keeper } from './keeper-model.js'
import { applyPatch } from './patch.js'
import { createResourceReader } from './resource.js'

/** More than this is kept at the price of the oldest. */
const LIMITS = { items: 10_000, bytes: 64 * 1024 * 1024 }
const NOTHING = { items: 0, bytes: 0 }

/** Without `state` only the request itself reaches its answer. */
export function createKeeper(
  contract: Contract,
  { seed, state }: { readonly seed: number; readonly state: boolean },
): Keeper {
  const resources = createResourceReader(contract.operations)
  const store = createItemStore(state ? LIMITS : NOTHING)
  let created = 0
  const tools = { contract, store, seed, count: () => (created += 1) }
  return {
    visit({ method, path: template }, { path, body, size }) {
      const resource = resources.read(template, path)
      const action = tellAction(method, resource)
      const key = resource?.key ?? ''
      const id = resource?.kind === 'item' ? resource.id : ''
      const item = store.get(key, id)
      const record = isRecord(body) ? body : undefined
      const own = resource?.kind === 'item' ? resource.variable : undefined
      const known = { path, own, record, size }
      return {
        preferred: listStatuses(action, item !== undefined),
        isGone: GONE.has(action) && store.wasRemoved(key, id),
        answer(plain, medium, status) {
          const rules = medium === undefined ? ANYTHING : readRules(medium, contract.schemas)
          const isDone = status < 300
          if (action === 'list') {
            const items = store.list(key)
            const value = items === undefined ? undefined : showList(plain, items, rules)
            return { value: value ?? carryValues(plain, known, rules) }
          }
          if (isDone && action === 'create' && resource?.kind === 'collection') {
            return createThing(resource, known, plain, medium, rules, tools)
          }
          const next = isDone ? tellNext(action, item, { id, body, size }) : undefined
          if (next === undefined) return { value: carryValues(plain, known, rules) }
          const value = showItem(plain, next, known, rules)
          if (isDone && action === 'remove') store.remove(key, id)
          if (isDone && (action === 'replace' || action === 'change')) {
            const answer = findSubject(value)?.record
            store.set(key, answer === undefined ? next : { ...next, answer })
          }
          return { value }
        },
      }
    },
  }
}

/** They ask for something that has to be there. */
const GONE: ReadonlySet<Action> = new Set(['show', 'change', 'remove'])

/** The thing as it is once the request is done; undefined where nothing is kept of it. */
function tellNext(
  action: Action,
  item: Item | undefined,
  { id, body, size }: { readonly id: string; readonly body: unknown; readonly size: number },
): Item | undefined {
  if (action === 'none') return undefined
  if (action === 'replace') return isRecord(body) ? { id, record: body, size } : item
  if (action !== 'change' || item === undefined) return item
  const { answer, record } = item
  return {
    id,
    record: applyPatch(record, body),
    size: item.size + size,
    ...(answer === undefined ? {} : { answer: applyPatch(answer, body) }),
  }
}
