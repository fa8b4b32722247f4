import { evaluatePointer, formatPointer } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { listProperties } from '../schema/property.js'
import { isRecord } from '../schema/value.js'
import type { BodyFrame } from './body-draft.js'
import { type BodyFaults, listNewFaults } from './body-judge.js'
import { listSpellings } from './known-value.js'
import { isOnOneWay, placeMember } from './member.js'
import type { TriggerPlan } from './model.js'

/** Members below this depth are hardly about the thing that the values are known of. */
const DEEPEST = 4

/** The body with the known values in its members: `prepareKnown` for one that is made once. */
export function placeKnown(value: unknown, plan: TriggerPlan, frame: BodyFrame): unknown {
  const { known, values } = plan
  if (known === undefined || known.size === 0) return value
  return prepareKnown(value, frame, [...values.members.keys()])(known)
}

/**
 * Gives the body with known values in the members that have their names: the outermost of each
 * name, never within lists, whose items are other things. A value that the schema refuses there is
 * left out, and what the user sets (pointers in `set`) stays. Without a change it is `value` itself.
 */
export function prepareKnown(
  value: unknown,
  frame: BodyFrame,
  set: readonly string[] = [],
): (known: ReadonlyMap<string, unknown>) => unknown {
  const places = listPlaces(value, frame).filter(
    ({ pointer }) => !set.some((other) => isOnOneWay(pointer, other)),
  )
  let before: BodyFaults | undefined
  return (known) => {
    if (!places.some(({ name }) => known.has(name))) return value
    const faults = (before ??= frame.judge(value))
    const isFaultless = (next: unknown) => listNewFaults(faults, frame.judge(next)).length === 0
    let placed = value
    for (const { name, pointer } of places) {
      if (known.has(name)) placed = placeOne(placed, pointer, known.get(name), isFaultless)
    }
    return placed
  }
}

function placeOne(
  value: unknown,
  pointer: string,
  known: unknown,
  isFaultless: (next: unknown) => boolean,
): unknown {
  const current = evaluatePointer(value, pointer)
  for (const spelling of listSpellings(known, current)) {
    if (spelling === current) return value
    const placed = placeMember(value, pointer, spelling)
    if (placed.ok && isFaultless(placed.value)) return placed.value
  }
  return value
}

interface Member {
  readonly tokens: readonly string[]
  readonly value: unknown
}

interface NamedPlace {
  readonly name: string
  readonly pointer: string
}

/** The outermost members of each name, then declared ones that are absent. */
function listPlaces(value: unknown, { schema, contentType }: BodyFrame): readonly NamedPlace[] {
  const found = new Map<string, Member[]>()
  let level: readonly Member[] = [findRoot(value, contentType)]
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    level = level.flatMap(listMembers)
    const here = new Map<string, Member[]>()
    for (const member of level) {
      const name = member.tokens.at(-1) ?? ''
      if (!found.has(name)) here.set(name, [...(here.get(name) ?? []), member])
    }
    for (const [name, members] of here) found.set(name, members)
  }
  const present = [...found].flatMap(([name, members]) =>
    members.map(({ tokens }) => ({ name, pointer: formatPointer(tokens) })),
  )
  if (!isRecord(value)) return present
  const absent = listDeclared(schema).filter((name) => !found.has(name))
  return [...present, ...absent.map((name) => ({ name, pointer: formatPointer([name]) }))]
}

/** The envelope of a CloudEvent is about the event: its `id` is that of no thing. */
function findRoot(value: unknown, contentType: string): Member {
  const isEvent = /^application\/cloudevents\+json\b/i.test(contentType)
  return isEvent && isRecord(value) && isRecord(value['data'])
    ? { tokens: ['data'], value: value['data'] }
    : { tokens: [], value }
}

function listMembers({ tokens, value }: Member): readonly Member[] {
  if (!isRecord(value)) return []
  return Object.entries(value).map(([name, inner]) => ({ tokens: [...tokens, name], value: inner }))
}

/** By bundle, which never changes. */
const DECLARED = new WeakMap<object, readonly string[]>()

function listDeclared(schema: JsonSchema): readonly string[] {
  if (typeof schema === 'boolean') return []
  const names = DECLARED.get(schema) ?? [...listProperties(schema).keys()]
  DECLARED.set(schema, names)
  return names
}
