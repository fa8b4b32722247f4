import { formatPointer, parsePointer } from '../expression/pointer.js'
import { type BodyJudge, listNewFaults } from './body-judge.js'
import { placeMember, removeMember } from './member.js'
import type { Sample, TriggerPlan } from './model.js'

/** Pointers of the slots or identities that are in the body. */
export function listPointers(slots: TriggerPlan['slots']): readonly string[] {
  return slots.flatMap((slot) => (slot.in === 'body' ? [slot.pointer] : []))
}

/** The body with the callback URL in its slots. */
export function placeUrl(value: unknown, { callbackUrl, slots }: TriggerPlan): Sample {
  let placed: Sample = { ok: true, value }
  for (const pointer of listPointers(slots)) {
    placed = placeMember(placed.value, pointer, callbackUrl)
    if (!placed.ok) {
      return { ok: false, because: `the callback URL belongs at ${pointer}, but ${placed.because}` }
    }
  }
  return placed
}

/**
 * The body without the callback URL: without its member, or without the nearest parent that the
 * schema can do without. Refused where it can do without none.
 */
export function leaveUrlOut(value: unknown, { slots }: TriggerPlan, judge: BodyJudge): Sample {
  let left = value
  for (const pointer of listPointers(slots)) {
    const tokens = parsePointer(pointer) ?? []
    const before = judge(left)
    const without = tokens
      .map((_token, index) => formatPointer(tokens.slice(0, tokens.length - index)))
      .map((parent) => removeMember(left, parent))
      .find((candidate) => listNewFaults(before, judge(candidate)).length === 0)
    if (without === undefined) {
      return {
        ok: false,
        because: `the callback URL cannot be left out: the body requires ${pointer || 'it'}`,
      }
    }
    left = without
  }
  return { ok: true, value: left }
}
