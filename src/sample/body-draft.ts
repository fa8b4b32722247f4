import type { JsonSchema } from '../schema/model.js'
import type { BodyForm, WritableMedium } from './body-form.js'
import { type BodyJudge, createBodyJudge } from './body-judge.js'
import { type PartLayout, PLAIN_LAYOUT, readPartLayout } from './body-layout.js'
import { leaveUrlOut, placeUrl } from './body-url.js'
import { placeMember } from './member.js'
import type { Sample, TriggerPlan } from './model.js'

/** A body that can still be changed. */
interface ValueDraft extends BodyFrame {
  readonly value: unknown
  /**
   * The value for a plan that differs in what each trigger has of its own alone; undefined where
   * its body has to be drafted anew.
   */
  readonly refill?: (plan: TriggerPlan) => unknown
}

/** What is fixed about a body before its value is known. */
export interface BodyFrame {
  readonly kind: 'value'
  readonly form: BodyForm
  readonly contentType: string
  /** A self-contained schema; true where nothing is documented. */
  readonly schema: JsonSchema
  readonly judge: BodyJudge
  readonly layout: PartLayout
}

/** Bytes of the user that go as they are; `seen` is what expressions see of them. */
interface BytesDraft {
  readonly kind: 'bytes'
  readonly contentType: string
  readonly bytes: Uint8Array
  readonly seen?: unknown
}

/** The body of a trigger before it is written. */
export type BodyDraft = { readonly kind: 'none' } | BytesDraft | ValueDraft

export type BodyChoice =
  | { readonly ok: true; readonly body: BodyDraft }
  | { readonly ok: false; readonly because: string }

export const NO_BODY: BodyChoice = { ok: true, body: { kind: 'none' } }

export function frameBody(plan: TriggerPlan, writable: WritableMedium): BodyFrame {
  const { contract, role = 'request' } = plan
  const { form, contentType, medium } = writable
  const place = medium?.schema
  const schema = place === undefined ? true : contract.schemas.bundle(place, role).schema
  const layout = form === 'multipart' ? readPartLayout(medium, schema) : PLAIN_LAYOUT
  const judge = createBodyJudge(contract, place, role)
  return { kind: 'value', form, contentType, schema, judge, layout }
}

/** Puts the callback URL in, or leaves it out, and sets the user's members last. */
export function finishValue(value: unknown, plan: TriggerPlan, judge: BodyJudge): Sample {
  let finished: Sample =
    plan.kind === 'without-url' ? leaveUrlOut(value, plan, judge) : placeUrl(value, plan)
  for (const [pointer, member] of plan.values.members) {
    if (!finished.ok) return finished
    const placed = placeMember(finished.value, pointer, member)
    finished = placed.ok
      ? placed
      : { ok: false, because: `the member ${pointer} has no place: ${placed.because}` }
  }
  return finished
}
