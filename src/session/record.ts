import type { Delivery, Expectation, Trigger } from '../delivery/model.js'
import type { CapturedAnswer } from '../event/captured.js'
import type { TriggerKind } from '../sample/model.js'
import { captureBody } from '../transport/body.js'
import type { Exchange, HttpRequest, HttpResponse } from '../transport/model.js'
import { redactHeaders } from '../transport/redact.js'
import type { AnswerBehaviour } from './answer-behaviour.js'
import type { UntimedEvent } from './context.js'

/** A trigger that we send ourselves. */
export interface SentTrigger extends Trigger {
  readonly kind: TriggerKind
  readonly request: HttpRequest
}

export function describeSent(trigger: SentTrigger, secretHeaders: readonly string[]): UntimedEvent {
  const { id, operation, kind, fault, callbackUrl, request } = trigger
  return {
    type: 'trigger:sent',
    trigger: id,
    operation: operation.id,
    kind,
    ...(fault === undefined ? {} : { fault }),
    ...(kind === 'without-url' ? {} : { callbackUrl }),
    method: request.method,
    url: request.url,
    headers: redactHeaders(request.headers, secretHeaders),
    body: captureBody(request.body),
  }
}

export function describeAnswer(trigger: Trigger, exchange: Exchange): UntimedEvent {
  const { response, failure } = exchange
  return {
    type: 'trigger:answered',
    trigger: trigger.id,
    operation: trigger.operation.id,
    tookMs: exchange.endedMs - exchange.startedMs,
    ...(failure === undefined ? {} : { failure }),
    ...(response === undefined
      ? {}
      : {
          status: response.status,
          headers: redactHeaders(response.headers),
          body: captureBody(response.body),
        }),
  }
}

export function describeOpened(expectation: Expectation): UntimedEvent {
  return {
    type: 'expectation:opened',
    expectation: expectation.id,
    trigger: expectation.trigger.id,
    callback: expectation.callback.id,
    ...(expectation.url.kind === 'known' ? { url: expectation.url.url } : {}),
  }
}

export function describeReceived(
  { id, request, answer }: Delivery,
  behaviour?: AnswerBehaviour,
  captured = captureAnswer(answer),
): UntimedEvent {
  const { method, url, bodySize, fault } = request
  const received: UntimedEvent = {
    type: 'delivery:received',
    delivery: id,
    method,
    url,
    headers: redactHeaders(request.headers),
    body: captureBody(request.body, bodySize),
    answer: captured,
  }
  // What follows is rare, and one of these is made for every delivery.
  if (fault === undefined && isPlain(behaviour)) return received
  return {
    ...received,
    ...(fault === undefined ? {} : { fault }),
    ...(behaviour === undefined ? {} : describeBehaviour(behaviour)),
  }
}

export function captureAnswer({ status, headers, body }: HttpResponse): CapturedAnswer {
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
