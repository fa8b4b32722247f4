import { isRecord } from '../schema/value.js'

/** A member of a form: what it holds, and how that is written. */
export interface Field {
  readonly name: string
  readonly value: unknown
  readonly text: string
  /** One of a list. */
  readonly isItem: boolean
}

/** The members of `value`; a list repeats its name. */
export function listFields(value: unknown): readonly Field[] {
  const members = isRecord(value) ? Object.entries(value) : []
  return members.flatMap(([name, member]) => {
    const isItem = Array.isArray(member)
    const items: readonly unknown[] = isItem ? member : [member]
    return items.map((item) => ({ name, value: item, text: toText(item), isItem }))
  })
}

/** Texts as they are, nothing for null, everything else as JSON. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
