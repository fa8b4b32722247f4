import type { ReceiverFacts } from '../../src/check/facts.js'
import type { ResponseContract } from '../../src/contract/model.js'
import type { SentDelivery } from '../../src/delivery/model.js'
import type { DeliverySent } from '../../src/event/model.js'
import type { DeliveryPlan } from '../../src/sample/delivery.js'
import type { UserValues } from '../../src/sample/model.js'
import type { JsonSchema } from '../../src/schema/model.js'
import type { Exchange, FailureReason, HttpResponse } from '../../src/transport/model.js'
import { type ContractInput, makeContract, makePlacedCallback, placeAt } from './check.js'
import { type CallbackInput, makeCallback } from './contract.js'
import { makeSchemaContract } from './trigger-plan.js'

/** Ids that findings about `makeSent()` carry. */
export const SENT_IDS = {
  callback: 'create_invoice > invoice_notification',
  delivery: 'dlv-1',
} as const

export function makeResponse(
  status: string,
  response: Partial<ResponseContract> = {},
): ResponseContract {
  const place = placeAt(`/responses/${status}`)
  return { status, description: '', headers: [], content: [], place, ...response }
}

export interface SentInput {
  /** Of the answer; without one and without a failure 204. */
  readonly status?: number
  readonly headers?: HttpResponse['headers']
  readonly body?: string
  readonly failure?: FailureReason
  readonly tookMs?: number
  readonly case?: SentDelivery['case']
  readonly responses?: readonly ResponseContract[]
}

/** A delivery of ours to a callback that documents 204, unless told otherwise. */
export function makeSent(input: SentInput = {}): SentDelivery {
  const { status = 204, headers = [], body = '', failure, tookMs = 10 } = input
  const request = { method: 'POST', url: 'http://r.test/invoices/7', headers: [], body: NOTHING }
  const outcome: Pick<Exchange, 'response' | 'failure'> =
    failure === undefined
      ? { response: { status, headers, body: Buffer.from(body) } }
      : { failure: { reason: failure, message: `r.test: ${failure}.` } }
  return {
    id: 'dlv-1',
    callback: makePlacedCallback({ responses: input.responses ?? [makeResponse('204')] }),
    request,
    attempt: 1,
    ...(input.case === undefined ? {} : { case: input.case }),
    exchange: { request, ...outcome, startedMs: 100, endedMs: 100 + tookMs },
  }
}

const NOTHING = new Uint8Array()

export function makeReceiverFacts(
  input: SentInput = {},
  contract: ContractInput = {},
): ReceiverFacts {
  return { contract: makeContract(contract), delivery: makeSent(input), timeoutMs: 5000 }
}

/** A delivery of ours as it is told, answered 204. */
export function sentEvent(delivery: string, change: Partial<DeliverySent> = {}): DeliverySent {
  return {
    type: 'delivery:sent',
    atMs: 20,
    delivery,
    callback: SENT_IDS.callback,
    attempt: 1,
    method: 'POST',
    url: 'http://127.0.0.1:3000/invoices/inv-1',
    headers: [['content-type', 'application/json']],
    body: { size: 13, text: '{"paid":true}' },
    answer: { status: 204, headers: [], body: { size: 0, text: '' } },
    tookMs: 3,
    ...change,
  }
}

/** The same without an answer. */
export function unansweredEvent(
  delivery: string,
  change: Partial<DeliverySent> = {},
): DeliverySent {
  const { answer: _answer, ...event } = sentEvent(delivery)
  const failure = { reason: 'refused', message: '127.0.0.1:3000 refused the connection.' } as const
  return { ...event, failure, ...change }
}

export interface DeliveryPlanInput
  extends Partial<Omit<DeliveryPlan, 'contract' | 'callback' | 'values'>> {
  readonly schemas?: Readonly<Record<string, JsonSchema>>
  readonly callback?: CallbackInput
  readonly values?: Partial<UserValues>
}

/** A plan for a POST to `http://r.test/invoices/7`, with whatever a test wants otherwise. */
export function makeDeliveryPlan(input: DeliveryPlanInput = {}): DeliveryPlan {
  const { schemas = {}, callback, values, ...plan } = input
  return {
    contract: makeSchemaContract(schemas),
    callback: makeCallback(callback),
    url: 'http://r.test/invoices/7',
    seed: 1,
    credentials: {},
    nonce: 'f00dcafe',
    ordinal: 1,
    ...plan,
    values: { parameters: new Map(), members: new Map(), headers: [], ...values },
  }
}
