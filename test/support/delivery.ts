import type { CallbackOperation } from '../../src/contract/model.js'
import { expectUrl } from '../../src/delivery/expect.js'
import type { Expectation, Trigger } from '../../src/delivery/model.js'
import type { ExpressionContext } from '../../src/expression/model.js'
import type { ReceivedRequest } from '../../src/transport/model.js'
import { makeCallback, makeTriggerOperation } from './contract.js'

/** 32 hexadecimal digits that are easy to tell apart: `token(1)` ends in 1. */
export function token(number: number): string {
  return number.toString(16).padStart(32, '0')
}

export interface TriggerInput {
  readonly number?: number
  readonly callbacks?: readonly CallbackOperation[]
  readonly kind?: Trigger['kind']
  readonly body?: unknown
  /** Status of the API's answer; undefined: not answered yet. */
  readonly status?: number | undefined
}

/** A trigger of the invoice API with its expectations, answered 200 unless told otherwise. */
export function makeTrigger(input: TriggerInput = {}): Trigger {
  const {
    number = 1,
    callbacks = [makeCallback()],
    kind = 'valid',
    body = { id: `inv-${number}` },
  } = input
  const callbackUrl = `http://127.0.0.1:9999/${token(number)}`
  const request: ExpressionContext['request'] = {
    url: 'http://127.0.0.1:8000/invoices/',
    method: 'POST',
    headers: [],
    query: [['callback_url', callbackUrl]],
    path: new Map(),
    body,
  }
  const expectations: Expectation[] = []
  const trigger: Trigger = {
    id: `trig-${number}`,
    operation: makeTriggerOperation(callbacks),
    kind,
    token: token(number),
    callbackUrl,
    context: request,
    expectations,
  }
  const status = 'status' in input ? input.status : 200
  if (status !== undefined) {
    trigger.exchange = {
      request: { method: 'POST', url: request.url, headers: [], body: new Uint8Array() },
      response: { status, headers: [], body: new Uint8Array() },
      startedMs: 0,
      endedMs: 10,
    }
  }
  for (const [index, callback] of callbacks.entries()) {
    const context = kind === 'external' ? undefined : { request }
    const url = expectUrl({ callback, callbackUrl, token: trigger.token, context })
    expectations.push({ id: `exp-${number}-${index + 1}`, trigger, callback, url, attempts: 0 })
  }
  return trigger
}

/** The only expectation of a trigger. */
export function onlyExpectation(trigger: Trigger): Expectation {
  const [expectation] = trigger.expectations
  if (expectation === undefined) throw new Error('the trigger has no expectation')
  return expectation
}

export function makeReceived(
  url: string,
  request: Partial<ReceivedRequest> & { json?: unknown } = {},
): ReceivedRequest {
  const { json, ...rest } = request
  const body =
    json === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(json))
  return {
    method: 'POST',
    url,
    headers: json === undefined ? [] : [['content-type', 'application/json']],
    body,
    bodySize: body.length,
    receivedMs: 20,
    ...rest,
  }
}
