import { locateBodyMember } from '../contract/json-part.js'
import type { UrlSlot } from '../contract/model.js'
import { chooseMedium } from './body-form.js'
import type { TriggerPlan } from './model.js'

/**
 * The plan with every pointer into the body counted from the whole of it: what callback expressions
 * and users say of a multipart body may be meant for its JSON part.
 */
export function placeInBody(plan: TriggerPlan): TriggerPlan {
  const { contract, operation, role = 'request', values, slots, identities } = plan
  if (slots.length + identities.length + values.members.size === 0) return plan
  const medium = chooseMedium(operation.body?.content ?? [])?.medium
  if (values.body !== undefined || medium?.schema === undefined) return plan
  const { schema } = contract.schemas.bundle(medium.schema, role)
  const locate = (pointer: string) => locateBodyMember(medium, schema, pointer)
  const locateSlot = (slot: UrlSlot): UrlSlot =>
    slot.in === 'body' ? { in: 'body', pointer: locate(slot.pointer) } : slot
  const members = [...values.members].map(([pointer, member]) => [locate(pointer), member] as const)
  return {
    ...plan,
    slots: slots.map(locateSlot),
    identities: identities.map(locateSlot),
    values: { ...values, members: new Map(members) },
  }
}
