import { formatPointer } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import { readSchemaMap, readTexts, type SchemaObject } from './keyword.js'
import { placeMember, removeMember } from './member.js'
import { readTypes } from './schema-type.js'
import { listWrongValues } from './spoil-value.js'
import { childSchema, chooseReading } from './suiting-schema.js'

/** A value with one fault that its schema probably forbids. */
export interface SpoiledValue {
  readonly value: unknown
  /** Where the fault is; for a missing member, where it would be. */
  readonly pointer: string
  /** In words: `body without customer (required)`. */
  readonly fault: string
  /** `missing` and `type` are safest: no API mends them by itself. */
  readonly kind: 'missing' | 'type' | 'limit'
}

/** Deeper members are not spoiled: there are enough above them. */
const DEEPEST = 6
const MOST_FAULTS = 200

/**
 * Copies of `value` with one fault each, in the order of preference: a required member left out,
 * one of the wrong type, an optional one of the wrong type, one outside its `enum`, `const` or
 * bounds; outer members first. Places for which `isForbidden` is true stay as they are. `schema` is
 * a bundle; the caller confirms by checking, since a branch that was not looked at may allow it.
 */
export function spoilValue(
  schema: JsonSchema,
  value: unknown,
  isForbidden: (pointer: string) => boolean,
): readonly SpoiledValue[] {
  const faults: RankedFault[] = []
  const visitor: Visitor = { root: schema, whole: value, isForbidden, faults }
  visit(visitor, schema, value, [], true)
  return faults
    .sort((first, second) => first.rank - second.rank || first.depth - second.depth)
    .slice(0, MOST_FAULTS)
    .map(({ spoiled }) => spoiled)
}

interface RankedFault {
  readonly rank: number
  readonly depth: number
  readonly spoiled: SpoiledValue
}

interface Visitor {
  readonly root: JsonSchema
  readonly whole: unknown
  readonly isForbidden: (pointer: string) => boolean
  readonly faults: RankedFault[]
}

function visit(
  visitor: Visitor,
  schema: JsonSchema,
  value: unknown,
  tokens: readonly string[],
  isRequired: boolean,
): void {
  if (tokens.length > DEEPEST || visitor.faults.length > MOST_FAULTS * 2) return
  const reading = chooseReading(visitor.root, schema, value)
  if (reading === undefined) return
  addWrongValues(visitor, reading, value, tokens, isRequired)
  const required = readTexts(reading, 'required')
  // One item stands for all of a list.
  const entries = Array.isArray(value) ? Object.entries(value).slice(0, 1) : listMembers(value)
  for (const [name, member] of entries) {
    const inside = [...tokens, name]
    const isNeeded = !Array.isArray(value) && required.includes(name)
    if (isNeeded) addMissing(visitor, inside)
    visit(visitor, childSchema(reading, name, Array.isArray(value)), member, inside, isNeeded)
  }
  if (isRecord(value) && tokens.length === 0) visitAbsent(visitor, reading, value)
}

/** Optional members that are not there may come with a wrong type, too. */
function visitAbsent(
  visitor: Visitor,
  schema: SchemaObject,
  value: Readonly<Record<string, unknown>>,
): void {
  for (const [name, member] of readSchemaMap(schema, 'properties')) {
    if (!Object.hasOwn(value, name)) visit(visitor, member, undefined, [name], false)
  }
}

function listMembers(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : []
}

function addMissing({ faults, isForbidden, whole }: Visitor, tokens: readonly string[]): void {
  const pointer = formatPointer(tokens)
  if (isForbidden(pointer)) return
  const value = removeMember(whole, pointer)
  const fault = `body without ${describe(tokens)} (required)`
  faults.push({
    rank: 0,
    depth: tokens.length,
    spoiled: { value, pointer, fault, kind: 'missing' },
  })
}

function addWrongValues(
  { faults, isForbidden, whole }: Visitor,
  schema: SchemaObject,
  value: unknown,
  tokens: readonly string[],
  isRequired: boolean,
): void {
  const pointer = formatPointer(tokens)
  if (isForbidden(pointer)) return
  for (const wrong of listWrongValues(schema, readTypes(schema), value)) {
    const placed = placeMember(whole, pointer, wrong.value)
    if (!placed.ok) continue
    const fault =
      tokens.length === 0 ? `body ${wrong.how}` : `body with ${describe(tokens)} ${wrong.how}`
    const rank = wrong.kind === 'limit' ? 3 : isRequired ? 1 : 2
    const spoiled = { value: placed.value, pointer, fault, kind: wrong.kind }
    faults.push({ rank, depth: tokens.length, spoiled })
  }
}

function describe(tokens: readonly string[]): string {
  return formatPointer(tokens).slice(1)
}
