import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import {
  readKeyword,
  readNumber,
  readSchema,
  readSchemaMap,
  readTexts,
  type SchemaObject,
} from './keyword.js'
import { memberSchema } from './member-schema.js'
import type { Sample } from './model.js'
import {
  makeSample,
  type PlainBuilder,
  type PlainMaker,
  type PlainPosition,
  refuseSample,
} from './plain-model.js'

/** Objects deeper than this hold only the members that they need. */
const OPTIONAL_MEMBER_DEPTH = 2
/** More members than this are not invented for `minProperties`. */
const MOST_INVENTED = 200

/** An object with its required members, and the optional ones that are cheap. */
export const makePlainObject: PlainMaker = (schema, position, builder) => {
  const required = new Set(readTexts(schema, 'required'))
  const most = readNumber(schema, 'maxProperties') ?? Number.POSITIVE_INFINITY
  if (required.size > most) {
    return refuseSample(position, `${required.size} members are required, but ${most} allowed`)
  }
  const draft: ObjectDraft = { schema, position, builder, members: new Map() }
  const wanted = position.wanted.flatMap(([name]) => (name === undefined ? [] : [name]))
  const { hasOptionals, optionalDepth = OPTIONAL_MEMBER_DEPTH } = builder.options
  const isRoomy = hasOptionals !== false && position.depth < optionalDepth
  let room = most - required.size
  const names = [...readSchemaMap(schema, 'properties').keys(), ...required, ...wanted]
  for (const name of new Set(names)) {
    const isRequired = required.has(name)
    if (!isRequired && position.avoided.includes(name)) continue
    if (!isRequired && (room < 1 || !(isRoomy || wanted.includes(name)))) continue
    const made = addMember(draft, name, isRequired ? 'required' : 'optional')
    if (isRequired && !made.ok) return made
    if (!isRequired && made.ok) room -= 1
  }
  const refusal = addDependents(draft) ?? addMissing(draft)
  if (refusal !== undefined) return refusal
  return applyDependentSchemas(draft) ?? makeSample(Object.fromEntries(draft.members))
}

interface ObjectDraft {
  readonly schema: SchemaObject
  readonly position: PlainPosition
  readonly builder: PlainBuilder
  readonly members: Map<string, unknown>
}

function addMember(draft: ObjectDraft, name: string, need: 'required' | 'optional'): Sample {
  const inside = draft.builder.enter(draft.position, name, { isOptional: need === 'optional' })
  const made = draft.builder.build(memberSchema(draft.schema, name), inside)
  if (made.ok) draft.members.set(name, made.value)
  return made
}

/** Adds what the members at hand require (`dependentRequired`), and what that requires in turn. */
function addDependents(draft: ObjectDraft): Sample | undefined {
  const rules = readKeyword(draft.schema, 'dependentRequired')
  if (!isRecord(rules)) return undefined
  // A map may grow while it is walked: what is added is walked too.
  for (const name of draft.members.keys()) {
    for (const other of readTexts(rules, name)) {
      if (draft.members.has(other)) continue
      const made = addMember(draft, other, 'required')
      if (!made.ok) return made
    }
  }
  return undefined
}

/** Adds members until there are `minProperties`: documented ones, then invented ones. */
function addMissing(draft: ObjectDraft): Sample | undefined {
  const least = readNumber(draft.schema, 'minProperties') ?? 0
  if (draft.members.size >= least) return undefined
  for (const name of listNames(draft, least)) {
    if (draft.members.size >= least) return undefined
    if (!draft.members.has(name)) addMember(draft, name, 'required')
  }
  if (draft.members.size >= least) return undefined
  return refuseSample(draft.position, `fewer than ${least} members (minProperties) are possible`)
}

function* listNames({ schema, position, builder }: ObjectDraft, least: number): Generator<string> {
  yield* readSchemaMap(schema, 'properties').keys()
  const rule = readSchema(schema, 'propertyNames') ?? true
  const patterns = [...readSchemaMap(schema, 'patternProperties').keys()]
  const rules: JsonSchema[] = [{}, ...patterns.map((pattern) => ({ pattern }))]
  for (const own of rules) {
    const name = { allOf: [rule, own, { type: 'string' }] }
    for (let ordinal = 0; ordinal < Math.min(least, MOST_INVENTED); ordinal += 1) {
      const inside = { ...builder.enter(position, 'member', { ordinal }), wanted: [] }
      const made = builder.build(name, inside)
      if (made.ok && typeof made.value === 'string') yield made.value
    }
  }
}

/** The whole object again with the schemas that its members bring with them, if any do. */
function applyDependentSchemas({ schema, position, builder, members }: ObjectDraft) {
  const rules = [...readSchemaMap(schema, 'dependentSchemas')]
  const met = rules.filter(([name]) => members.has(name))
  if (met.length === 0) return undefined
  const others = Object.fromEntries(rules.filter(([name]) => !members.has(name)))
  const whole = { allOf: [{ ...schema, dependentSchemas: others }, ...met.map(([, rule]) => rule)] }
  return builder.build(whole, position)
}
