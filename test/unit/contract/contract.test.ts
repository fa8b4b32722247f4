import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import type { CallbackOperation, Contract } from '../../../src/contract/model.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../../support/invoice-document.js'

function load(options: InvoiceDocumentOptions = {}): Promise<Contract> {
  return loadContract(invoiceDocument(options))
}

async function loadCallback(options: InvoiceDocumentOptions = {}): Promise<CallbackOperation> {
  const { triggers } = await load(options)
  const callback = triggers[0]?.callbacks[0]
  if (callback === undefined) throw new Error('the document has no callback')
  return callback
}

test('an operation with callbacks is a trigger, others are counted', async () => {
  const contract = await load({
    root: { paths: { ...invoiceDocument().paths, '/health': { get: { responses: {} } } } },
  })
  expect(contract.triggers.map((trigger) => trigger.id)).toEqual(['create_invoice'])
  expect(contract.operations).toHaveLength(2)
  expect(contract).toMatchObject({
    openapi: '3.1.0',
    version: '3.1',
    title: 'Invoices',
    webhooks: [],
    remarks: [],
  })
})

test('a callback has what its path item documents', async () => {
  const callback = await loadCallback()
  expect(callback).toMatchObject({
    id: 'create_invoice > invoice_notification',
    name: 'invoice_notification',
    method: 'POST',
    body: { required: true, content: [{ type: 'application/json', schemaName: 'InvoiceEvent' }] },
    responses: [{ status: '200' }],
    drivability: { drivable: true, slot: { in: 'query', name: 'callback_url' }, optional: true },
  })
  expect(callback.standardKey).toBeUndefined()
})

test('the spelling of FastAPI is bound to its parameter and gets its standard spelling', async () => {
  const callback = await loadCallback({ key: '{$callback_url}/invoices/{$request.body.id}' })
  expect(callback.standardKey).toBe('{$request.query.callback_url}/invoices/{$request.body#/id}')
  expect(callback.expression.deviations.map((one) => [one.dialect, one.standard])).toEqual([
    ['bare-name', '{$request.query.callback_url}'],
    ['dotted-body', '{$request.body#/id}'],
  ])
  expect(callback.expressionFaults).toEqual([])
  expect(callback.drivability).toMatchObject({
    drivable: true,
    slot: { in: 'query', name: 'callback_url' },
  })
})

const BODY_WITH_URL = {
  Invoice: {
    type: 'object',
    required: ['sink'],
    properties: {
      sink: { type: 'string' },
      a: { type: 'object', required: ['b'], properties: { b: {} } },
    },
  },
}

test.each([
  ['{$request.body#/sink}', { in: 'body', pointer: '/sink' }, false],
  ['{request.body#/sink}', { in: 'body', pointer: '/sink' }, false],
  ['{$request.body#/a/b}', { in: 'body', pointer: '/a/b' }, true],
  ['{$request.body#/a.b}', { in: 'body', pointer: '/a/b' }, true],
  ['{sink}', { in: 'body', pointer: '/sink' }, false],
  ['$request.body#/sink', { in: 'body', pointer: '/sink' }, false],
])('%s tells that the URL goes into %j', async (key, slot, optional) => {
  const callback = await loadCallback({ key, schemas: BODY_WITH_URL })
  expect(callback.drivability).toEqual({ drivable: true, slot, optional })
})

test('dots where a pointer needs slashes are mended and said', async () => {
  const callback = await loadCallback({ key: '{$request.body#/a.b}', schemas: BODY_WITH_URL })
  expect(callback.expression.deviations.map((one) => one.dialect)).toEqual(['dots-for-slashes'])
  expect(callback.standardKey).toBe('{$request.body#/a/b}')
})

test('a header is found whatever its case', async () => {
  const trigger = {
    parameters: [{ name: 'X-Callback-URL', in: 'header', required: true, schema: {} }],
  }
  const callback = await loadCallback({ key: '{$request.header.x-callback-url}', trigger })
  expect(callback.drivability).toMatchObject({ drivable: true, optional: false })
})

