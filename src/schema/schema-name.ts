import type { Place } from './model.js'
import { splitPointer } from './place.js'

const NAMED_BY = new Set(['schemas', '$defs', 'definitions'])

/** What the document calls the schema at `place`: its component name, or the name of its file. */
export function nameOfPlace(place: Place): string | undefined {
  const segments = splitPointer(place.pointer)
  if (segments.length === 0) return nameOfFile(place.uri)
  return NAMED_BY.has(segments.at(-2) ?? '') ? segments.at(-1) : undefined
}

function nameOfFile(uri: string): string | undefined {
  const name = uri
    .split('/')
    .at(-1)
    ?.replace(/\.\w+$/, '')
  return name === '' ? undefined : name
}

/** A short name for a bundled schema: letters, digits, `_`, `.` and `-`, none of `taken`. */
export function createDefinitionName(place: Place, taken: ReadonlySet<string>): string {
  const name = nameOfPlace(place) ?? splitPointer(place.pointer).slice(-2).join('_')
  const base = name.replace(/[^A-Za-z0-9.-]+/g, '_').replace(/^_+/, '') || 'schema'
  let unique = base
  for (let count = 2; taken.has(unique); count++) unique = `${base}-${count}`
  return unique
}
