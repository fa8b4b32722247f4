import { placeInBody } from './body-place.js'
import type { TriggerParts } from './fault.js'
import type { TriggerDraft, TriggerPlan } from './model.js'
import { buildTrigger, chooseParts, composeTrigger } from './request.js'
import { createTriggerTemplate, type TriggerTemplate } from './trigger-template.js'

export type TriggerBuilder = (plan: TriggerPlan) => TriggerDraft | Promise<TriggerDraft>

/**
 * `buildTrigger` for the triggers of one operation: those that differ from the one before in their
 * callback URL, nonce and ordinal alone are made from a template.
 */
export function createTriggerBuilder(): TriggerBuilder {
  let last: { readonly plan: TriggerPlan; readonly parts: TriggerParts } | undefined
  let template: TriggerTemplate | undefined

  async function build(given: TriggerPlan): Promise<TriggerDraft> {
    const plan = placeInBody(given)
    const chosen = await chooseParts(plan)
    if (!chosen.ok) return chosen
    last = { plan: given, parts: chosen.parts }
    template = undefined
    return composeTrigger(plan, chosen.parts, chosen.fault)
  }

  return (plan) => {
    if (plan.kind === 'invalid') return buildTrigger(plan)
    if (last === undefined || !isAlike(plan, last.plan)) return build(plan)
    template ??= createTriggerTemplate(placeInBody(last.plan), last.parts)
    return template(plan) ?? buildTrigger(plan)
  }
}

/** Whether two plans differ in nothing but what each trigger has of its own. */
function isAlike(one: TriggerPlan, other: TriggerPlan): boolean {
  return (
    one.kind === other.kind &&
    one.values === other.values &&
    one.operation === other.operation &&
    one.contract === other.contract &&
    one.serverUrl === other.serverUrl &&
    one.slots === other.slots &&
    one.identities === other.identities &&
    one.credentials === other.credentials &&
    one.seed === other.seed &&
    one.role === other.role &&
    one.known === other.known
  )
}
