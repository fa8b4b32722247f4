import type { Contract, MediaTypeContract } from '../contract/model.js'
import { type AnswerRules, carryValues, type KnownValues } from './carry.js'
import { findIdName, listIds, makeNonce } from './item-id.js'
import type { ItemStore } from './item-store.js'
import { findSubject, replaceSubject, type Subject, withMember } from './json-record.js'
import type { KeptAnswer } from './keeper-model.js'
import type { Resource } from './resource.js'

export interface CreationTools {
  readonly contract: Contract
  readonly store: ItemStore
  readonly seed: number
  /** Numbers what is created, from 1. */
  readonly count: () => number
}

type Collection = Extract<Resource, { readonly kind: 'collection' }>

/** Ids that are taken are passed over this often. */
const MOST_TRIES = 1000

/**
 * The answer to a request that creates something, kept under its id: the client's own, else one that
 * nothing else has. Where the answer has no member for it, only the `Location` can tell it.
 */
export function createThing(
  collection: Collection,
  known: KnownValues & { readonly size: number },
  plain: unknown,
  medium: MediaTypeContract | undefined,
  rules: AnswerRules,
  tools: CreationTools,
): KeptAnswer {
  const { key, itemVariable } = collection
  const { size } = known
  const value = carryValues(plain, known, rules)
  const subject = findSubject(value)
  const idName = subject && findIdName(subject.record, itemVariable, key)
  const sent = known.record ?? {}
  if (subject === undefined || idName === undefined) {
    // Nothing can be read back by an id that nobody is told.
    if (itemVariable === undefined) return { value }
    const id = findFreeId(key, tools, (ordinal) => [`${ordinal}-${makeNonce(tools.seed, ordinal)}`])
    if (id === undefined) return { value }
    const answer = subject === undefined ? {} : { answer: subject.record }
    tools.store.set(key, { id, size, ...answer, record: { ...sent, ...subject?.record } })
    return { value, createdId: id }
  }
  const isOwn = Object.hasOwn(sent, idName) && sent[idName] === subject.record[idName]
  const named = isOwn ? value : giveId(value, { subject, idName, key, medium }, rules, tools)
  const record = findSubject(named)?.record ?? subject.record
  const id = String(record[idName])
  tools.store.set(key, { id, size, answer: record, record: { ...sent, ...record } })
  return { value: named, createdId: id }
}

interface Naming {
  readonly subject: Subject
  readonly idName: string
  readonly key: string
  readonly medium: MediaTypeContract | undefined
}

/** The same with an id that nothing else has, where its schema accepts one. */
function giveId(
  value: unknown,
  { subject, idName, key, medium }: Naming,
  { conforms }: AnswerRules,
  tools: CreationTools,
): unknown {
  const { schemas } = tools.contract
  const tokens = [...(subject.wrapper === undefined ? [] : [subject.wrapper]), idName]
  const schema =
    medium?.schema === undefined ? true : schemas.bundle(medium.schema, 'response').schema
  const compose = (id: unknown) =>
    replaceSubject(value, subject, withMember(subject.record, idName, id))
  const current = subject.record[idName]
  const id = findFreeId(key, tools, (ordinal) =>
    listIds(current, ordinal, tools.seed, { schema, tokens }).filter((one) =>
      conforms(compose(one)),
    ),
  )
  return id === undefined ? value : compose(id)
}

function findFreeId<Id>(
  key: string,
  { store, count }: CreationTools,
  list: (ordinal: number) => readonly Id[],
): Id | undefined {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const ids = list(count())
    if (ids.length === 0) return undefined
    const free = ids.find((id) => isFree(store, key, String(id)))
    if (free !== undefined) return free
  }
  return undefined
}

function isFree(store: ItemStore, key: string, id: string): boolean {
  return store.get(key, id) === undefined && !store.wasRemoved(key, id)
}
