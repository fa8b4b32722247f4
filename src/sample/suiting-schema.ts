import { isDeepStrictEqual } from 'node:util'
import { readMember } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import {
  readKeyword,
  readList,
  readSchema,
  readSchemaMap,
  readSchemas,
  readTexts,
  type SchemaObject,
} from './keyword.js'
import { memberSchema } from './member-schema.js'
import { listReadings } from './schema-reading.js'
import { isOfType, readTypes } from './schema-type.js'

const NO_ANCESTORS: ReadonlySet<string> = new Set()

/**
 * The schema without choices that describes what stands at `tokens` in `value`, or what would stand
 * there; undefined where the schema leaves no room for anything. `root` is a bundle.
 */
export function findSchemaAt(
  root: JsonSchema,
  value: unknown,
  tokens: readonly string[],
): SchemaObject | undefined {
  let schema: JsonSchema = root
  let current = value
  for (const token of tokens) {
    const reading = chooseReading(root, schema, current, token)
    if (reading === undefined) return undefined
    schema = childSchema(reading, token, Array.isArray(current))
    current = readMember(current, token)
  }
  return chooseReading(root, schema, current)
}

/** The schema of a member or an item. */
export function childSchema(schema: SchemaObject, token: string, isItem: boolean): JsonSchema {
  if (!isItem && !readTypes(schema).includes('array')) return memberSchema(schema, token)
  const fixed = readSchemas(schema, 'prefixItems')?.[Number(token)]
  return fixed ?? readSchema(schema, 'items') ?? true
}

/** The branch that `value` seems to follow, best one that declares `member`; else the first. */
export function chooseReading(
  root: JsonSchema,
  schema: JsonSchema,
  value: unknown,
  member?: string,
): SchemaObject | undefined {
  const schemas = readOnce(root, schema)
  const suiting = schemas.filter((candidate) => isSuiting(candidate, value))
  const isDeclaring = (candidate: SchemaObject) =>
    member === undefined || readSchemaMap(candidate, 'properties').has(member)
  return suiting.find(isDeclaring) ?? suiting[0] ?? schemas.find(isDeclaring) ?? schemas[0]
}

/** By bundle and by part of it, neither of which ever changes. */
const READINGS = new WeakMap<SchemaObject, WeakMap<SchemaObject, readonly SchemaObject[]>>()

function readOnce(root: JsonSchema, schema: JsonSchema): readonly SchemaObject[] {
  if (typeof root === 'boolean' || typeof schema === 'boolean') return read(root, schema)
  const known = READINGS.get(root) ?? new WeakMap<SchemaObject, readonly SchemaObject[]>()
  const schemas = known.get(schema) ?? read(root, schema)
  READINGS.set(root, known.set(schema, schemas))
  return schemas
}

function read(root: JsonSchema, schema: JsonSchema): readonly SchemaObject[] {
  const scope = { root, branch: 0, ancestors: NO_ANCESTORS }
  return listReadings(schema, scope).map((reading) => reading.schema)
}

function isSuiting(schema: SchemaObject, value: unknown): boolean {
  if (value === undefined) return true
  if (!isOfType(value, readTypes(schema)) || !isNamed(schema, value)) return false
  if (!isRecord(value)) return true
  if (!readTexts(schema, 'required').every((name) => Object.hasOwn(value, name))) return false
  return [...readSchemaMap(schema, 'properties')].every(
    ([name, member]) =>
      !Object.hasOwn(value, name) || !isRecord(member) || isNamed(member, value[name]),
  )
}

/** Whether `const` and `enum` have the value. */
function isNamed(schema: SchemaObject, value: unknown): boolean {
  if (Object.hasOwn(schema, 'const')) return isDeepStrictEqual(readKeyword(schema, 'const'), value)
  if (!Object.hasOwn(schema, 'enum')) return true
  return readList(schema, 'enum').some((entry) => isDeepStrictEqual(entry, value))
}
