import { isRecord } from '../schema/value.js'
import {
  findSubject,
  isSameName,
  type JsonRecord,
  replaceSubject,
  withMember,
} from './json-record.js'

/** What is known of the thing that an answer is about. */
export interface KnownValues {
  /** Decoded values of the path. */
  readonly path: ReadonlyMap<string, string>
  /** The variable of the path that names the thing itself, as the last of `/invoices/{id}` does. */
  readonly own?: string | undefined
  /** Members of the request, or of what is kept of it. */
  readonly record?: JsonRecord | undefined
}

/** What an answer may be. */
export interface AnswerRules {
  /** Whether its schema names a member that the API sends. */
  readonly isDeclared: (name: string, wrapper?: string) => boolean
  /** Breaches of `format` alone are let pass. */
  readonly conforms: (value: unknown) => boolean
  readonly isFaultless: (value: unknown) => boolean
}

/** Each one that does not fit costs a check. */
const MOST_CHANGES = 50

/**
 * The answer with what is known in the members that share its name and type, as far as its schema
 * accepts it: what it does not accept is left as it was.
 */
export function carryValues(answer: unknown, known: KnownValues, rules: AnswerRules): unknown {
  const subject = findSubject(answer)
  if (subject === undefined) return answer
  const changes = listChanges(subject.record, known, (name) =>
    rules.isDeclared(name, subject.wrapper),
  )
  if (changes.length === 0) return answer
  const compose = (record: JsonRecord) => replaceSubject(answer, subject, record)
  const apply = (record: JsonRecord, [name, value]: Change) => withMember(record, name, value)
  const all = compose(changes.reduce(apply, subject.record))
  if (rules.isFaultless(all)) return all
  const isAccepted = rules.isFaultless(answer) ? rules.isFaultless : rules.conforms
  if (isAccepted(all)) return all
  let record = subject.record
  for (const change of changes.slice(0, MOST_CHANGES)) {
    const next = apply(record, change)
    if (isAccepted(compose(next))) record = next
  }
  return compose(record)
}

type Change = readonly [name: string, value: unknown]

function listChanges(
  record: JsonRecord,
  { path, own, record: given = {} }: KnownValues,
  isDeclared: (name: string) => boolean,
): readonly Change[] {
  const changes = new Map<string, unknown>()
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(record, name)) {
      const suited = suit(record[name], value)
      if (suited !== undefined) changes.set(name, suited)
    } else if (isDeclared(name)) changes.set(name, value)
  }
  for (const [variable, text] of path) {
    const names = Object.keys(record)
    const name =
      names.find((one) => isSameName(one, variable)) ??
      (variable === own ? names.find((one) => one === 'id') : undefined)
    const suited = name === undefined ? undefined : suitText(record[name], text)
    if (name !== undefined && suited !== undefined) changes.set(name, suited)
  }
  return [...changes].filter(([name, value]) => record[name] !== value)
}

/** The known value where it is of the type that the member has; objects keep what only they have. */
function suit(current: unknown, value: unknown): unknown {
  if (isRecord(current) && isRecord(value)) {
    return Object.fromEntries([...Object.entries(current), ...Object.entries(value)])
  }
  const isSameType =
    typeof current === typeof value && Array.isArray(current) === Array.isArray(value)
  return current === null || value === null || isSameType ? value : undefined
}

function suitText(current: unknown, text: string): unknown {
  if (typeof current === 'number') return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
  return typeof current === 'string' || current === null ? text : undefined
}
