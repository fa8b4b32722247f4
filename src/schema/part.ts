import { type BundleReader, readReference } from './describe-schema.js'
import { pointerBelow } from './place.js'

/** Values of these keywords are data, not schemas. */
const DATA_KEYWORDS = new Set(['const', 'enum', 'default', 'examples', 'required'])
/** Values of these keywords are maps, whose names are no keywords. */
const MAP_KEYWORDS = new Set(['$defs', 'properties', 'patternProperties', 'dependentSchemas'])

/** JSON Pointers of all schema objects in a bundle. */
export function locateParts(schema: unknown): ReadonlyMap<object, string> {
  const pointers = new Map<object, string>()
  visitSchema(schema, '', (part, pointer) => {
    const isNew = !pointers.has(part)
    if (isNew) pointers.set(part, pointer)
    return isNew
  })
  return pointers
}

/** All schema objects in a schema, or in a list of schemas, and behind their references. */
export function collectParts(schemas: unknown, reader: BundleReader): ReadonlySet<object> {
  const parts = new Set<object>()
  const open: unknown[] = [schemas].flat()
  while (open.length > 0) {
    visitSchema(open.pop(), '', (part) => {
      if (parts.has(part)) return false
      parts.add(part)
      if ('$ref' in part) open.push(readReference(part.$ref, reader))
      return true
    })
  }
  return parts
}

/** Visits a schema, and what it holds as long as `visit` says so. */
function visitSchema(
  schema: unknown,
  pointer: string,
  visit: (part: object, pointer: string) => boolean,
): void {
  if (typeof schema !== 'object' || schema === null || !visit(schema, pointer)) return
  for (const [keyword, value] of Object.entries(schema)) {
    if (DATA_KEYWORDS.has(keyword) || typeof value !== 'object' || value === null) continue
    const below = pointerBelow(pointer, keyword)
    if (!Array.isArray(value) && !MAP_KEYWORDS.has(keyword)) {
      visitSchema(value, below, visit)
      continue
    }
    for (const [name, member] of Object.entries(value as object)) {
      visitSchema(member, pointerBelow(below, name), visit)
    }
  }
}
