import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import { readKeyword, readSchema, readSchemas, readText, type SchemaObject } from './keyword.js'
import { listDenied, listRivals } from './schema-avoidance.js'
import { mergeSchemas } from './schema-merge.js'
import { findReferenced, nameOf } from './schema-reference.js'
import { pinTag } from './schema-tag.js'

/** One way to satisfy a schema: references followed, `allOf` merged, branches chosen. */
export interface Reading {
  readonly schema: SchemaObject
  /** The references that were followed. */
  readonly references: readonly string[]
  /** Optional members that are better left out, since other branches or `not` ask for them. */
  readonly avoided: readonly string[]
}

export interface ReadingScope {
  /** The bundle: `$ref`s are `#/...` pointers into it. */
  readonly root: JsonSchema
  /** Whether parts that contradict those before them are left out. Default: then there is no way. */
  readonly isLenient?: boolean
  /** Which branch of `oneOf` and `anyOf` comes first; the others follow in order. */
  readonly branch: number
  /** References that enclose this schema: branches that lead back to them come last. */
  readonly ancestors: ReadonlySet<string>
  /** Parts that may still be looked at, shared by the schemas of one value. */
  readonly budget?: PartBudget
}

interface PartBudget {
  left: number
}

/** More ways than that are not worth trying: each branch multiplies them. */
const MOST_READINGS = 24
/** Parts that are looked at for them: branches that contradict each other multiply too. */
const MOST_PARTS = 3000

/** The ways to satisfy `schema`, likeliest first, at most 24; none where it contradicts itself. */
export function listReadings(schema: JsonSchema, scope: ReadingScope): readonly Reading[] {
  const readings: Reading[] = []
  const budget = scope.budget ?? { left: MOST_PARTS }
  const walk: Walk = { ...scope, budget, entered: [] }
  for (const reading of readWays(schema, walk)) {
    const discriminator = readKeyword(reading.schema, 'discriminator')
    const tagged = pinTag(reading.schema, discriminator, reading.references)
    if (readings.push({ ...reading, schema: tagged }) >= MOST_READINGS) break
  }
  const isLoop = (reading: Reading) => reading.references.some((ref) => scope.ancestors.has(ref))
  return [...readings.filter((reading) => !isLoop(reading)), ...readings.filter(isLoop)]
}

interface Walk extends ReadingScope {
  readonly budget: PartBudget
  /** References that led here without a member between. */
  readonly entered: readonly string[]
}

type Ways = () => Iterable<Reading>

const ANYTHING: Reading = { schema: {}, references: [], avoided: [] }

function* readWays(schema: JsonSchema, walk: Walk): Generator<Reading> {
  walk.budget.left -= 1
  if (schema === false || walk.budget.left < 0) return
  if (schema === true) {
    yield ANYTHING
    return
  }
  const { $ref, allOf, anyOf, oneOf, if: condition, then, else: otherwise, ...rest } = schema
  if (isRecord(rest['not']) && Object.keys(rest['not']).length === 0) return
  const parts: Ways[] = []
  if (typeof $ref === 'string') parts.push(() => readReference($ref, walk))
  const all = readSchemas({ allOf }, 'allOf') ?? []
  const isWhole = all.length === 1 && !Object.hasOwn(rest, 'properties')
  for (const part of all) parts.push(() => readPart(part, walk, isWhole))
  for (const kind of ['anyOf', 'oneOf'] as const) {
    const branches = readSchemas({ anyOf, oneOf }, kind)
    if (branches !== undefined) parts.push(() => readBranches(branches, kind, rest, walk))
  }
  if (condition !== undefined) {
    parts.push(() => readCondition({ if: condition, then, else: otherwise }, walk))
  }
  const base = { schema: rest, references: [], avoided: listDenied(rest) }
  yield* combineWays(walk.isLenient === true ? parts : parts.reverse(), base, walk)
}

/** Every choice from each part, merged; `base` holds what was chosen so far and wins annotations. */
function* combineWays(parts: readonly Ways[], base: Reading, walk: Walk): Generator<Reading> {
  const [first, ...others] = parts
  if (first === undefined) {
    yield base
    return
  }
  for (const reading of first()) {
    walk.budget.left -= 1
    if (walk.budget.left < 0) return
    const schema = mergeSchemas(reading.schema, base.schema)
    if (schema === undefined) {
      if (walk.isLenient === true) yield* combineWays(others, base, walk)
      continue
    }
    const references = [...base.references, ...reading.references]
    const avoided = [...base.avoided, ...reading.avoided]
    yield* combineWays(others, { schema, references, avoided }, walk)
  }
}

function* readReference(reference: string, walk: Walk): Generator<Reading> {
  // A reference to itself with nothing between asks for nothing (JSON Schema 2020-12, 9.4.1).
  if (walk.entered.includes(reference)) {
    yield { ...ANYTHING, references: [reference] }
    return
  }
  const target = findReferenced(walk.root, reference)
  if (target === undefined) return
  const inside = { ...walk, entered: [...walk.entered, reference] }
  for (const reading of readWays(target, inside)) {
    yield { ...reading, references: [reference, ...reading.references] }
  }
}

/** An example of one part of several is not an example of the whole. */
function* readPart(part: JsonSchema, walk: Walk, isWhole: boolean): Generator<Reading> {
  for (const reading of readWays(part, walk)) {
    yield isWhole ? reading : { ...reading, schema: dropExamples(reading.schema) }
  }
}

function dropExamples(schema: SchemaObject): SchemaObject {
  const kept = Object.entries(schema).filter(([keyword]) => !VALUE_ANNOTATIONS.has(keyword))
  return Object.fromEntries(kept)
}

const VALUE_ANNOTATIONS: ReadonlySet<string> = new Set(['example', 'examples', 'default'])

/** The branches in turn, each without the members by which others would be satisfied as well. */
function* readBranches(
  branches: readonly JsonSchema[],
  kind: 'anyOf' | 'oneOf',
  rest: SchemaObject,
  walk: Walk,
): Generator<Reading> {
  const first = walk.branch % Math.max(1, branches.length)
  for (const branch of [...branches.slice(first), ...branches.slice(0, first)]) {
    const rivals = kind === 'oneOf' ? listRivals(branches, branch, walk.root) : []
    for (const reading of readBranch(branch, rest, walk)) {
      yield { ...reading, avoided: [...reading.avoided, ...rivals] }
    }
  }
}

function* readBranch(branch: JsonSchema, rest: SchemaObject, walk: Walk): Generator<Reading> {
  const reference = typeof branch === 'boolean' ? undefined : readText(branch, '$ref')
  const name = reference === undefined ? undefined : nameOf(reference)
  const discriminator = readKeyword(rest, 'discriminator')
  for (const reading of readWays(branch, walk)) {
    const schema = pinTag(reading.schema, discriminator, reading.references, name)
    yield { ...reading, schema }
  }
}

function* readCondition(
  rule: { readonly if: unknown; readonly then: unknown; readonly else: unknown },
  walk: Walk,
): Generator<Reading> {
  const condition = readSchema(rule, 'if') ?? true
  const met = { allOf: [condition, readSchema(rule, 'then') ?? true] }
  const unmet = readSchema(rule, 'else') ?? true
  for (const way of walk.branch % 2 === 0 ? [met, unmet] : [unmet, met]) yield* readWays(way, walk)
}
