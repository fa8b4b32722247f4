import { isRecord } from '../schema/value.js'
import { readKeyword, readList, readSchemaMap, readText, type SchemaObject } from './keyword.js'
import { mergeSchemas } from './schema-merge.js'
import { nameOf } from './schema-reference.js'

/**
 * `schema` with the value pinned by which `discriminator` tells it from its siblings: the key of
 * the mapping that leads to one of `references`, else `fallback` (OpenAPI 3.1.1, section 4.8.25).
 * A tag that the schema pins itself stays, also where the document contradicts itself.
 */
export function pinTag(
  schema: SchemaObject,
  discriminator: unknown,
  references: readonly string[],
  fallback?: string,
): SchemaObject {
  if (!isRecord(discriminator)) return schema
  const property = readText(discriminator, 'propertyName')
  const mapping = readKeyword(discriminator, 'mapping')
  const keys = isRecord(mapping) ? Object.entries(mapping) : []
  const key = keys.find(([, target]) => isAmong(target, references))?.[0] ?? fallback
  if (property === undefined || key === undefined || isPinned(schema, property, key)) return schema
  const tag = { properties: { [property]: { const: key } }, required: [property] }
  return mergeSchemas(schema, tag) ?? schema
}

/** A mapping holds references or bare schema names. */
function isAmong(target: unknown, references: readonly string[]): boolean {
  if (typeof target !== 'string') return false
  return references.some(
    (reference) => reference === target || nameOf(reference) === nameOf(target),
  )
}

function isPinned(schema: SchemaObject, property: string, key: string): boolean {
  const member = readSchemaMap(schema, 'properties').get(property)
  if (!isRecord(member)) return false
  if (Object.hasOwn(member, 'const')) return true
  return Object.hasOwn(member, 'enum') && !readList(member, 'enum').includes(key)
}
