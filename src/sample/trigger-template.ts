import type { ParameterPlace } from '../contract/model.js'
import type { BodyDraft } from './body-draft.js'
import { listPointers } from './body-url.js'
import { placeCredentials } from './credential.js'
import type { TriggerParts } from './fault.js'
import type { TriggerDraft, TriggerPlan } from './model.js'
import type { ChosenParameter } from './parameters.js'
import { assembleDraft, listHeaders, writeDraft } from './request.js'
import { listPathValues } from './request-url.js'
import { createUrlTemplate } from './url-template.js'

/** Undefined for a trigger that differs from the others in more than what each has of its own. */
export type TriggerTemplate = (own: OwnParts) => TriggerDraft | undefined

/** What each trigger has of its own. */
type OwnParts = Pick<TriggerPlan, 'callbackUrl' | 'nonce' | 'ordinal'>

/** Triggers like the one of `shared`, which is placed in its body and has these parts, faultless. */
export function createTriggerTemplate(shared: TriggerPlan, parts: TriggerParts): TriggerTemplate {
  const { operation, serverUrl, credentials } = shared
  const { method } = operation
  const placed = placeCredentials(operation.security, credentials)
  const writeUrl = createUrlTemplate(serverUrl, operation.path, parts.parameters, placed.query)
  const isOwn = (...places: readonly ParameterPlace[]) =>
    parts.parameters.some((one) => one.own !== undefined && places.includes(one.in))
  const hasBoundary = parts.body.kind === 'value' && parts.body.form === 'multipart'
  const hasOwnBody = hasBoundary || listPointers([...shared.slots, ...shared.identities]).length > 0
  const sharedBody = writeDraft(parts.body, shared.nonce)
  const sharedPath = isOwn('path') ? undefined : listPathValues(parts.parameters)
  // The content type of a multipart body names its boundary.
  const sharedHeaders =
    hasBoundary || isOwn('header', 'cookie')
      ? undefined
      : listHeaders(shared, parts, placed, sharedBody)

  return ({ callbackUrl, nonce, ordinal }) => {
    const plan = { ...shared, callbackUrl, nonce, ordinal }
    const filled = fillParts(parts, plan)
    if (filled === undefined) return undefined
    const { url, query } = writeUrl(filled.parameters)
    const body = hasOwnBody ? writeDraft(filled.body, nonce) : sharedBody
    const headers = sharedHeaders ?? listHeaders(plan, filled, placed, body)
    const path = sharedPath ?? listPathValues(filled.parameters)
    return assembleDraft({ url, method, headers, query, path }, body, placed.secretHeaders)
  }
}

function fillParts(
  { parameters, body }: TriggerParts,
  plan: TriggerPlan,
): TriggerParts | undefined {
  const own = fillParameters(parameters, plan)
  const filled = own && fillBody(body, plan)
  return filled && { parameters: own, body: filled }
}

function fillParameters(
  parameters: readonly ChosenParameter[],
  plan: TriggerPlan,
): readonly ChosenParameter[] | undefined {
  const filled: ChosenParameter[] = []
  for (const parameter of parameters) {
    if (parameter.own === undefined) {
      filled.push(parameter)
      continue
    }
    const value = parameter.own(plan)
    if (value === undefined) return undefined
    filled.push({ ...parameter, value })
  }
  return filled
}

function fillBody(body: BodyDraft, plan: TriggerPlan): BodyDraft | undefined {
  if (body.kind !== 'value') return body
  const value = body.refill?.(plan)
  return value === undefined ? undefined : { ...body, value }
}
