import { evaluatePointer, parsePointer } from '../expression/pointer.js'
import type { JsonSchema } from '../schema/model.js'
import { isRecord } from '../schema/value.js'
import { type BodyJudge, listNewFaults } from './body-judge.js'
import { listPointers } from './body-url.js'
import { listIdentities } from './identity.js'
import { isOnOneWay, placeMember } from './member.js'
import type { TriggerPlan } from './model.js'
import { findSchemaAt } from './suiting-schema.js'

/**
 * The body with values of this trigger's own where callback expressions refer to it. What the user
 * set, what holds the callback URL, and what the schema fixes stays as it is.
 */
export function markBody(
  value: unknown,
  plan: TriggerPlan,
  schema: JsonSchema,
  judge: BodyJudge,
): unknown {
  const taken = [...listPointers(plan.slots), ...plan.values.members.keys()]
  let marked = value
  for (const pointer of listPointers(plan.identities)) {
    if (taken.some((other) => isOnOneWay(pointer, other))) continue
    marked = markMember(marked, pointer, plan, schema, judge) ?? marked
  }
  return marked
}

/** Undefined where no value of its own is possible. */
function markMember(
  value: unknown,
  pointer: string,
  plan: TriggerPlan,
  schema: JsonSchema,
  judge: BodyJudge,
): unknown {
  const current = evaluatePointer(value, pointer)
  if (isRecord(current) || Array.isArray(current)) return undefined
  const tokens = parsePointer(pointer) ?? []
  const found = findSchemaAt(schema, value, tokens)
  if (found === undefined) return undefined
  const before = judge(value)
  for (const mark of listIdentities(found, tokens.at(-1) ?? 'text', plan)) {
    const placed = placeMember(value, pointer, mark)
    if (placed.ok && listNewFaults(before, judge(placed.value)).length === 0) return placed.value
  }
  return undefined
}
