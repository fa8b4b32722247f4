import { isRecord } from '../schema/value.js'

export type JsonRecord = Readonly<Record<string, unknown>>

/** Members that hold the thing itself in answers that wrap it. */
const WRAPPERS: ReadonlySet<string> = new Set([
  ...['data', 'result', 'item', 'payload', 'resource', 'response'],
])

/** The object that an answer is about: itself, or what its wrapper holds. */
export interface Subject {
  readonly record: JsonRecord
  /** Member of the answer that holds it. */
  readonly wrapper?: string
}

/** Undefined for answers that are no object. */
export function findSubject(value: unknown): Subject | undefined {
  if (!isRecord(value)) return undefined
  const [wrapper, ...others] = Object.keys(value).filter(
    (name) => WRAPPERS.has(name) && isRecord(value[name]),
  )
  const inner = wrapper === undefined ? undefined : value[wrapper]
  return wrapper !== undefined && others.length === 0 && isRecord(inner)
    ? { record: inner, wrapper }
    : { record: value }
}

/** The answer with another object in the place of its subject. */
export function replaceSubject(value: unknown, { wrapper }: Subject, record: JsonRecord): unknown {
  return wrapper === undefined || !isRecord(value) ? record : withMember(value, wrapper, record)
}

/** A copy with a member of whatever name set. */
export function withMember(record: JsonRecord, name: string, value: unknown): JsonRecord {
  return Object.fromEntries(new Map(Object.entries(record)).set(name, value))
}

/** Names that differ in case, `_` and `-` only are the same: `invoiceId` and `invoice_id`. */
export function isSameName(first: string, second: string): boolean {
  return foldName(first) === foldName(second)
}

function foldName(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '')
}
