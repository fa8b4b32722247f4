import { expect, test } from 'vitest'
import { bindCallbacks } from '../../../src/contract/bind-callback.js'
import { loadContract } from '../../../src/contract/load.js'
import type { ApiOperation, Contract } from '../../../src/contract/model.js'
import { invoiceDocument } from '../../support/invoice-document.js'

const RESPONSES = { 200: { description: 'ok' } }

function load(paths: object, root: object = {}): Promise<Contract> {
  return loadContract(
    invoiceDocument({ root: { paths: { ...invoiceDocument().paths, ...paths }, ...root } }),
  )
}

function find(contract: Contract, method: string, path: string): ApiOperation {
  const found = contract.operations.find((one) => one.method === method && one.path === path)
  if (found === undefined) throw new Error(`no ${method} ${path}`)
  return found
}

test('all operations are listed in the order of the document, with and without callbacks', async () => {
  const item = { get: { responses: RESPONSES }, put: { responses: RESPONSES } }
  const { operations } = await load({ '/a': item, '/b': { delete: { responses: RESPONSES } } })
  expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /invoices/',
    'GET /a',
    'PUT /a',
    'DELETE /b',
  ])
})

test('an operation is read when it is asked for, and once', async () => {
  const contract = await load({
    '/a': { get: { parameters: [{ in: 'query' }], responses: RESPONSES } },
  })
  expect(contract.remarks).toEqual([])
  const entry = find(contract, 'GET', '/a')
  const operation = entry.read()
  expect(operation).toMatchObject({ id: 'GET /a', path: '/a', callbacks: [] })
  expect(contract.remarks.map(({ message }) => message)).toEqual([
    'a parameter needs a name and "in" (path, query, header or cookie): it is left out',
  ])
  expect(entry.read()).toBe(operation)
})

test('a status is documented also where its reference leads nowhere', async () => {
  const gone = { $ref: '#/components/responses/Gone' }
  const responses = { 200: { description: 'ok' }, '4xx': gone, default: gone, 'x-note': gone }
  const contract = await load({ '/a': { get: { responses } } })
  const read = find(contract, 'GET', '/a').read()
  expect(read.responses.map(({ status, content }) => [status, content])).toEqual([
    ['200', []],
    ['4XX', []],
    ['default', []],
  ])
  expect(contract.remarks.map(({ code }) => code)).toContain('document-reference-dangling')
})

test('an operation with callbacks is the same object as the trigger', async () => {
  const contract = await load({})
  expect(find(contract, 'POST', '/invoices/').read()).toBe(contract.triggers[0])
})

test('a bound callback is bound in the operations as well', async () => {
  const contract = await load({ '/a': { get: { responses: RESPONSES } } })
  const bound = bindCallbacks(contract, new Map([['invoice_notification', 'none']]))
  const operation = find(bound, 'POST', '/invoices/').read()
  expect(operation).toBe(bound.triggers[0])
  expect(operation.callbacks[0]?.drivability.drivable).toBe(false)
  expect(find(bound, 'GET', '/a').read()).toBe(find(contract, 'GET', '/a').read())
})

test('names that repeat are told apart, however late they are read', async () => {
  const twin = { get: { operationId: 'create_invoice', responses: RESPONSES } }
  const contract = await load({ '/a': twin })
  expect(contract.triggers[0]?.id).toBe('create_invoice')
  expect(find(contract, 'GET', '/a').read().id).toBe('create_invoice (2)')
})

test('servers of a path item or an operation are told without reading it', async () => {
  const servers = (url: string) => [{ url }]
  const contract = await load(
    {
      '/a': { servers: servers('/item'), get: { responses: RESPONSES } },
      '/b': { servers: servers('/item'), get: { servers: servers('/own'), responses: RESPONSES } },
    },
    { servers: servers('/root') },
  )
  const url = (path: string) => find(contract, 'GET', path).servers?.map((server) => server.url)
  expect([url('/a'), url('/b')]).toEqual([['/item'], ['/own']])
  expect(find(contract, 'POST', '/invoices/').servers).toBeUndefined()
})

test('a path item behind a reference has its operations', async () => {
  const pathItems = { shared: { get: { operationId: 'shared', responses: RESPONSES } } }
  const contract = await load(
    { '/a': { $ref: '#/components/pathItems/shared' } },
    { components: { pathItems } },
  )
  expect(find(contract, 'GET', '/a').read().operationId).toBe('shared')
})

test('examples have the names that they have in the document', async () => {
  const content = {
    'application/json': {
      example: 0,
      examples: { one: { value: 1 }, two: { dataValue: 2 }, far: { externalValue: 'x' } },
    },
    'text/plain': { example: 'only' },
  }
  const contract = await load({
    '/a': { get: { responses: { 200: { description: 'ok', content } } } },
  })
  const [json, text] = find(contract, 'GET', '/a').read().responses[0]?.content ?? []
  expect([json?.examples, json?.exampleNames]).toEqual([
    [0, 1, 2],
    ['', 'one', 'two'],
  ])
  expect([text?.examples, text?.exampleNames]).toEqual([['only'], undefined])
})