test.each([
  ['{$request.query.missing}', 'undeclared', 'query parameter missing'],
  ['{$request.header.X-Missing}', 'undeclared', 'header parameter X-Missing'],
  ['{$request.body#/missing}', 'undeclared', '/missing'],
  ['{$nobody_knows}', 'unresolvable', 'nobody_knows'],
])('%s cannot be driven, and the reason is told', async (key, kind, part) => {
  const callback = await loadCallback({ key })
  expect(callback.drivability.drivable).toBe(false)
  expect(callback.expressionFaults).toMatchObject([{ kind, text: key }])
  expect(callback.expressionFaults[0]?.message).toContain(part)
})

test.each([
  ['https://example.com/hook', 'fixed URL'],
  ['/callback/done', 'path without a host'],
  ['endpoint_url', 'no expression'],
  ['https://example.com/{$request.body#/id}', 'host'],
  ['{$response.body#/url}', 'answer'],
  ['{$method}', 'cannot hold a callback URL'],
])('%s cannot be driven because of its form', async (key, reason) => {
  const callback = await loadCallback({ key })
  if (callback.drivability.drivable) throw new Error('it must not be drivable')
  expect(callback.drivability.because).toContain(reason)
})

test('path parameters that the callback declares are for the sender to fill, and no slip', async () => {
  const callback = await loadCallback({
    key: '{$request.query.callback_url}/x/{kind}',
    callback: {
      parameters: [{ name: 'kind', in: 'path', required: true, schema: { type: 'string' } }],
    },
  })
  expect(callback.expression.deviations).toEqual([])
  expect(callback.expressionFaults).toEqual([])
  expect(callback.drivability.drivable).toBe(true)
})

test('several callbacks, keys and methods are operations of their own', async () => {
  const operation = { responses: { 200: { description: '' } } }
  const callbacks = {
    one: {
      '{$request.query.callback_url}/a': { post: operation, delete: operation },
      '{$request.query.callback_url}/b': { post: operation },
    },
    two: { '{$request.query.callback_url}': { put: operation } },
  }
  const { triggers } = await load({ trigger: { callbacks } })
  expect(
    triggers[0]?.callbacks.map(({ id, method, expression }) => [id, method, expression.text]),
  ).toEqual([
    ['create_invoice > one', 'POST', '{$request.query.callback_url}/a'],
    ['create_invoice > one (2)', 'DELETE', '{$request.query.callback_url}/a'],
    ['create_invoice > one (3)', 'POST', '{$request.query.callback_url}/b'],
    ['create_invoice > two', 'PUT', '{$request.query.callback_url}'],
  ])
})

test('callbacks within callbacks are read over the outer callback', async () => {
  const inner = { '{$request.body#/ackUri}': { post: { responses: { 204: { description: '' } } } } }
  const callback = await loadCallback({
    callback: { callbacks: { ack: inner } },
    schemas: { InvoiceEvent: { type: 'object', properties: { ackUri: { type: 'string' } } } },
  })
  expect(callback.callbacks).toMatchObject([
    {
      id: 'create_invoice > invoice_notification > ack',
      drivability: { drivable: true, slot: { in: 'body', pointer: '/ackUri' } },
    },
  ])
})

test('references to callbacks and path items are followed', async () => {
  const { paths } = invoiceDocument()
  const callbacks = { invoice_notification: { $ref: '#/components/callbacks/Notify' } }
  const contract = await load({
    trigger: { callbacks },
    root: {
      components: {
        ...invoiceDocument().components,
        callbacks: { Notify: paths['/invoices/'].post.callbacks.invoice_notification },
      },
    },
  })
  expect(contract.triggers[0]?.callbacks[0]?.place.pointer).toMatch(
    /^\/components\/callbacks\/Notify\//,
  )
})

