import type { Arbitrary } from 'fast-check'
import type { JsonSchema } from '../schema/model.js'
import type { ArbitraryBuilder, ArbitraryPosition } from './arbitrary-model.js'
import { readNumber, readSchema, readSchemaMap, readTexts, type SchemaObject } from './keyword.js'
import { memberSchema } from './member-schema.js'

/** More made-up members than this are not drawn. */
const MOST_MEMBERS = 200
/** How many more members than needed are drawn, so that enough names differ. */
const SPARE = 5
/** Objects deeper than this hold only the members that they need. */
const OPTIONAL_DEPTH = 2

export function makeObjectArbitrary(
  schema: SchemaObject,
  position: ArbitraryPosition,
  builder: ArbitraryBuilder,
): Arbitrary<unknown> | undefined {
  const { fastCheck } = builder
  const inside = { ...position, depth: position.depth + 1 }
  const required = readTexts(schema, 'required')
  const optional = position.depth > OPTIONAL_DEPTH ? [] : readSchemaMap(schema, 'properties').keys()
  const members = new Map<string, Arbitrary<unknown>>()
  for (const name of new Set([...required, ...optional])) {
    const made = builder.build(memberSchema(schema, name), inside)
    if (made !== undefined) members.set(name, made)
    else if (required.includes(name)) return undefined
  }
  const record = fastCheck.record(Object.fromEntries(members), {
    requiredKeys: [...required],
    noNullPrototype: true,
  })
  const least = readNumber(schema, 'minProperties') ?? 0
  const invented = least > required.length ? makeEntries(schema, inside, builder, least) : undefined
  if (invented === undefined) return record
  return fastCheck
    .tuple(record, invented)
    .map(([own, others]) => Object.fromEntries([...others, ...Object.entries(own)]))
}

/** Members of other names than the declared ones, for `minProperties`. */
function makeEntries(
  schema: SchemaObject,
  inside: ArbitraryPosition,
  builder: ArbitraryBuilder,
  least: number,
): Arbitrary<readonly [string, unknown][]> | undefined {
  const [pattern] = readSchemaMap(schema, 'patternProperties').keys()
  const own: JsonSchema = pattern === undefined ? { type: 'string', minLength: 1 } : { pattern }
  const rule = { allOf: [readSchema(schema, 'propertyNames') ?? true, { type: 'string' }, own] }
  const name = builder.build(rule, inside)
  const value = builder.build(
    pattern === undefined
      ? (readSchema(schema, 'additionalProperties') ?? true)
      : (readSchemaMap(schema, 'patternProperties').get(pattern) ?? true),
    inside,
  )
  if (name === undefined || value === undefined || least > MOST_MEMBERS) return undefined
  const entry = builder.fastCheck.tuple(name.map(String), value)
  return builder.fastCheck.array(entry, { minLength: least, maxLength: least + SPARE })
}
