import type { Finding, PlannedCallback, RunEvent, WorkbenchOperation } from '../../src/index.js'

/** Events of a session as a screen gets them, with what a test does not care about filled in. */

type Told<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>
type Given<Type extends RunEvent['type']> = Partial<Omit<Told<Type>, 'type'>>

export const PLAN: readonly PlannedCallback[] = [
  {
    callback: 'create_invoice > invoice_notification',
    name: 'invoice_notification',
    operation: 'create_invoice',
    method: 'POST',
    key: '{$callback_url}/invoices/{$request.body.id}',
  },
  {
    callback: 'webhook new_customer',
    name: 'new_customer',
    operation: 'webhook new_customer',
    method: 'POST',
    key: 'new_customer',
    skipped: 'nothing that the document says causes it',
  },
]

export const OPERATIONS: readonly WorkbenchOperation[] = [
  {
    operation: 'create_invoice',
    method: 'POST',
    path: '/invoices/',
    callbacks: ['create_invoice > invoice_notification'],
  },
  {
    operation: 'delete_invoice',
    method: 'DELETE',
    path: '/invoices/{id}',
    callbacks: [],
    because: 'nothing says where the URL goes',
  },
]

export function runStarted(given: Given<'run:started'> = {}): RunEvent {
  return {
    type: 'run:started',
    atMs: 0,
    mode: 'open',
    date: '2026-01-01T00:00:00.000Z',
    ringback: '0.1.0',
    document: { source: 'openapi.json', openapi: '3.1.0', title: 'Invoices' },
    api: 'http://127.0.0.1:8000',
    seed: 1,
    strict: false,
    plan: PLAN,
    ...given,
  }
}

function listening(): RunEvent {
  return { type: 'receiver:listening', atMs: 1, url: 'http://127.0.0.1:9000' }
}

export function triggerSent(given: Given<'trigger:sent'> = {}): Told<'trigger:sent'> {
  return {
    type: 'trigger:sent',
    atMs: 10,
    trigger: 'trig-1',
    operation: 'create_invoice',
    kind: 'valid',
    method: 'POST',
    url: 'http://127.0.0.1:8000/invoices/?callback_url=http://127.0.0.1:9000/abc',
    headers: [['content-type', 'application/json']],
    body: captured('{"id":"7"}'),
    ...given,
  }
}

export function triggerAnswered(given: Given<'trigger:answered'> = {}): RunEvent {
  return {
    type: 'trigger:answered',
    atMs: 20,
    trigger: 'trig-1',
    operation: 'create_invoice',
    status: 200,
    headers: [['content-type', 'application/json']],
    body: captured('{"msg":"taken"}'),
    tookMs: 10,
    ...given,
  }
}

export function received(given: Given<'delivery:received'> = {}): Told<'delivery:received'> {
  return {
    type: 'delivery:received',
    atMs: 30,
    delivery: 'dlv-1',
    method: 'POST',
    url: '/abc/invoices/7',
    headers: [
      ['host', '127.0.0.1:9000'],
      ['content-type', 'application/json'],
    ],
    body: captured('{"description":"An invoice","paid":"yes"}'),
    answer: { status: 204, headers: [], body: { size: 0 } },
    ...given,
  }
}

export function sent(given: Given<'delivery:sent'> = {}): Told<'delivery:sent'> {
  return {
    type: 'delivery:sent',
    atMs: 40,
    delivery: 'dlv-9',
    callback: 'create_invoice > invoice_notification',
    forwarded: 'dlv-1',
    attempt: 1,
    method: 'POST',
    url: 'http://127.0.0.1:3000/abc/invoices/7',
    headers: [['content-type', 'application/json']],
    body: captured('{"paid":true}'),
    answer: { status: 500, headers: [], body: captured('broken') },
    tookMs: 5,
    ...given,
  }
}

export function judged(given: Given<'delivery:judged'> = {}): RunEvent {
  return {
    type: 'delivery:judged',
    atMs: 31,
    delivery: 'dlv-1',
    match: 'matched',
    trigger: 'trig-1',
    callback: 'create_invoice > invoice_notification',
    attempt: 1,
    findings: [],
    ...given,
  }
}

export function met(given: Given<'expectation:met'> = {}): RunEvent {
  return {
    type: 'expectation:met',
    atMs: 31,
    expectation: 'exp-1',
    trigger: 'trig-1',
    callback: 'create_invoice > invoice_notification',
    delivery: 'dlv-1',
    afterMs: 12,
    ...given,
  }
}

export function raised(given: Partial<Finding> = {}): RunEvent {
  return { type: 'finding:raised', atMs: 31, finding: finding(given) }
}

export function finding(given: Partial<Finding> = {}): Finding {
  return {
    id: 'find-1',
    code: 'delivery-body-schema',
    severity: 'error',
    basis: 'document',
    message: 'the body of invoice_notification breaks its schema',
    expected: 'paid: boolean',
    arrived: 'paid: "yes"',
    at: 'body /paid, line 1, column 36',
    promised: { file: 'openapi.json', pointer: '/components/schemas/InvoiceEvent', line: 112 },
    callback: 'create_invoice > invoice_notification',
    delivery: 'dlv-1',
    key: 'one',
    ...given,
  }
}

export function captured(text: string): { readonly size: number; readonly text: string } {
  return { size: Buffer.byteLength(text), text }
}

/** A session in which one callback arrived that is not what the document promises. */
export const FAULTY_SESSION: readonly RunEvent[] = [
  runStarted(),
  listening(),
  triggerSent(),
  triggerAnswered(),
  received(),
  met(),
  raised(),
  judged({ findings: ['find-1'] }),
]
