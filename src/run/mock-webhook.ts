import type { FindingDraft } from '../check/model.js'
import type { Contract } from '../contract/model.js'
import { buildDelivery } from '../sample/delivery.js'
import type { Credentials, UserValues } from '../sample/model.js'
import { type DeliverTools, deliver } from '../session/deliver.js'
import { createToken } from '../session/trigger.js'
import { toCallback } from '../session/webhooks.js'
import { captureBody } from '../transport/body.js'
import type { TargetGuard } from '../transport/target-guard.js'

export interface WebhookOrder {
  /** Its name in the document, or its id. */
  readonly name: string
  readonly to: string
  /** In the place of a made body. */
  readonly body?: unknown
}

export interface WebhookResult {
  /** Of the answer to whoever asked for it: 200 once it was sent, whatever the receiver answered. */
  readonly status: number
  readonly outcome: Readonly<Record<string, unknown>>
}

export type SendWebhook = (order: WebhookOrder) => Promise<WebhookResult>

export interface WebhookOptions {
  readonly tools: DeliverTools
  readonly guard: TargetGuard
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
}

/** Sends webhooks when somebody asks for one, and says what the receiver made of it. */
export function createWebhookSender(options: WebhookOptions): SendWebhook {
  const { tools, guard } = options
  const { contract } = tools.context
  let ordinal = 0

  return async ({ name, to, body }) => {
    const webhook = contract.webhooks.find((one) => one.id === name || one.name === name)
    if (webhook === undefined) return refuse(404, explainUnknown(name, contract))
    if (!/^https?:\/\//i.test(to) || !URL.canParse(to)) {
      return refuse(400, `Expected "to" to be an http or https URL, but got ${JSON.stringify(to)}.`)
    }
    const because = await guard.explain(to)
    if (because !== undefined) return refuse(403, `The webhook was not sent: ${because}.`)
    const callback = toCallback(webhook)
    const { seed, values, credentials } = options
    const nonce = createToken().slice(0, NONCE_LENGTH)
    ordinal += 1
    const plan = { contract, callback, url: to, seed, values, credentials, nonce, ordinal }
    const draft = await buildDelivery({ ...plan, ...(body === undefined ? {} : { body }) })
    if (!draft.ok) return refuse(422, `The webhook was not sent: ${draft.because}.`)
    const { request, secretHeaders } = draft
    const found: FindingDraft[] = []
    const raise = (one: FindingDraft) => {
      found.push(one)
      return tools.context.raise(one)
    }
    const { delivery } = await deliver(
      { callback, request, secretHeaders, attempt: 1 },
      { ...tools, context: { ...tools.context, raise } },
    )
    const { response, failure, startedMs, endedMs } = delivery.exchange
    return {
      status: 200,
      outcome: {
        delivery: delivery.id,
        webhook: webhook.name,
        method: request.method,
        url: request.url,
        body: captureBody(request.body),
        ...(response === undefined
          ? {}
          : { answer: { status: response.status, body: captureBody(response.body) } }),
        ...(failure === undefined ? {} : { failure }),
        tookMs: Math.round(endedMs - startedMs),
        findings: found.map(({ code, message, expected, arrived, at, hint }) => ({
          code,
          message,
          expected,
          arrived,
          at,
          hint,
        })),
      },
    }
  }
}

const NONCE_LENGTH = 8

function refuse(status: number, error: string): WebhookResult {
  return { status, outcome: { error } }
}

function explainUnknown(name: string, { webhooks }: Contract): string {
  const known = webhooks.map((one) => one.name).join(', ')
  const hint = known === '' ? 'It has none.' : `It has: ${known}.`
  return `The document has no webhook named ${JSON.stringify(name)}. ${hint}`
}
