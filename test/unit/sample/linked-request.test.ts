import { expect, test } from 'vitest'
import type { LinkContract } from '../../../src/contract/model.js'
import { buildLinkedRequest, type LinkPlan } from '../../../src/sample/linked-request.js'
import { makeTriggerOperation } from '../../support/contract.js'
import { declareParameter, makeBody, makeSchemaContract } from '../../support/trigger-plan.js'

const PLACE = { uri: 'test:///openapi.json', pointer: '/links' }

const OPERATION = makeTriggerOperation([], {
  id: 'cancel',
  method: 'PUT',
  path: '/orders/{id}',
  parameters: [
    declareParameter({ name: 'id', in: 'path', required: true }),
    declareParameter({ name: 'reason', in: 'query' }),
    declareParameter({ name: 'X-Tenant', in: 'header' }),
  ],
})

function build(link: Partial<LinkContract>, plan: Partial<LinkPlan> = {}) {
  return buildLinkedRequest({
    contract: makeSchemaContract({ Note: { type: 'object', required: ['text'] } }),
    link: { name: 'cancel', parameters: new Map(), place: PLACE, ...link },
    operation: OPERATION,
    context: {
      request: {
        url: 'http://api/orders',
        method: 'POST',
        headers: [],
        query: [],
        path: new Map(),
        body: { note: 'fragile' },
      },
      response: { status: 201, headers: [], body: { id: 'a/b', list: [1] } },
    },
    serverUrl: 'http://127.0.0.1:8000',
    headers: [['x-user', 'me']],
    credentials: {},
    seed: 1,
    nonce: 'abcdefgh',
    ...plan,
  })
}

function give(parameters: Readonly<Record<string, unknown>>): Partial<LinkContract> {
  return { parameters: new Map(Object.entries(parameters)) }
}

test('parameters go to their places, encoded, constants and expressions alike', async () => {
  const draft = await build(
    give({ id: '$response.body#/id', 'query.reason': 'too late', 'header.X-Tenant': 7 }),
  )
  expect(draft).toMatchObject({
    ok: true,
    request: { method: 'PUT', url: 'http://127.0.0.1:8000/orders/a%2Fb?reason=too%20late' },
  })
  const headers = draft.ok ? new Map(draft.request.headers) : new Map()
  expect(headers.get('X-Tenant')).toBe('7')
  expect(headers.get('x-user')).toBe('me')
  expect(draft.ok && draft.request.body.length).toBe(0)
})

test('a qualified name says which of two parameters is meant', async () => {
  const draft = await build(
    {
      parameters: new Map([
        ['query.id', 'q'],
        ['path.id', 'p'],
      ]),
    },
    {
      operation: {
        ...OPERATION,
        parameters: [
          declareParameter({ name: 'id', in: 'path', required: true }),
          declareParameter({ name: 'id', in: 'query' }),
        ],
      },
    },
  )
  expect(draft).toMatchObject({ request: { url: 'http://127.0.0.1:8000/orders/p?id=q' } })
})

test('a name with a dot that is declared is that name', async () => {
  const operation = {
    ...OPERATION,
    path: '/orders',
    parameters: [declareParameter({ name: 'query.id', in: 'query' })],
  }
  const draft = await build(give({ 'query.id': 1 }), { operation })
  expect(draft).toMatchObject({ request: { url: 'http://127.0.0.1:8000/orders?query.id=1' } })
})

test('a body is written as the operation documents it', async () => {
  const operation = { ...OPERATION, body: makeBody('Note') }
  const draft = await build(
    { ...give({ id: 1 }), body: { text: '$request.body#/note' } },
    { operation },
  )
  expect(draft.ok && new TextDecoder().decode(draft.request.body)).toBe('{"text":"fragile"}')
  expect(draft.ok && new Map(draft.request.headers).get('content-type')).toBe('application/json')
})

test('a form is written as a form', async () => {
  const body = makeBody('Note', { type: 'application/x-www-form-urlencoded' })
  const draft = await build(
    { ...give({ id: 1 }), body: { text: '$request.body#/note' } },
    { operation: { ...OPERATION, body } },
  )
  expect(draft.ok && new TextDecoder().decode(draft.request.body)).toBe('text=fragile')
})

test('what the link does not say is made from the schemas', async () => {
  const operation = { ...OPERATION, body: makeBody('Note') }
  const draft = await build({}, { operation })
  expect(draft).toMatchObject({
    ok: true,
    request: { url: 'http://127.0.0.1:8000/orders/id' },
  })
  expect(draft.ok && JSON.parse(new TextDecoder().decode(draft.request.body))).toHaveProperty(
    'text',
  )
})

test.each([
  [
    give({ id: '$response.body#/uuid' }),
    "the link's parameter id: `$response.body#/uuid` has no value: the response body has no `/uuid`",
  ],
  [give({ id: '$response.body#/list' }), "the link's parameter id is no text, number or boolean"],
  [give({ order: 1 }), "the link's parameter order is none of cancel"],
  [
    { ...give({ id: 1 }), body: '$request.body#/gone' },
    "the link's requestBody: `$request.body#/gone` has no value: the request body has no `/gone`",
  ],
])('the link %j cannot be followed, and why is told', async (link, because) => {
  expect(await build(link)).toEqual({ ok: false, because })
})