test('a reference that leads nowhere is remarked upon and the rest is read', async () => {
  const contract = await load({
    callback: { requestBody: { $ref: '#/components/requestBodies/Nope' } },
  })
  expect(contract.remarks).toMatchObject([{ code: 'document-reference-dangling' }])
  expect(contract.triggers[0]?.callbacks[0]?.body).toBeUndefined()
})

test('parameters of the path item and the operation are joined, the operation wins', async () => {
  const { paths } = invoiceDocument()
  const item = paths['/invoices/']
  const shared = [
    { name: 'callback_url', in: 'query', required: true, schema: {} },
    { name: 'tenant', in: 'header', schema: {} },
  ]
  const contract = await load({
    root: { paths: { '/invoices/': { ...item, parameters: shared } } },
  })
  expect(contract.triggers[0]?.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['callback_url', false],
    ['tenant', false],
  ])
})

test('servers of the operation win over those of the path item and the document', async () => {
  const root = await load({ root: { servers: [{ url: '/root' }] } })
  expect(root.triggers[0]?.servers.map((server) => server.url)).toEqual(['/root'])
  const operation = await load({
    root: { servers: [{ url: '/root' }] },
    trigger: { servers: [{ url: '/op', variables: { port: { default: 8 } } }] },
  })
  expect(operation.triggers[0]?.servers).toMatchObject([{ url: '/op' }])
  expect(operation.triggers[0]?.servers[0]?.variables.get('port')).toEqual({ default: '8' })
})

