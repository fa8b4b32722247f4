import { evaluatePointer, parsePointer } from '../expression/pointer.js'
import { isRecord } from '../schema/value.js'
import type { BodyFrame } from './body-draft.js'
import { type JudgedValue, listNewFaults } from './body-judge.js'
import { listPointers } from './body-url.js'
import { listIdentities, type TriggerMark } from './identity.js'
import type { SchemaObject } from './keyword.js'
import { isOnOneWay, placeMember } from './member.js'
import type { TriggerPlan } from './model.js'
import { findSchemaAt } from './suiting-schema.js'

/** Gives a body the values of one trigger. */
export type BodyMarker = (mark: TriggerMark) => JudgedValue

/**
 * Gives `body` values of each trigger's own where callback expressions refer to it. What the user
 * set, what holds the callback URL, and what the schema fixes stays as it is.
 */
export function createBodyMarker(
  body: JudgedValue,
  plan: TriggerPlan,
  frame: BodyFrame,
): BodyMarker {
  const taken = [...listPointers(plan.slots), ...plan.values.members.keys()]
  const members = listPointers(plan.identities)
    .filter((pointer) => !taken.some((other) => isOnOneWay(pointer, other)))
    .map((pointer): MarkedMember => {
      const tokens = parsePointer(pointer) ?? []
      return { pointer, tokens, schema: findSchemaAt(frame.schema, body.value, tokens) }
    })
  return (mark) => {
    let marked = body
    for (const member of members) {
      const { tokens } = member
      // What is marked before it may decide which schema a member has.
      const schema =
        marked === body ? member.schema : findSchemaAt(frame.schema, marked.value, tokens)
      marked = markMember(marked, { ...member, schema }, mark, frame) ?? marked
    }
    return marked
  }
}

interface MarkedMember {
  readonly pointer: string
  readonly tokens: readonly string[]
  /** Undefined where there is no room for anything. */
  readonly schema: SchemaObject | undefined
}

/** Undefined where no value of its own is possible. */
function markMember(
  { value, faults }: JudgedValue,
  { pointer, tokens, schema }: MarkedMember,
  mark: TriggerMark,
  { judge }: BodyFrame,
): JudgedValue | undefined {
  const current = evaluatePointer(value, pointer)
  if (schema === undefined || isRecord(current) || Array.isArray(current)) return undefined
  for (const identity of listIdentities(schema, tokens.at(-1) ?? 'text', mark)) {
    const placed = placeMember(value, pointer, identity)
    if (!placed.ok) continue
    const marked = { value: placed.value, faults: judge(placed.value) }
    if (listNewFaults(faults, marked.faults).length === 0) return marked
  }
  return undefined
}
