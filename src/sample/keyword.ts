import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'

/** A schema that is not a boolean. Its keywords come from the user's document: of any type. */
export type SchemaObject = Readonly<Record<string, unknown>>

/** The keyword's own value; undefined where it is absent. */
export function readKeyword(schema: SchemaObject, keyword: string): unknown {
  return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined
}

/** The keyword where it is a finite number. */
export function readNumber(schema: SchemaObject, keyword: string): number | undefined {
  const value = readKeyword(schema, keyword)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The keyword where it is a string. */
export function readText(schema: SchemaObject, keyword: string): string | undefined {
  const value = readKeyword(schema, keyword)
  return typeof value === 'string' ? value : undefined
}

/** The keyword's members where it is a list, else none. */
export function readList(schema: SchemaObject, keyword: string): readonly unknown[] {
  const value = readKeyword(schema, keyword)
  return Array.isArray(value) ? value : []
}

/** The strings of a list such as `required`. */
export function readTexts(schema: SchemaObject, keyword: string): readonly string[] {
  return readList(schema, keyword).filter((entry) => typeof entry === 'string')
}

/** Whether `value` can stand where a schema is asked for. */
export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isRecord(value)
}

/** The keyword where it is a schema. */
export function readSchema(schema: SchemaObject, keyword: string): JsonSchema | undefined {
  const value = readKeyword(schema, keyword)
  return isSchema(value) ? value : undefined
}

/** The schemas of a list such as `oneOf`; undefined where the keyword is absent. */
export function readSchemas(
  schema: SchemaObject,
  keyword: string,
): readonly JsonSchema[] | undefined {
  const value = readKeyword(schema, keyword)
  return Array.isArray(value) ? value.filter(isSchema) : undefined
}

/** The schemas of a map such as `properties`, in the order of the document. */
export function readSchemaMap(
  schema: SchemaObject,
  keyword: string,
): ReadonlyMap<string, JsonSchema> {
  const value = readKeyword(schema, keyword)
  const entries = isRecord(value) ? Object.entries(value) : []
  return new Map(entries.filter((entry): entry is [string, JsonSchema] => isSchema(entry[1])))
}
