import type { Delivery, Expectation, Trigger } from '../delivery/model.js'
import type { CapturedAnswer } from '../event/captured.js'
import type { TriggerKind } from '../sample/model.js'
import { captureBody } from '../transport/body.js'
import type { Exchange, HeaderPair, HttpRequest, HttpResponse } from '../transport/model.js'
import { redactHeaders } from '../transport/redact.js'
import { rememberLast } from '../transport/remember-last.js'
import type { AnswerBehaviour } from './answer-behaviour.js'
import type { EventDraft, UntimedEvent } from './context.js'

/** A trigger that we send ourselves. */
export interface SentTrigger extends Trigger {
  readonly kind: TriggerKind
  readonly request: HttpRequest
}

// Events of which each trigger has one are written out: spreads cost more than all that is in them.

export function describeSent(trigger: SentTrigger, secretHeaders: readonly string[]): UntimedEvent {
  const { id, operation, kind, fault, callbackUrl, request } = trigger
  const event: EventDraft<'trigger:sent'> = {
    type: 'trigger:sent',
    trigger: id,
    operation: operation.id,
    kind,
    method: request.method,
    url: request.url,
    headers: redactHeaders(request.headers, secretHeaders),
    body: captureBody(request.body),
  }
  if (kind !== 'without-url') event.callbackUrl = callbackUrl
  if (fault !== undefined) event.fault = fault
  return event
}

export function describeAnswer(trigger: Trigger, exchange: Exchange): UntimedEvent {
  const { response, failure } = exchange
  const event: EventDraft<'trigger:answered'> = {
    type: 'trigger:answered',
    trigger: trigger.id,
    operation: trigger.operation.id,
    tookMs: exchange.endedMs - exchange.startedMs,
  }
  if (response !== undefined) {
    event.status = response.status
    event.headers = redactHeaders(response.headers)
    event.body = captureBody(response.body)
  }
  if (failure !== undefined) event.failure = failure
  return event
}

export function describeOpened({ id, trigger, callback, url }: Expectation): UntimedEvent {
  const event: EventDraft<'expectation:opened'> = {
    type: 'expectation:opened',
    expectation: id,
    trigger: trigger.id,
    callback: callback.id,
  }
  if (url.kind === 'known') event.url = url.url
  return event
}

export type DescribeReceived = (delivery: Delivery, behaviour?: AnswerBehaviour) => UntimedEvent

/** For one receiver: it remembers what senders repeat, and what it answers them. */
export function createReceivedDescriber(): DescribeReceived {
  const redact = rememberLast((headers: readonly HeaderPair[]) => redactHeaders(headers))
  const capture = rememberLast(captureAnswer)

  return ({ id, request, answer }, behaviour) => {
    const { method, url, body, bodySize, text, fault } = request
    const event: EventDraft<'delivery:received'> = {
      type: 'delivery:received',
      delivery: id,
      method,
      url,
      headers: redact(request.headers),
      body: captureBody(body, bodySize, text),
      answer: capture(answer),
    }
    if (fault !== undefined) event.fault = fault
    if (behaviour === undefined) return event
    if (behaviour.kind !== 'answer') event.withheld = behaviour.kind
    else if (behaviour.delayMs !== undefined) event.delayMs = behaviour.delayMs
    return event
  }
}

function captureAnswer({ status, headers, body }: HttpResponse): CapturedAnswer {
  return { status, headers, body: captureBody(body) }
}
