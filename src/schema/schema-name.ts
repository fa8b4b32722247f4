import type { Place } from './model.js'
import { readPointerEnd } from './place.js'

const NAMED_BY = new Set(['schemas', '$defs', 'definitions'])

/** What the document calls the schema at `place`: its component name, or the name of its file. */
export function nameOfPlace(place: Place): string | undefined {
  const [last, before] = readPointerEnd(place.pointer)
  if (last === undefined) return nameOfFile(place.uri)
  return before !== undefined && NAMED_BY.has(before) ? last : undefined
}

function nameOfFile(uri: string): string | undefined {
  const name = uri
    .split('/')
    .at(-1)
    ?.replace(/\.\w+$/, '')
  return name === '' ? undefined : name
}

/** Names that are taken, and how often each was asked for. */
export type TakenNames = Map<string, number>

/** A short name for a bundled schema, added to `taken`: letters, digits, `_`, `.` and `-`. */
export function createDefinitionName(place: Place, taken: TakenNames): string {
  const [last = '', before] = readPointerEnd(place.pointer)
  const name = nameOfPlace(place) ?? (before === undefined ? last : `${before}_${last}`)
  const base = name.replace(/[^A-Za-z0-9.-]+/g, '_').replace(/^_+/, '') || 'schema'
  let count = (taken.get(base) ?? 0) + 1
  let unique = count === 1 ? base : `${base}-${count}`
  // A schema may be called what another one would get with its number.
  while (taken.has(unique)) unique = `${base}-${++count}`
  taken.set(base, count)
  if (unique !== base) taken.set(unique, 1)
  return unique
}