test("security is the operation's own, else the document's, and an empty list is none", async () => {
  const root = {
    security: [{ key: [] }],
    components: {
      ...invoiceDocument().components,
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    },
  }
  const inherited = await load({ root })
  expect(inherited.triggers[0]?.security).toEqual([
    [{ name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Key' }],
  ])
  const own = await load({ root, trigger: { security: [] } })
  expect(own.triggers[0]?.security).toEqual([])
})

test('webhooks are read, also under x-webhooks', async () => {
  const operation = { responses: { 200: { description: '' } } }
  const contract = await load({
    root: {
      webhooks: { 'new invoice': { post: operation } },
      'x-webhooks': { old: { put: operation } },
    },
  })
  expect(contract.webhooks.map(({ id, name, method }) => [id, name, method])).toEqual([
    ['webhook new invoice', 'new invoice', 'POST'],
    ['webhook old', 'old', 'PUT'],
  ])
})

test('operationIds that stand twice are remarked upon', async () => {
  const contract = await load({ callback: { operationId: 'create_invoice' } })
  expect(contract.remarks).toMatchObject([{ code: 'document-duplicate-operation-id' }])
})

test('trigger ids are unique even when operationIds are not', async () => {
  const { paths } = invoiceDocument()
  const contract = await load({
    root: { paths: { '/a': paths['/invoices/'], '/b': paths['/invoices/'] } },
  })
  expect(contract.triggers.map((trigger) => trigger.id)).toEqual([
    'create_invoice',
    'create_invoice (2)',
  ])
})

const ODD: [string, InvoiceDocumentOptions, string][] = [
  [
    'parameters as a map',
    { trigger: { parameters: { p: { name: 'callback_url', in: 'query', schema: {} } } } },
    'should be a list',
  ],
  ['a parameter without a name', { trigger: { parameters: [{ in: 'query' }] } }, 'needs a name'],
  [
    'a lower-case response range',
    { callback: { responses: { '2xx': { description: '' } } } },
    '2XX',
  ],
]

test.each(ODD)('%s is read where it can be, and remarked upon', async (_, options, words) => {
  const contract = await load(options)
  expect(contract.triggers).toHaveLength(1)
  expect(contract.remarks.map((remark) => remark.message).join('\n')).toContain(words)
})

test('an upper-case method is read and remarked upon', async () => {
  const callbacks = { c: { '{$request.query.callback_url}': { POST: { responses: {} } } } }
  const contract = await load({ trigger: { callbacks } })
  expect(contract.triggers[0]?.callbacks[0]?.method).toBe('POST')
  expect(contract.remarks).toMatchObject([{ code: 'document-structure' }])
})

test('a callback without its expression level is read and remarked upon', async () => {
  const contract = await load({
    trigger: { callbacks: { c: { post: { responses: { 200: { description: '' } } } } } },
  })
  expect(contract.triggers[0]?.callbacks[0]).toMatchObject({
    name: 'c',
    method: 'POST',
    drivability: { drivable: false },
  })
  expect(contract.remarks[0]?.message).toContain('no expression')
})

test.each([
  ['callbacks is a list', { callbacks: [] }],
  ['a callback is a string', { callbacks: { c: 'x' } }],
  ['a path item is null', { callbacks: { c: { '{$url}': null } } }],
  ['an operation is a number', { callbacks: { c: { '{$url}': { post: 7 } } } }],
  ['responses is a list', { responses: [] }],
  ['requestBody is text', { requestBody: 'x' }],
  ['callbacks is empty', { callbacks: {} }],
])('nothing throws when %s', async (_, trigger) => {
  const contract = await load({ trigger })
  expect(contract.operations).toHaveLength(1)
})

test('a document without paths is a contract without triggers', async () => {
  const contract = await loadContract({
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    webhooks: {},
  })
  expect(contract).toMatchObject({ triggers: [], webhooks: [], operations: [] })
})

test('extensions are no paths or responses, but names of headers may start with x-', async () => {
  const headers = { 'x-remaining': { schema: { type: 'integer' } } }
  const responses = { 200: { description: '', headers }, 'x-note': { description: '' } }
  const { paths } = invoiceDocument({ trigger: { responses } })
  const contract = await load({ root: { paths: { ...paths, 'x-internal': { get: {} } } } })
  expect(contract.operations).toHaveLength(1)
  expect(contract.triggers[0]?.responses).toMatchObject([
    { status: '200', headers: [{ name: 'x-remaining', in: 'header' }] },
  ])
})

test('a key of the URL itself where a parameter is called so gets a hint', async () => {
  const parameters = [{ name: 'url', in: 'query', schema: { type: 'string' } }]
  const callback = await loadCallback({ key: '{$url}', trigger: { parameters } })
  const message =
    '{$url} is the URL of the request itself; the query parameter `url` of POST /invoices/ is written {$request.query.url}'
  expect(callback.expressionFaults).toMatchObject([
    { kind: 'undeclared', message, meant: '{$request.query.url}' },
  ])
  expect(callback.drivability).toEqual({ drivable: false, because: message })
})

test('the URL of the request is no slip where nothing is called so, or behind the host', async () => {
  const plain = await loadCallback({ key: '{$url}', trigger: { parameters: [] } })
  expect(plain.expressionFaults).toEqual([])
  const parameters = [{ name: 'url', in: 'query' }]
  const behind = await loadCallback({
    key: '{$request.query.url}?of={$url}',
    trigger: { parameters },
  })
  expect(behind.expressionFaults).toEqual([])
})

test('what should be a mapping and is none is told, but for extensions', async () => {
  const callbacks = {
    list: [],
    nothing: null,
    empty: {},
    'x-note': 'as they like',
    gone: { $ref: '#/components/callbacks/gone' },
  }
  const { remarks } = await load({ trigger: { callbacks } })
  expect(remarks.map(({ message }) => message)).toEqual([
    'list should be a mapping, but is a list',
    'nothing should be a mapping, but is null',
    expect.stringContaining('leads nowhere') as string,
    'the callback empty documents no operation',
  ])
})

test('empty callbacks and webhooks are told', async () => {
  const { remarks, webhooks } = await load({
    trigger: { callbacks: {} },
    root: { webhooks: { moved: {}, paid: { post: {} } } },
  })
  expect(webhooks.map(({ name }) => name)).toEqual(['paid'])
  expect(remarks).toMatchObject([
    { code: 'document-structure', message: 'callbacks is empty: it promises nothing' },
    { code: 'document-structure', message: 'the webhook moved documents no operation' },
  ])
})
