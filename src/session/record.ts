import type { Delivery, Expectation, Trigger } from '../delivery/model.js'
import type { CapturedAnswer } from '../event/captured.js'
import type { TriggerKind } from '../sample/model.js'
import { captureBody } from '../transport/body.js'
import type { Exchange, HeaderPair, HttpRequest, HttpResponse } from '../transport/model.js'
import { redactHeaders } from '../transport/redact.js'
import { rememberLast } from '../transport/remember-last.js'
import type { AnswerBehaviour } from './answer-behaviour.js'
import type { UntimedEvent } from './context.js'

/** A trigger that we send ourselves. */
export interface SentTrigger extends Trigger {
  readonly kind: TriggerKind
  readonly request: HttpRequest
}

// Events of which each trigger has one are written out: spreads cost more than all that is in them.

export function describeSent(trigger: SentTrigger, secretHeaders: readonly string[]): UntimedEvent {
  const { id, operation, kind, fault, callbackUrl, request } = trigger
  const { method, url } = request
  const headers = redactHeaders(request.headers, secretHeaders)
  const body = captureBody(request.body)
  const ids = { type: 'trigger:sent', trigger: id, operation: operation.id, kind } as const
  if (kind === 'without-url') return { ...ids, method, url, headers, body }
  if (fault !== undefined) return { ...ids, fault, callbackUrl, method, url, headers, body }
  return {
    type: 'trigger:sent',
    trigger: id,
    operation: operation.id,
    kind,
    callbackUrl,
    method,
    url,
    headers,
    body,
  }
}

export function describeAnswer(trigger: Trigger, exchange: Exchange): UntimedEvent {
  const { response, failure } = exchange
  const operation = trigger.operation.id
  const tookMs = exchange.endedMs - exchange.startedMs
  if (response !== undefined) {
    return {
      type: 'trigger:answered',
      trigger: trigger.id,
      operation,
      tookMs,
      status: response.status,
      headers: redactHeaders(response.headers),
      body: captureBody(response.body),
    }
  }
  const answered = { type: 'trigger:answered', trigger: trigger.id, operation, tookMs } as const
  return failure === undefined ? answered : { ...answered, failure }
}

export function describeOpened({ id, trigger, callback, url }: Expectation): UntimedEvent {
  const opened = {
    type: 'expectation:opened',
    expectation: id,
    trigger: trigger.id,
    callback: callback.id,
  } as const
  return url.kind === 'known' ? { ...opened, url: url.url } : opened
}

export type DescribeReceived = (delivery: Delivery, behaviour?: AnswerBehaviour) => UntimedEvent

/** For one receiver: it remembers what senders repeat, and what it answers them. */
export function createReceivedDescriber(): DescribeReceived {
  const redact = rememberLast((headers: readonly HeaderPair[]) => redactHeaders(headers))
  const capture = rememberLast(captureAnswer)

  return ({ id, request, answer }, behaviour) => {
    const { method, url, body, bodySize, fault } = request
    const received: UntimedEvent = {
      type: 'delivery:received',
      delivery: id,
      method,
      url,
      headers: redact(request.headers),
      body: captureBody(body, bodySize),
      answer: capture(answer),
    }
    // What follows is rare, and one of these is made for every delivery.
    if (fault === undefined && isPlain(behaviour)) return received
    return {
      ...received,
      ...(fault === undefined ? {} : { fault }),
      ...(behaviour === undefined ? {} : describeBehaviour(behaviour)),
    }
  }
}

function captureAnswer({ status, headers, body }: HttpResponse): CapturedAnswer {
  return { status, headers, body: captureBody(body) }
}

function isPlain(behaviour: AnswerBehaviour | undefined): boolean {
  if (behaviour === undefined) return true
  return behaviour.kind === 'answer' && behaviour.delayMs === undefined
}

function describeBehaviour(behaviour: AnswerBehaviour) {
  if (behaviour.kind !== 'answer') return { withheld: behaviour.kind }
  return behaviour.delayMs === undefined ? {} : { delayMs: behaviour.delayMs }
}
