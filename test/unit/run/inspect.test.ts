import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import type { Inspection } from '../../../src/report/inspection.js'
import { inspect } from '../../../src/run/inspect.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../../support/invoice-document.js'

async function inspectInvoices(options: InvoiceDocumentOptions = {}): Promise<Inspection> {
  return inspect(await loadContract(invoiceDocument(options)))
}

const FASTAPI_KEY = '{$callback_url}/invoices/{$request.body.id}'
const STANDARD_KEY = '{$request.query.callback_url}/invoices/{$request.body#/id}'

test("the invoice document in FastAPI's spelling is inspected as a whole", async () => {
  const { findings, ...inspection } = await inspectInvoices({ key: FASTAPI_KEY })
  expect(inspection).toEqual({
    schemaVersion: 1,
    document: { source: 'memory:document', openapi: '3.1.0', title: 'Invoices' },
    servers: [],
    operations: [
      {
        id: 'create_invoice',
        method: 'POST',
        path: '/invoices/',
        security: [],
        callbacks: [
          {
            id: 'create_invoice > invoice_notification',
            name: 'invoice_notification',
            method: 'POST',
            body: {
              required: true,
              content: [{ type: 'application/json', schema: 'InvoiceEvent' }],
            },
            answers: [{ status: '200', description: 'thanks' }],
            parameters: [],
            security: [],
            key: FASTAPI_KEY,
            reading: [
              { text: '{$callback_url}', means: 'query parameter callback_url of POST /invoices/' },
              { text: '/invoices/' },
              { text: '{$request.body.id}', means: '/id in the body of POST /invoices/' },
            ],
            standardKey: STANDARD_KEY,
            url: { drivable: true, slot: 'query parameter callback_url', optional: true },
            callbacks: [],
          },
        ],
      },
    ],
    webhooks: [],
    totals: { operations: 1, triggers: 1, callbacks: 1, drivable: 1, webhooks: 0 },
  })
  const pointer = `/paths/~1invoices~1/post/callbacks/invoice_notification/${FASTAPI_KEY.replaceAll('/', '~1')}`
  const shared = {
    code: 'expression-nonstandard',
    severity: 'warning',
    basis: 'document',
    promised: { file: 'memory:document', pointer },
    operation: 'create_invoice',
    callback: 'create_invoice > invoice_notification',
    count: 1,
    triggers: [],
    repeat: [],
  }
  const key = `expression-nonstandard create_invoice create_invoice > invoice_notification memory:document#${pointer}`
  const messages = [
    '`{$callback_url}` is a name without a source such as `$request.query.`; it is read as the query parameter `callback_url`',
    '`{$request.body.id}` has dots where `#` and a JSON Pointer must stand; it is read as `/id` of the request body',
  ] as const
  const whole = `the whole key in the standard spelling: ${STANDARD_KEY}`
  expect(findings).toEqual([
    {
      ...shared,
      id: 'find-1',
      message: messages[0],
      expected: '{$request.query.callback_url}',
      arrived: '{$callback_url}',
      hint: `${messages[0]}; ${whole}`,
      key: `${key} 0`,
    },
    {
      ...shared,
      id: 'find-2',
      message: messages[1],
      expected: '{$request.body#/id}',
      arrived: '{$request.body.id}',
      hint: `${messages[1]}; ${whole}`,
      key: `${key} 25`,
    },
  ])
})

test('a standard key has no other spelling', async () => {
  const { operations, findings } = await inspectInvoices()
  expect(operations[0]?.callbacks[0]).not.toHaveProperty('standardKey')
  expect(findings).toEqual([])
})

test('a callback that cannot be driven says why', async () => {
  const { operations, totals } = await inspectInvoices({ key: 'https://example.com/hook' })
  expect(operations[0]?.callbacks[0]).toMatchObject({
    reading: [{ text: 'https://example.com/hook' }],
    url: {
      drivable: false,
      because:
        'the key https://example.com/hook is a fixed URL: no trigger can make the API call another one',
    },
  })
  expect(totals).toMatchObject({ callbacks: 1, drivable: 0 })
})

test('callbacks within callbacks are read over the outer one, and counted', async () => {
  const inner = { done: { '{$request.body#/description}': { post: {} } } }
  const { operations, totals } = await inspectInvoices({ callback: { callbacks: inner } })
  expect(operations[0]?.callbacks[0]?.callbacks).toMatchObject([
    {
      id: 'create_invoice > invoice_notification > done',
      reading: [
        {
          text: '{$request.body#/description}',
          means: '/description in the body of invoice_notification',
        },
      ],
      answers: [],
    },
  ])
  expect(operations[0]?.callbacks[0]?.callbacks[0]).not.toHaveProperty('body')
  expect(totals).toMatchObject({ callbacks: 2, drivable: 2 })
})

test('servers, security and parameters are told', async () => {
  const schemes = {
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    basic: { type: 'http', scheme: 'basic' },
  }
  const { operations, servers } = await inspectInvoices({
    trigger: { security: [{ key: [], basic: [] }, {}] },
    callback: {
      security: [{ key: [] }],
      parameters: [{ name: 'X-Attempt', in: 'header', required: true, schema: {} }],
      requestBody: { content: { 'text/plain': {} } },
    },
    root: {
      servers: [{ url: 'https://{host}/v1' }],
      components: { ...invoiceDocument().components, securitySchemes: schemes },
    },
  })
  expect(servers).toEqual(['https://{host}/v1'])
  expect(operations[0]?.security).toEqual(['key and basic', 'none'])
  expect(operations[0]?.callbacks[0]).toMatchObject({
    security: ['key'],
    parameters: [{ name: 'X-Attempt', in: 'header', required: true }],
    body: { required: false, content: [{ type: 'text/plain' }] },
  })
})

test('webhooks are told like callbacks, without a key', async () => {
  const post = { responses: { 204: { description: 'thanks' } } }
  const { webhooks, totals } = await inspectInvoices({ root: { webhooks: { paid: { post } } } })
  expect(webhooks).toEqual([
    {
      id: 'webhook paid',
      name: 'paid',
      method: 'POST',
      answers: [{ status: '204', description: 'thanks' }],
      parameters: [],
      security: [],
    },
  ])
  expect(totals.webhooks).toBe(1)
})

test('a document without callbacks is inspected too', async () => {
  const contract = await loadContract({
    openapi: '3.0.3',
    info: { title: 'x', version: '1' },
    paths: {},
  })
  expect(inspect(contract)).toEqual({
    schemaVersion: 1,
    document: { source: 'memory:document', openapi: '3.0.3', title: 'x' },
    servers: [],
    operations: [],
    webhooks: [],
    findings: [],
    totals: { operations: 0, triggers: 0, callbacks: 0, drivable: 0, webhooks: 0 },
  })
})
