import type { Finding } from '../../../src/check/model.js'
import { createInbox, type JudgedDelivery } from '../../../src/run/inbox.js'

export const WRONG_BODY: Finding = {
  id: 'find-1',
  code: 'delivery-body-schema',
  severity: 'error',
  basis: 'document',
  message: 'the body of invoice_notification breaks its schema: paid is no boolean',
  expected: 'paid: boolean',
  arrived: 'paid: "yes"',
  at: 'body /paid, line 1, column 38',
  promised: { file: 'openapi.json', pointer: '/components/schemas/InvoiceEvent', line: 112 },
  callback: 'create_invoice > invoice_notification',
  delivery: 'dlv-1',
  key: 'delivery-body-schema paid',
}

export const WRONG_FORMAT: Finding = {
  id: 'find-2',
  code: 'delivery-body-format',
  severity: 'warning',
  basis: 'document',
  message: 'at breaks its format',
  key: 'delivery-body-format at',
}

export function makeDelivery(delivery: Partial<JudgedDelivery> = {}): JudgedDelivery {
  return {
    id: 'dlv-1',
    callback: 'create_invoice > invoice_notification',
    name: 'invoice_notification',
    method: 'POST',
    url: '/t0ken/invoices/1',
    headers: [],
    body: new Uint8Array(),
    findings: [],
    ...delivery,
  }
}

export function openSampleInbox() {
  return createInbox('https://receiver.test/t0ken', 'invoice_notification')
}
