import type { Finding } from '../../../src/check/model.js'
import type {
  DeliveryJudged,
  DeliveryReceived,
  ExpectationExpired,
  ExpectationMet,
  ExpectationOpened,
  FindingRaised,
  PlannedCallback,
  RunFinished,
  RunStarted,
  TriggerAnswered,
  TriggerSent,
} from '../../../src/event/model.js'

/** Events of the invoice example of the FastAPI tutorial, each with defaults to vary. */

export const invoiceCallback: PlannedCallback = {
  callback: 'create_invoice > invoice_notification',
  name: 'invoice_notification',
  operation: 'create_invoice',
  method: 'POST',
  key: '{$callback_url}/invoices/{$request.body.id}',
}

export function started(change: Partial<RunStarted> = {}): RunStarted {
  return {
    type: 'run:started',
    atMs: 0,
    mode: 'verify',
    date: '2026-11-22T10:00:00.000Z',
    ringback: '0.1.0',
    document: { source: 'openapi.json', openapi: '3.1.0', title: 'Invoice API' },
    api: 'http://127.0.0.1:8000',
    seed: 42,
    strict: false,
    plan: [invoiceCallback],
    ...change,
  }
}

export function sent(trigger: string, change: Partial<TriggerSent> = {}): TriggerSent {
  return {
    type: 'trigger:sent',
    atMs: 10,
    trigger,
    operation: 'create_invoice',
    kind: 'valid',
    callbackUrl: 'http://127.0.0.1:4000/0123456789abcdef',
    method: 'POST',
    url: 'http://127.0.0.1:8000/invoices/?callback_url=http%3A%2F%2F127.0.0.1%3A4000%2F0123456789abcdef',
    headers: [['content-type', 'application/json']],
    body: { size: 14, text: '{"id":"inv-1"}' },
    ...change,
  }
}

export function answered(trigger: string, change: Partial<TriggerAnswered> = {}): TriggerAnswered {
  return {
    type: 'trigger:answered',
    atMs: 14,
    trigger,
    operation: 'create_invoice',
    tookMs: 4,
    ...(change.failure === undefined && { status: 201, headers: [], body: { size: 0 } }),
    ...change,
  }
}

export function opened(
  trigger: string,
  change: Partial<ExpectationOpened> = {},
): ExpectationOpened {
  return {
    type: 'expectation:opened',
    atMs: 9,
    expectation: `exp-${trigger}`,
    trigger,
    callback: invoiceCallback.callback,
    ...change,
  }
}

export function met(trigger: string, change: Partial<ExpectationMet> = {}): ExpectationMet {
  return {
    type: 'expectation:met',
    atMs: 26,
    expectation: `exp-${trigger}`,
    trigger,
    callback: invoiceCallback.callback,
    delivery: `dlv-${trigger}`,
    afterMs: 12,
    ...change,
  }
}

export function expired(
  trigger: string,
  change: Partial<ExpectationExpired> = {},
): ExpectationExpired {
  return {
    type: 'expectation:expired',
    atMs: 5014,
    expectation: `exp-${trigger}`,
    trigger,
    callback: invoiceCallback.callback,
    ...change,
  }
}

export function received(
  delivery: string,
  change: Partial<DeliveryReceived> = {},
): DeliveryReceived {
  return {
    type: 'delivery:received',
    atMs: 25,
    delivery,
    method: 'POST',
    url: '/0123456789abcdef/invoices/inv-1',
    headers: [['content-type', 'application/json']],
    body: { size: 12, text: '{"paid":true}' },
    answer: { status: 204, headers: [], body: { size: 0 } },
    ...change,
  }
}

export function judged(delivery: string, change: Partial<DeliveryJudged> = {}): DeliveryJudged {
  return {
    type: 'delivery:judged',
    atMs: 25,
    delivery,
    match: 'matched',
    callback: invoiceCallback.callback,
    attempt: 1,
    findings: [],
    ...change,
  }
}

export function finding(change: Partial<Finding> = {}): Finding {
  return {
    id: 'find-1',
    code: 'delivery-body-schema',
    severity: 'error',
    basis: 'document',
    message: 'paid must be boolean.',
    key: 'delivery-body-schema /paid',
    ...change,
  }
}

export function raised(change: Partial<Finding> = {}): FindingRaised {
  return { type: 'finding:raised', atMs: 26, finding: finding(change) }
}

export function finished(change: Partial<RunFinished> = {}): RunFinished {
  return {
    type: 'run:finished',
    atMs: 1300,
    verdict: 'passed',
    because: '1 callback of 1 delivered and conforming',
    ...change,
  }
}

/** A whole healthy exchange of one trigger. */
export function healthy(trigger: string) {
  return [
    opened(trigger),
    sent(trigger),
    answered(trigger),
    received(`dlv-${trigger}`),
    judged(`dlv-${trigger}`, { trigger }),
    met(trigger),
  ]
}
