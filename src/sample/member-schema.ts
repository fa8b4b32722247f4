import type { JsonSchema } from '../schema/model.js'
import { judgePattern } from '../schema/pattern.js'
import { readSchema, readSchemaMap, type SchemaObject } from './keyword.js'

/** What a schema without choices asks of a member of this name (JSON Schema 2020-12, 10.3.2). */
export function memberSchema(schema: SchemaObject, name: string): JsonSchema {
  const own = readSchemaMap(schema, 'properties').get(name)
  const matching = [...readSchemaMap(schema, 'patternProperties')]
    .filter(([pattern]) => isMatch(pattern, name))
    .map(([, member]) => member)
  const all = own === undefined ? matching : [own, ...matching]
  const [first, ...others] = all
  if (first === undefined) return readSchema(schema, 'additionalProperties') ?? true
  return others.length === 0 ? first : { allOf: all }
}

function isMatch(pattern: string, name: string): boolean {
  const verdict = judgePattern(pattern)
  return verdict.kind !== 'usable' || verdict.expression.test(name)
}
