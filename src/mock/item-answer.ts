import { isRecord } from '../schema/value.js'
import { ANYTHING } from './answer-rules.js'
import { type AnswerRules, carryValues, type KnownValues } from './carry.js'
import type { Item } from './item-store.js'
import { findSubject, replaceSubject, withMember } from './json-record.js'

/**
 * The answer about something that is kept: what its creator was answered where that says all that
 * this answer may say, else `plain` with what is known.
 */
export function showItem(
  plain: unknown,
  { answer, record }: Item,
  known: KnownValues,
  rules: AnswerRules,
): unknown {
  const subject = findSubject(plain)
  if (subject !== undefined && answer !== undefined) {
    const isDeclared = (name: string) => rules.isDeclared(name, subject.wrapper)
    const isWhole =
      Object.keys(answer).every(isDeclared) &&
      Object.keys(record).every((name) => Object.hasOwn(answer, name) || !isDeclared(name))
    const same = replaceSubject(plain, subject, answer)
    if (isWhole && rules.conforms(same)) return same
  }
  return carryValues(plain, { ...known, record }, rules)
}

/** The answer that lists what is kept; undefined where its schema does not accept that. */
export function showList(
  plain: unknown,
  items: readonly Item[],
  { conforms }: Pick<AnswerRules, 'conforms'>,
): unknown {
  const place = findList(plain)
  if (place === undefined) return undefined
  const asAnswered = items.map(({ answer, record }) => answer ?? record)
  const asListed = items.map((item) => showElement(place.list[0], item))
  return [asAnswered, asListed]
    .map((list) => compose(plain, place.name, list))
    .find((answer) => conforms(answer))
}

interface ListPlace {
  readonly list: readonly unknown[]
  /** The member that holds it. */
  readonly name?: string
}

const LISTS: readonly string[] = ['items', 'data', 'results', 'values', 'content', 'records']

/** The list of an answer: itself, or the only list among its members, or one of a usual name. */
function findList(plain: unknown): ListPlace | undefined {
  if (Array.isArray(plain)) return { list: plain }
  if (!isRecord(plain)) return undefined
  const names = Object.keys(plain).filter((name) => Array.isArray(plain[name]))
  const name = names.length === 1 ? names[0] : LISTS.find((one) => names.includes(one))
  const list: unknown = name === undefined ? undefined : plain[name]
  return name !== undefined && Array.isArray(list) ? { name, list } : undefined
}

/** In the form of the elements that the document shows. */
function showElement(sample: unknown, { id, answer, record }: Item): unknown {
  if (typeof sample === 'string') return id
  const known = { path: new Map<string, string>(), record: { ...record, ...answer } }
  return carryValues(sample ?? {}, known, ANYTHING)
}

const COUNTS: readonly string[] = ['total', 'count', 'totalCount', 'total_count', 'size']

function compose(plain: unknown, name: string | undefined, list: readonly unknown[]): unknown {
  if (name === undefined || !isRecord(plain)) return list
  const counts = COUNTS.filter((one) => typeof plain[one] === 'number')
  return counts.reduce(
    (answer, one) => withMember(answer, one, list.length),
    withMember(plain, name, list),
  )
}
