import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { ExpressionContext } from '../expression/model.js'
import { collectKnownValues } from '../mock/known-values.js'
import { buildDelivery, type DeliveryDraft } from '../sample/delivery.js'
import type { Credentials, SampleMemory, UserValues } from '../sample/model.js'
import { buildTrigger } from '../sample/request.js'
import { sampleAnswer } from '../sample/response.js'
import { parseJson } from '../schema/json.js'
import { aimAtReceiver } from './receiver-url.js'
import { listIdentities, listSlots } from './slots.js'
import { createTokenSource } from './token.js'

/** A callback and the receiver that it is to be sent to. */
export interface ReceiverTarget {
  readonly contract: Contract
  readonly callback: CallbackOperation
  /** The operation that would cause it; absent for webhooks. */
  readonly operation?: TriggerOperation | undefined
  /** The URL that a client would give to the API; of a webhook, the URL itself. */
  readonly to: string
  readonly isWebhook: boolean
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
}

/** Drafts of valid deliveries, each about a thing of its own. */
export type PlainSource = (credentials?: Credentials) => Promise<DeliveryDraft>

export function createPlainSource(target: ReceiverTarget): PlainSource {
  const { contract, callback, seed, values } = target
  const nextToken = createTokenSource()
  const memory: SampleMemory = new Map()
  const cause = createCauseSource(target)
  let ordinal = 0

  return async (credentials = target.credentials) => {
    ordinal += 1
    const nonce = nextToken().slice(0, NONCE_LENGTH)
    const context = await cause({ nonce, ordinal })
    const known = new Map(context === undefined ? [] : collectKnownValues(context))
    // Fits texts and numbers alike, those of 32 bits among them.
    if (!known.has('id')) known.set('id', Number.parseInt(nonce.slice(0, 7), 16))
    const aimed = target.isWebhook ? target.to : aimAtReceiver(callback, target.to, context)
    const url = fillRest(aimed, nonce, callback)
    const given = { contract, callback, seed, values, credentials, memory }
    return buildDelivery({ ...given, url, known, nonce, ordinal })
  }
}

const NONCE_LENGTH = 8

/** Parts that no value is known for and that the document does not describe either. */
function fillRest(url: string, nonce: string, { parameters }: CallbackOperation): string {
  const declared = parameters.flatMap((one) => (one.in === 'path' ? [one.name] : []))
  return url.replace(/\{([^{}]*)\}/g, (part, name: string) =>
    declared.includes(name) ? part : encodeURIComponent(`${name}-${nonce}`),
  )
}

type CauseSource = (mark: {
  readonly nonce: string
  readonly ordinal: number
}) => Promise<ExpressionContext | undefined>

/** The call that makes the callback due, and the API's answer to it, as both might be. */
function createCauseSource({ contract, operation, to, seed }: ReceiverTarget): CauseSource {
  if (operation === undefined) return () => Promise.resolve(undefined)
  const { callbacks, servers } = operation
  const shared = {
    slots: listSlots(callbacks),
    identities: listIdentities(callbacks),
    memory: new Map(),
    serverUrl: servers[0]?.url ?? '',
  }
  // The same for all of them: an answer says nothing about whose it is.
  let answer: ReturnType<typeof readAnswer> | undefined
  return async (mark) => {
    const draft = await buildTrigger({
      ...{ contract, operation, seed, callbackUrl: to },
      ...{ kind: 'valid', values: NO_VALUES, credentials: {} },
      ...shared,
      ...mark,
    })
    if (!draft.ok) return undefined
    answer ??= readAnswer(contract, operation, seed)
    return { request: draft.context, response: await answer }
  }
}

async function readAnswer(
  contract: Contract,
  operation: TriggerOperation,
  seed: number,
): Promise<NonNullable<ExpressionContext['response']>> {
  const { status, headers, body } = await sampleAnswer(contract, operation, { seed })
  const parsed = parseJson(body)
  return { status, headers, ...(parsed.ok ? { body: parsed.value } : {}) }
}

const NO_VALUES: UserValues = { parameters: new Map(), members: new Map(), headers: [] }
