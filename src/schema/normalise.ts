import { isExempt } from './access.js'
import { readKeywords } from './dialect.js'
import { readDiscriminator } from './discriminator.js'
import { enterScope } from './dynamic-scope.js'
import { KEYWORDS, type KeywordRule } from './keyword.js'
import { normaliseValue, notePattern } from './keyword-value.js'
import type { JsonSchema } from './model.js'
import { addReferences } from './normalise-reference.js'
import type { SchemaOrigin } from './origin.js'
import { placeBelow } from './place.js'
import type { NormaliseContext, Position } from './position.js'
import { nameOfPlace } from './schema-name.js'
import { isRecord, readMember, setMember } from './value.js'

export const DEPTH_LIMIT = 200
export const NO_SCHEMA = 'a schema must be an object, true or false'
export const TOO_DEEP = `schemas are nested deeper than ${DEPTH_LIMIT}`
export const TOO_MANY = 'there are too many schemas in it'
/** They keep speaking of the same value. */
const IN_PLACE = new Set(['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas'])
const NEGATING = new Set(['not', 'if'])
/** Their `false` is reported by the keyword; any other `false` needs a place of its own. */
const BOOLEAN = new Set([
  ...['additionalProperties', 'unevaluatedProperties', 'items', 'unevaluatedItems', 'not', 'if'],
])

/** One schema of the document as JSON Schema 2020-12, with its subschemas. */
export function normaliseSchema(raw: unknown, at: Position, context: NormaliseContext): JsonSchema {
  const { place } = at
  if (raw === true) return true
  if (raw === false) {
    const nothing = { not: {} }
    context.origins.set(nothing, { place, isForbidden: true })
    return nothing
  }
  if (!isRecord(raw)) {
    context.faults.push({ because: NO_SCHEMA, place })
    return true
  }
  const because = findExcess(at, context)
  if (because !== undefined) {
    context.faults.push({ because, place })
    return true
  }
  const schema: Record<string, unknown> = {}
  const inside = enterPosition(raw, at, context)
  const version = context.source.versionOf(place.uri)
  const keywords = readKeywords(raw, version, (message, keyword) => {
    context.notices.push({ kind: 'ineffective', message, place: placeBelow(place, keyword) })
  })
  for (const [keyword, value] of keywords) {
    const rule = KEYWORDS.get(keyword)
    if (rule === undefined) continue
    const normal = normaliseKeyword(keyword, rule, value, inside, context)
    if (normal !== undefined) schema[keyword] = normal
  }
  addReferences(schema, keywords, inside, context)
  addPrototypeProperty(schema)
  context.origins.set(schema, describeOrigin(raw, at, context))
  return schema
}

function findExcess(at: Position, context: NormaliseContext): string | undefined {
  if (at.depth > DEPTH_LIMIT) return TOO_DEEP
  return context.countSchema() ? undefined : TOO_MANY
}

function enterPosition(
  raw: Readonly<Record<string, unknown>>,
  at: Position,
  context: NormaliseContext,
): Position {
  const is30 = context.source.versionOf(at.place.uri) === '3.0'
  return {
    ...at,
    depth: at.depth + 1,
    scope: is30 ? at.scope : enterScope(at.scope, raw, at.place),
    isExempt: (name) =>
      !at.isNegated && (at.isExempt(name) || isExempt(name, raw, at.place, context)),
  }
}

function describeOrigin(
  raw: Readonly<Record<string, unknown>>,
  { place }: Position,
  { references }: NormaliseContext,
): SchemaOrigin {
  const name = nameOfPlace(place)
  const discriminator = readDiscriminator(raw, place, references)
  return {
    place,
    ...(name === undefined ? {} : { name }),
    ...(discriminator === undefined ? {} : { discriminator }),
  }
}

/** The normal value of a keyword; undefined where it is left out. */
function normaliseKeyword(
  keyword: string,
  rule: KeywordRule,
  value: unknown,
  at: Position,
  context: NormaliseContext,
): unknown {
  const place = placeBelow(at.place, keyword)
  if (!rule.accepts(value)) {
    if (rule.isAnnotation) return undefined
    context.faults.push({ because: `${keyword} must be ${rule.expects}`, place })
    return undefined
  }
  const below: Position = {
    ...at,
    isExempt: IN_PLACE.has(keyword) ? at.isExempt : () => false,
    isNegated: at.isNegated || NEGATING.has(keyword),
    isImmediate: at.isImmediate && keyword === 'allOf',
  }
  const normalise = (member: unknown, ...path: (string | number)[]) =>
    normaliseSchema(member, { ...below, place: placeBelow(place, ...path) }, context)
  switch (rule.content) {
    case 'schema':
      return typeof value === 'boolean' && BOOLEAN.has(keyword) ? value : normalise(value)
    case 'schemas':
      return Array.isArray(value) ? value.map((member, index) => normalise(member, index)) : []
    case 'schema-map':
      return normaliseMap(value, (member, name) => {
        // A pattern that is not evaluated matches every name, so it must not ask for anything.
        const isIdle =
          keyword === 'patternProperties' &&
          !notePattern(name, placeBelow(place, name), context.notices)
        return isIdle || normalise(member, name)
      })
    case 'value':
      return normaliseValue(keyword, value, at, context.notices)
  }
}

function normaliseMap(
  value: unknown,
  normalise: (member: unknown, name: string) => JsonSchema,
): Readonly<Record<string, JsonSchema>> {
  const map: Record<string, JsonSchema> = {}
  for (const [name, member] of isRecord(value) ? Object.entries(value) : []) {
    setMember(map, name, normalise(member, name))
  }
  return map
}

/** Ajv leaves out a property of this name, but not a pattern for it. */
function addPrototypeProperty(schema: Record<string, unknown>): void {
  const property = readMember(schema.properties, '__proto__')
  if (property === undefined) return
  const patterns = isRecord(schema.patternProperties) ? schema.patternProperties : {}
  schema.patternProperties = { ...patterns, '^__proto__$': property }
}
