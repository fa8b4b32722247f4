import type { BodyDraft } from './body-draft.js'
import { listNewFaults } from './body-judge.js'
import { listPointers } from './body-url.js'
import { isOnOneWay } from './member.js'
import type { TriggerPlan } from './model.js'
import type { ChosenParameter } from './parameters.js'
import { spoilValue } from './spoil.js'

/** The parts of a trigger that a fault can be in. */
export interface TriggerParts {
  readonly parameters: readonly ChosenParameter[]
  readonly body: BodyDraft
}

export type FaultChoice =
  | { readonly ok: true; readonly parts: TriggerParts; readonly fault: string }
  | { readonly ok: false; readonly because: string }

/**
 * A valid trigger with exactly one fault that the document forbids: in the body where there can be
 * one, else a required parameter left out. The callback URL and what the user set stay, so that an
 * API that does not see the fault would call back.
 */
export function addFault(parts: TriggerParts, plan: TriggerPlan): FaultChoice {
  const spoiled = spoilBody(parts.body, plan)
  if (spoiled !== undefined) {
    return { ok: true, parts: { ...parts, body: spoiled.body }, fault: spoiled.fault }
  }
  const left = parts.parameters.find((parameter) => parameter.isDroppable)
  if (left === undefined) {
    const because = 'nothing in the document can be violated without touching the callback URL'
    return { ok: false, because }
  }
  const parameters = parts.parameters.filter((parameter) => parameter !== left)
  const place = left.in === 'header' ? 'header' : `${left.in} parameter`
  return { ok: true, parts: { ...parts, parameters }, fault: `no ${place} ${left.name} (required)` }
}

interface SpoiledBody {
  readonly body: BodyDraft
  readonly fault: string
}

/** What callback expressions refer to is spoiled only where there is nothing else: the token is still there. */
function spoilBody(body: BodyDraft, plan: TriggerPlan): SpoiledBody | undefined {
  const kept = [...listPointers(plan.slots), ...plan.values.members.keys()]
  return spoilBeside([...kept, ...listPointers(plan.identities)], body) ?? spoilBeside(kept, body)
}

function spoilBeside(kept: readonly string[], body: BodyDraft): SpoiledBody | undefined {
  if (body.kind !== 'value') return undefined
  const isForbidden = (pointer: string) => kept.some((other) => isOnOneWay(pointer, other))
  const before = body.judge(body.value)
  const spoiled = spoilValue(body.schema, body.value, isForbidden)
    // Members of forms are all texts: there a wrong type may be none.
    .filter(({ kind }) => body.form === 'json' || kind === 'missing')
    .find(({ value }) => listNewFaults(before, body.judge(value)).length > 0)
  return spoiled && { body: { ...body, value: spoiled.value }, fault: spoiled.fault }
}
