import { type BodyChoice, NO_BODY } from './body-draft.js'
import { chooseMedium, PLAIN_JSON } from './body-form.js'
import { draftGivenBody } from './body-given.js'
import { makeBody } from './body-made.js'
import { listPointers } from './body-url.js'
import type { TriggerPlan } from './model.js'

/**
 * The body of a trigger: the user's, else a documented example, else one made from the schema; with
 * the callback URL in its slots (or left out), marks of the trigger, and the user's members. An
 * optional body that cannot be made is left out, unless the callback URL belongs into it.
 */
export async function draftBody(plan: TriggerPlan): Promise<BodyChoice> {
  const { operation, slots, values } = plan
  const content = operation.body?.content ?? []
  if (values.body !== undefined) return draftGivenBody(values.body, plan, content)
  const isNeeded = listPointers(slots).length > 0 || values.members.size > 0
  if (content.length === 0) return isNeeded ? makeBody(plan, PLAIN_JSON) : NO_BODY
  const writable = chooseMedium(content)
  const types = content.map((medium) => medium.type).join(', ')
  const choice: BodyChoice =
    writable === undefined
      ? { ok: false, because: `no body can be made for ${types}: give one` }
      : await makeBody(plan, writable)
  const isRequired = isNeeded || operation.body?.required === true
  return choice.ok || isRequired ? choice : NO_BODY
}
