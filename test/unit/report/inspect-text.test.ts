import { expect, test } from 'vitest'
import { renderInspection } from '../../../src/report/inspect-text.js'
import {
  type InspectedCallback,
  type Inspection,
  renderInspectionJson,
} from '../../../src/report/inspection.js'
import { createTextStyle } from '../../../src/report/text-style.js'
import { finding } from './sample-events.js'

const plain = createTextStyle({ color: false, unicode: true })

const acknowledgement: InspectedCallback = {
  id: 'create_invoice > invoice_notification > ack',
  name: 'ack',
  method: 'PUT',
  key: '{$request.body#/ackUrl}',
  reading: [
    {
      text: '{$request.body#/ackUrl}',
      means: 'member /ackUrl of the body of invoice_notification',
    },
  ],
  url: { drivable: false, because: 'it depends on what the API sends' },
  body: { required: false, content: [] },
  answers: [],
  parameters: [],
  security: [],
  callbacks: [],
}

const notification: InspectedCallback = {
  id: 'create_invoice > invoice_notification',
  name: 'invoice_notification',
  method: 'POST',
  key: '{$callback_url}/invoices/{$request.body.id}',
  reading: [
    { text: '{$callback_url}', means: 'query parameter callback_url of POST /invoices/' },
    { text: '/invoices/' },
    { text: '{$request.body.id}', means: 'member /id of the body of POST /invoices/' },
  ],
  standardKey: '{$request.query.callback_url}/invoices/{$request.body#/id}',
  url: { drivable: true, slot: 'query parameter callback_url', optional: true },
  body: { required: true, content: [{ type: 'application/json', schema: 'InvoiceEvent' }] },
  answers: [
    { status: '200', description: 'Successful Response' },
    { status: '2XX', description: '' },
  ],
  parameters: [
    { name: 'X-Signature', in: 'header', required: true },
    { name: 'trace', in: 'query', required: false },
  ],
  security: ['apiKey'],
  callbacks: [acknowledgement],
}

const inspection: Inspection = {
  schemaVersion: 1,
  document: { source: 'openapi.json', openapi: '3.1.0', title: 'Invoice API' },
  servers: ['http://127.0.0.1:8000', 'https://{region}.example.com'],
  operations: [
    {
      id: 'create_invoice',
      method: 'POST',
      path: '/invoices/',
      security: ['bearerAuth', 'apiKey and basicAuth'],
      callbacks: [notification, { ...acknowledgement, id: 'create_invoice > ack', callbacks: [] }],
    },
  ],
  webhooks: [
    {
      id: 'webhook newPet',
      name: 'newPet',
      method: 'POST',
      answers: [],
      parameters: [],
      security: [],
    },
  ],
  findings: [],
  totals: { operations: 4, triggers: 1, callbacks: 3, drivable: 1, webhooks: 1 },
}

test('An inspection is a tree of operations, callbacks and how their keys are read.', () => {
  expect(
    renderInspection(inspection, plain),
  ).toBe(`document  Invoice API (openapi.json, OpenAPI 3.1.0)
server    http://127.0.0.1:8000
          https://{region}.example.com

POST /invoices/   create_invoice   needs bearerAuth or apiKey and basicAuth
├─ invoice_notification   POST {$callback_url}/invoices/{$request.body.id}
│    read as   {$callback_url} = query parameter callback_url of POST /invoices/
│              /invoices/ as it stands
│              {$request.body.id} = member /id of the body of POST /invoices/
│    standard  {$request.query.callback_url}/invoices/{$request.body#/id}
│    URL goes  into the query parameter callback_url (optional)
│    body      application/json InvoiceEvent
│    answers   200 Successful Response, 2XX
│    takes     header X-Signature, query trace (optional)
│    needs     apiKey
│  └─ ack   PUT {$request.body#/ackUrl}
│       read as   {$request.body#/ackUrl} = member /ackUrl of the body of
│                 invoice_notification
│       URL goes  nowhere that is known: it depends on what the API sends
│       body      of no documented media type (optional)
│       answers   none documented
└─ ack   PUT {$request.body#/ackUrl}
     read as   {$request.body#/ackUrl} = member /ackUrl of the body of
               invoice_notification
     URL goes  nowhere that is known: it depends on what the API sends
     body      of no documented media type (optional)
     answers   none documented

webhooks
└─ newPet   POST
     body      none documented
     answers   none documented

3 callbacks in 1 of 4 operations, 1 drivable, 1 webhook, no findings
`)
})

test('A document without callbacks is its head and its totals.', () => {
  const totals = { operations: 1, triggers: 0, callbacks: 0, drivable: 0, webhooks: 0 }
  const empty = { ...inspection, servers: [], operations: [], webhooks: [], totals }
  expect(renderInspection(empty, plain)).toBe(`document  Invoice API (openapi.json, OpenAPI 3.1.0)

0 callbacks in 0 of 1 operation, 0 drivable, 0 webhooks, no findings
`)
})

test('Findings stand after the tree, with the key of their callback, nested ones too.', () => {
  const text = renderInspection(
    {
      ...inspection,
      findings: [
        {
          ...finding({ severity: 'warning', code: 'callback-body-undocumented' }),
          callback: acknowledgement.id,
          count: 1,
          triggers: [],
          repeat: ['ringback inspect openapi.json'],
        },
      ],
    },
    plain,
  )
  expect(text).toContain('\n! callback-body-undocumented   PUT {$request.body#/ackUrl}   ack\n')
  expect(text.endsWith('1 drivable, 1 webhook, 1 warning\n')).toBe(true)
})

test('A long key is broken before its slashes.', () => {
  const key = `{$request.body#/settings/notifications/url}/v1/${'segment/'.repeat(6)}{$request.body#/id}`
  const [operation] = inspection.operations
  const operations = operation && [{ ...operation, callbacks: [{ ...acknowledgement, key }] }]
  expect(renderInspection({ ...inspection, operations: operations ?? [] }, plain)).toContain(`
└─ ack
     PUT {$request.body#/settings/notifications/url}/v1/segment/segment/segment
     /segment/segment/segment/{$request.body#/id}
`)
})

test('Callbacks nested very deep still fit.', () => {
  const nest = (depth: number): InspectedCallback => {
    return { ...acknowledgement, callbacks: depth === 0 ? [] : [nest(depth - 1)] }
  }
  const [operation] = inspection.operations
  const operations = operation && [{ ...operation, callbacks: [nest(12)] }]
  const text = renderInspection({ ...inspection, operations: operations ?? [] }, plain)
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('Names and descriptions out of the document cannot do anything to a terminal.', () => {
  const evil = '\u001b]0;owned\u0007\u202e\n::error::'
  const text = renderInspection(
    {
      ...inspection,
      document: { source: evil, openapi: evil, title: evil },
      servers: [evil],
      operations: [
        {
          id: evil,
          method: evil,
          path: evil,
          security: [evil],
          callbacks: [
            {
              ...notification,
              name: evil,
              key: evil,
              standardKey: evil,
              reading: [{ text: evil, means: evil }],
              body: { required: true, content: [{ type: evil, schema: evil }] },
              answers: [{ status: evil, description: evil }],
            },
          ],
        },
      ],
    },
    plain,
  )
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  for (const line of text.split('\n')) expect(line.trim()).not.toMatch(/^::/)
})

test('As JSON the inspection is the object itself.', () => {
  const text = renderInspectionJson(inspection)
  expect(text.startsWith('{\n  "schemaVersion": 1,\n')).toBe(true)
  expect(text.endsWith('}\n')).toBe(true)
  expect(JSON.parse(text)).toEqual(inspection)
})
