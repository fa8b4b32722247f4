import { RECEIVER_CHECKS } from '../check/registry.js'
import { runChecks } from '../check/run.js'
import type { CallbackOperation } from '../contract/model.js'
import type { DeliveryCase, SentDelivery } from '../delivery/model.js'
import { captureBody } from '../transport/body.js'
import type { Exchange, HttpRequest } from '../transport/model.js'
import { redactHeaders } from '../transport/redact.js'
import type { Driver } from '../transport/send.js'
import type { EventDraft, SessionContext, UntimedEvent } from './context.js'

export interface DeliverInput {
  readonly callback: CallbackOperation
  readonly request: HttpRequest
  /** Header names whose values are secret. */
  readonly secretHeaders: readonly string[]
  /** From 1. */
  readonly attempt: number
  /** The request of a client of the mock that caused it. */
  readonly requestId?: string | undefined
  /** Id of the received delivery that is passed on. */
  readonly forwarded?: string
  readonly case?: DeliveryCase | undefined
  /** When it is going to be sent again, if so: asked once, after the answer. */
  readonly retryInMs?: (exchange: Exchange) => number | undefined
}

export interface DeliverTools {
  readonly context: SessionContext
  readonly driver: Driver
  /** How long the receiver may take for its whole answer; then the sender gives up. */
  readonly timeoutMs: number
}

/**
 * Sends one delivery to a receiver of the user and judges the answer. Publishes `delivery:sent`, its
 * findings, and `delivery:judged`. Never rejects; what a stopped run
 * has cancelled has no findings.
 */
export async function deliver(
  input: DeliverInput,
  { context, driver, timeoutMs }: DeliverTools,
): Promise<{ readonly delivery: SentDelivery; readonly findings: readonly string[] }> {
  const { callback, request, attempt } = input
  const id = context.number('dlv')
  const exchange = await driver.send(request, { timeoutMs, signal: context.abort })
  const delivery: SentDelivery = { id, callback, request, attempt, case: input.case, exchange }
  void context.emit(describeDelivery(delivery, input))
  const facts = { contract: context.contract, delivery, timeoutMs }
  const drafts = runChecks(RECEIVER_CHECKS, facts)
  const findings = drafts.flatMap((draft) => context.raise(draft) ?? [])
  void context.emit({
    type: 'delivery:judged',
    delivery: id,
    match: 'sent',
    callback: callback.id,
    attempt,
    findings,
  })
  return { delivery, findings }
}

function describeDelivery(
  { id, callback, request, attempt, case: tried, exchange }: SentDelivery,
  input: DeliverInput,
): UntimedEvent {
  const { response, failure, startedMs, endedMs } = exchange
  const { requestId, forwarded, secretHeaders } = input
  const retryInMs = input.retryInMs?.(exchange)
  const event: EventDraft<'delivery:sent'> = {
    type: 'delivery:sent',
    delivery: id,
    callback: callback.id,
    attempt,
    method: request.method,
    url: request.url,
    headers: redactHeaders(request.headers, secretHeaders),
    body: captureBody(request.body),
    tookMs: endedMs - startedMs,
  }
  if (requestId !== undefined) event.request = requestId
  if (response !== undefined) {
    event.answer = {
      status: response.status,
      headers: redactHeaders(response.headers),
      body: captureBody(response.body),
    }
  }
  if (forwarded !== undefined) event.forwarded = forwarded
  if (tried !== undefined) event.case = tried.label
  if (failure !== undefined) event.failure = failure
  if (retryInMs !== undefined) event.retryInMs = retryInMs
  return event
}
