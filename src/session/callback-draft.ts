import type { CallbackOperation, Contract } from '../contract/model.js'
import type { DeliveryCase } from '../delivery/model.js'
import type { ExpressionContext } from '../expression/model.js'
import { collectKnownValues } from '../mock/known-values.js'
import {
  buildDelivery,
  type DeliveryDraft,
  type DeliveryMaker,
  prepareDelivery,
} from '../sample/delivery.js'
import type { Credentials, UserValues } from '../sample/model.js'
import { makeWrongBody } from '../sample/wrong-body.js'
import { parseJson } from '../schema/json.js'
import { findHeader } from '../transport/headers.js'
import { createTokenSource } from './token.js'

export interface CallbackDrafterOptions {
  readonly contract: Contract
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
}

export interface CallbackDraftInput {
  readonly callback: CallbackOperation
  readonly url: string
  /** The exchange that makes it due. */
  readonly context: ExpressionContext
  /** Makes one fault that its schema forbids. */
  readonly isWrong: boolean
}

export type CallbackDraft =
  | (Extract<DeliveryDraft, { ok: true }> & { readonly wrong?: DeliveryCase })
  | Extract<DeliveryDraft, { ok: false }>

/** Gives the request of a callback that an exchange makes due, or why there is none. */
export type CallbackDrafter = (input: CallbackDraftInput) => CallbackDraft | Promise<CallbackDraft>

/** What the deliveries of a callback share is made with its first one. */
export function createCallbackDrafter(options: CallbackDrafterOptions): CallbackDrafter {
  /** By callback. What comes from one that is ready need not be waited for. */
  const ready = new Map<string, DeliveryMaker>()
  const preparing = new Map<string, Promise<DeliveryMaker>>()
  const nextToken = createTokenSource()
  const nextNonce = () => nextToken().slice(0, NONCE_LENGTH)
  let count = 0

  async function prepareMaker(callback: CallbackOperation): Promise<DeliveryMaker> {
    const known = preparing.get(callback.id)
    const making = known ?? prepareDelivery({ ...options, callback }, nextNonce)
    preparing.set(callback.id, making)
    const maker = await making
    ready.set(callback.id, maker)
    return maker
  }

  /** Another request with one fault in its body. */
  async function spoil(
    callback: CallbackOperation,
    due: Parameters<DeliveryMaker>[0],
    { request }: Extract<DeliveryDraft, { ok: true }>,
  ): Promise<CallbackDraft> {
    const { contract, values } = options
    const parsed = parseJson(request.body)
    const contentType = findHeader(request.headers, 'content-type') ?? ''
    const kept = [...values.members.keys()]
    const wrong = parsed.ok
      ? makeWrongBody(parsed.value, contentType, callback, { contract, kept })
      : undefined
    if (wrong === undefined) {
      return { ok: false, because: 'a wrong body was asked for, but its schema forbids none' }
    }
    const { fault: label, pointer: about, value: body } = wrong
    const spoiled = await buildDelivery({ ...options, callback, ...due, nonce: nextNonce(), body })
    if (!spoiled.ok) return spoiled
    return { ...spoiled, wrong: { label, about, kind: 'invalid', expects: 'refusal' } }
  }

  async function prepareAndDraft(
    { callback, isWrong }: CallbackDraftInput,
    due: Parameters<DeliveryMaker>[0],
  ): Promise<CallbackDraft> {
    const make = await prepareMaker(callback)
    const draft = await make(due)
    return isWrong && draft.ok ? spoil(callback, due, draft) : draft
  }

  return (input) => {
    const due = { url: input.url, known: collectKnownValues(input.context), ordinal: (count += 1) }
    const make = input.isWrong ? undefined : ready.get(input.callback.id)
    return make === undefined ? prepareAndDraft(input, due) : make(due)
  }
}

const NONCE_LENGTH = 8
