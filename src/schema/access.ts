import type { Place, SchemaRole, SchemaSource } from './model.js'
import { keyOfPlace, placeBelow } from './place.js'
import type { ReferenceResolver } from './reference.js'
import { isRecord, readMember } from './value.js'

/** Marks that take a member out of `required`, by who sends the value. */
const MARKS: Readonly<Record<SchemaRole, readonly string[]>> = {
  request: ['readOnly'],
  response: ['writeOnly'],
  callback: ['readOnly', 'writeOnly'],
}

/** Whether the member `name` need not be there although the schema requires it. */
export type ExemptionTest = (name: string) => boolean

export interface AccessReader {
  readonly source: SchemaSource
  readonly references: ReferenceResolver
  readonly role: SchemaRole
}

/**
 * Looks the member up in the `properties` of the schema at `place`, then in its `$ref` and `allOf`,
 * and asks whether it is readOnly or writeOnly, itself or through its own `$ref` and `allOf`.
 */
export function isExempt(name: string, raw: unknown, place: Place, reader: AccessReader): boolean {
  const seen = new Set<string>()
  return visitParts(raw, place, reader, seen, (part, at) => {
    const properties = readMember(part, 'properties')
    const property = readMember(properties, name)
    return property !== undefined && isMarked(property, placeBelow(at, 'properties', name), reader)
  })
}

function isMarked(raw: unknown, place: Place, reader: AccessReader): boolean {
  return visitParts(raw, place, reader, new Set(), (part) =>
    MARKS[reader.role].some((mark) => readMember(part, mark) === true),
  )
}

/** Asks `test` of a schema and of all that it is made of, until one says yes. */
function visitParts(
  raw: unknown,
  place: Place,
  reader: AccessReader,
  seen: Set<string>,
  test: (raw: unknown, place: Place) => boolean,
): boolean {
  const key = keyOfPlace(place)
  if (!isRecord(raw) || seen.has(key)) return false
  seen.add(key)
  const reference = readMember(raw, '$ref')
  // OpenAPI 3.0 ignores what stands beside $ref.
  const isReference = typeof reference === 'string' && reader.source.versionOf(place.uri) === '3.0'
  if (!isReference && test(raw, place)) return true
  if (typeof reference === 'string') {
    const target = reader.references.resolve(reference, place)
    if (target.ok && visitParts(target.value, target.place, reader, seen, test)) return true
  }
  const members = isReference ? undefined : readMember(raw, 'allOf')
  return (
    Array.isArray(members) &&
    members.some((member: unknown, index) =>
      visitParts(member, placeBelow(place, 'allOf', index), reader, seen, test),
    )
  )
}
