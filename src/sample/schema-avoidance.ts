import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import { readSchema, readSchemas, readText, readTexts, type SchemaObject } from './keyword.js'
import { findReferenced } from './schema-reference.js'

/**
 * Members that other branches of a `oneOf` require and this one does not: with them, a value might
 * satisfy two branches.
 */
export function listRivals(
  branches: readonly JsonSchema[],
  chosen: JsonSchema,
  root: JsonSchema,
): readonly string[] {
  const own = listRequired(chosen, root)
  const others = branches.filter((branch) => branch !== chosen)
  return others
    .flatMap((branch) => listRequired(branch, root))
    .filter((name) => !own.includes(name))
}

function listRequired(branch: JsonSchema, root: JsonSchema): readonly string[] {
  if (!isRecord(branch)) return []
  const reference = readText(branch, '$ref')
  const target = reference === undefined ? undefined : findReferenced(root, reference)
  return [
    ...readTexts(branch, 'required'),
    ...(isRecord(target) ? readTexts(target, 'required') : []),
  ]
}

/** Members that `not` speaks against: the last of each list that must not be there together. */
export function listDenied(schema: SchemaObject): readonly string[] {
  const not = readSchema(schema, 'not')
  if (!isRecord(not)) return []
  return [not, ...(readSchemas(not, 'anyOf') ?? [])].flatMap((denied) => {
    return isRecord(denied) ? readTexts(denied, 'required').slice(-1) : []
  })
}
