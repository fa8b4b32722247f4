import type { CallbackOperation, Contract } from '../contract/model.js'
import type { DeliveryCase } from '../delivery/model.js'
import type { ExpressionContext } from '../expression/model.js'
import { collectKnownValues } from '../mock/known-values.js'
import { buildDelivery, type DeliveryDraft } from '../sample/delivery.js'
import type { Credentials, SampleMemory, UserValues } from '../sample/model.js'
import { makeWrongBody } from '../sample/wrong-body.js'
import { parseJson } from '../schema/json.js'
import { findHeader } from '../transport/headers.js'

export interface CallbackDraftInput {
  readonly contract: Contract
  readonly callback: CallbackOperation
  readonly url: string
  /** The exchange that makes it due. */
  readonly context: ExpressionContext
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
  /** Makes one fault that its schema forbids. */
  readonly isWrong: boolean
  readonly nonce: string
  readonly ordinal: number
  readonly memory: SampleMemory
}

export type CallbackDraft =
  | (Extract<DeliveryDraft, { ok: true }> & { readonly wrong?: DeliveryCase })
  | Extract<DeliveryDraft, { ok: false }>

/** The request of a callback that an exchange makes due, or why there is none. */
export async function draftCallback(input: CallbackDraftInput): Promise<CallbackDraft> {
  const { contract, callback, url, context, isWrong, values } = input
  const { seed, credentials, nonce, ordinal, memory } = input
  const known = collectKnownValues(context)
  // Written out rather than spread: one is made for every callback.
  const plan = { contract, callback, url, seed, values, credentials, known, nonce, ordinal, memory }
  const draft = await buildDelivery(plan)
  if (!isWrong || !draft.ok) return draft
  const { headers, body } = draft.request
  const parsed = parseJson(body)
  const contentType = findHeader(headers, 'content-type') ?? ''
  const kept = [...values.members.keys()]
  const wrong = parsed.ok
    ? makeWrongBody(parsed.value, contentType, callback, { contract, kept })
    : undefined
  if (wrong === undefined) {
    return { ok: false, because: 'a wrong body was asked for, but its schema forbids none' }
  }
  const spoiled = await buildDelivery({ ...plan, body: wrong.value })
  if (!spoiled.ok) return spoiled
  const { fault: label, pointer: about } = wrong
  return { ...spoiled, wrong: { label, about, kind: 'invalid', expects: 'refusal' } }
}
