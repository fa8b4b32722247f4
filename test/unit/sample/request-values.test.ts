import { expect, test } from 'vitest'
import { buildTrigger } from '../../../src/sample/request.js'
import {
  CALLBACK_URL,
  declareParameter,
  makeBody,
  makePlan,
  readSentJson,
  schemaPlace,
} from '../../support/trigger-plan.js'

const schemas = {
  Order: {
    type: 'object',
    required: ['id', 'amount'],
    properties: {
      id: { type: 'string' },
      amount: { type: 'integer' },
      url: { type: 'string', format: 'uri' },
    },
  },
}
const BODY_SLOT = { in: 'body', pointer: '/url' } as const
const bytes = (text: string) => new TextEncoder().encode(text)

test('given parameters win over examples, schemas and slots, also undeclared ones', async () => {
  const parameters = [
    declareParameter({ name: 'tenant', in: 'path', required: true, examples: ['acme'] }),
    declareParameter({ name: 'X-Mode', in: 'header', required: true, examples: ['fast'] }),
  ]
  const given = new Map([
    ['path:tenant', 'a/b'],
    ['query:debug', 'yes & no'],
    ['query:callback_url', 'http://127.0.0.1:1/other'],
    ['header:x-mode', 'slow'],
    ['header:Authorization', 'Token x'],
    ['cookie:sid', '7'],
    ['body:nowhere', 'x'],
  ])
  const draft = await buildTrigger(
    makePlan({
      operation: { path: '/t/{tenant}', parameters },
      slots: [{ in: 'query', name: 'callback_url' }],
      values: { parameters: given },
    }),
  )
  expect(draft).toMatchObject({
    request: {
      url: 'http://127.0.0.1:8000/t/a%2Fb?callback_url=http%3A%2F%2F127.0.0.1%3A1%2Fother&debug=yes%20%26%20no',
      headers: [
        ['accept', 'application/json, */*;q=0.5'],
        ['user-agent', 'ringback'],
        ['X-Mode', 'slow'],
        ['Authorization', 'Token x'],
        ['cookie', 'sid=7'],
      ],
    },
    context: { path: new Map([['tenant', 'a/b']]) },
  })
})

test('given headers replace made ones of the same name in any case and may repeat', async () => {
  const headers = [
    ['User-Agent', 'mine'],
    ['CONTENT-TYPE', 'application/json; charset=utf-8'],
    ['X-Tag', 'a'],
    ['X-Tag', 'b'],
  ] as const
  const draft = await buildTrigger(
    makePlan({ schemas, operation: { body: makeBody('Order') }, values: { headers } }),
  )
  expect(draft.ok && draft.request.headers).toEqual([
    ['accept', 'application/json, */*;q=0.5'],
    ...headers,
  ])
})

test('given members are set last, parents included', async () => {
  const members = new Map<string, unknown>([
    ['/amount', 'many'],
    ['/meta/tags/0', 'x'],
    ['/url', 'http://127.0.0.1:1/other'],
  ])
  const draft = await buildTrigger(
    makePlan({
      schemas,
      operation: { body: makeBody('Order') },
      slots: [BODY_SLOT],
      values: { members },
    }),
  )
  expect(readSentJson(draft)).toEqual({
    id: 'id',
    amount: 'many',
    url: 'http://127.0.0.1:1/other',
    meta: { tags: ['x'] },
  })
})

test('given members make a body where none is documented', async () => {
  const members = new Map([['/a', 1]])
  const draft = await buildTrigger(makePlan({ values: { members } }))
  expect(readSentJson(draft)).toEqual({ a: 1 })
})

test('a given member without a place is a refusal', async () => {
  const members = new Map([['/id/x', 1]])
  const draft = await buildTrigger(
    makePlan({ schemas, operation: { body: makeBody('Order') }, values: { members } }),
  )
  expect(draft).toEqual({
    ok: false,
    because: 'the member /id/x has no place: /id is a string, which has no member x',
  })
})

test('a given JSON body gets the callback URL, and keeps its identities', async () => {
  const draft = await buildTrigger(
    makePlan({
      schemas,
      operation: { body: makeBody('Order') },
      slots: [BODY_SLOT],
      identities: [{ in: 'body', pointer: '/id' }],
      values: { body: { bytes: bytes('{"id": "mine", "amount": "9999"}') } },
    }),
  )
  expect(readSentJson(draft)).toEqual({ id: 'mine', amount: '9999', url: CALLBACK_URL })
})

test('a given body without a slot in it goes byte for byte', async () => {
  const text = '{"id": "mine",\n "id": "twice"}'
  const draft = await buildTrigger(
    makePlan({
      schemas,
      operation: { body: makeBody('Order', { type: 'application/json; charset=utf-8' }) },
      values: { body: { bytes: bytes(text) } },
    }),
  )
  expect(draft.ok && new TextDecoder().decode(draft.request.body)).toBe(text)
  expect(draft.ok && draft.request.headers[0]).toEqual([
    'content-type',
    'application/json; charset=utf-8',
  ])
  expect(draft).toMatchObject({ context: { body: { id: 'twice' } } })
})

test.each([
  ['application/xml', '<a/>'],
  ['application/json', '{"broken":'],
])('a given body of type %s that is no JSON goes as it is', async (contentType, text) => {
  const draft = await buildTrigger(
    makePlan({
      schemas,
      operation: { body: makeBody('Order') },
      slots: [BODY_SLOT],
      values: { body: { bytes: bytes(text), contentType } },
    }),
  )
  expect(draft.ok && new TextDecoder().decode(draft.request.body)).toBe(text)
  expect(draft.ok && draft.request.headers[0]).toEqual(['content-type', contentType])
  expect(draft.ok && draft.context.body).toBeUndefined()
})

test('without a URL, slots are left out wherever they are', async () => {
  const parameters = [
    declareParameter({ name: 'callback_url', in: 'query', examples: ['http://a.example/'] }),
  ]
  const draft = await buildTrigger(
    makePlan({
      kind: 'without-url',
      schemas,
      operation: {
        parameters,
        body: makeBody('Order', { examples: [{ id: 'x', amount: 1, url: 'http://a.example' }] }),
      },
      slots: [{ in: 'query', name: 'callback_url' }, { in: 'header', name: 'X-Hook' }, BODY_SLOT],
    }),
  )
  expect(draft).toMatchObject({ request: { url: 'http://127.0.0.1:8000/invoices/' } })
  expect(draft.ok && draft.request.headers.map(([name]) => name)).toEqual([
    'content-type',
    'accept',
    'user-agent',
  ])
  expect(readSentJson(draft)).toEqual({ id: 'x', amount: 1 })
})

test('without a URL, an optional parent goes where the member itself is required', async () => {
  const nested = {
    Order: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, hook: { $ref: '#/components/schemas/Hook' } },
    },
    Hook: { type: 'object', required: ['url'], properties: { url: { type: 'string' } } },
  }
  const draft = await buildTrigger(
    makePlan({
      kind: 'without-url',
      schemas: nested,
      operation: { body: makeBody('Order') },
      slots: [{ in: 'body', pointer: '/hook/url' }],
    }),
  )
  expect(readSentJson(draft)).toEqual({ id: 'id' })
})

test.each([
  [
    { in: 'query', name: 'cb' },
    'the callback URL cannot be left out: the query parameter cb is required',
  ],
  [
    { in: 'path', name: 'hook' },
    'the callback URL cannot be left out: the path parameter hook is required',
  ],
  [{ in: 'body', pointer: '/id' }, 'the callback URL cannot be left out: the body requires /id'],
] as const)('a required slot %j cannot be left out', async (slot, because) => {
  const parameters = [
    declareParameter({ name: 'cb', in: 'query', required: true, schema: schemaPlace('Order') }),
  ]
  const operation = { path: '/x/{hook}', parameters, body: makeBody('Order') }
  const draft = await buildTrigger(
    makePlan({ kind: 'without-url', schemas, operation, slots: [slot] }),
  )
  expect(draft).toEqual({ ok: false, because })
})

test('identities in parameters and bodies are the trigger’s own, unless the user set them', async () => {
  const identities = [
    { in: 'path', name: 'order' },
    { in: 'query', name: 'job_id' },
    { in: 'header', name: 'X-Id' },
    { in: 'body', pointer: '/id' },
    { in: 'body', pointer: '/amount' },
    { in: 'body', pointer: '/url' },
    { in: 'body', pointer: '/batch/key' },
  ] as const
  const parameters = [declareParameter({ name: 'X-Id', in: 'header', schema: schemaPlace('Uuid') })]
  const plan = {
    schemas: { ...schemas, Uuid: { type: 'string', format: 'uuid' } },
    operation: { path: '/o/{order}', parameters, body: makeBody('Order') },
    slots: [BODY_SLOT],
    identities,
  } as const
  const draft = await buildTrigger(makePlan(plan))
  expect(readSentJson(draft)).toEqual({
    id: 'id-3-f00dcafe1234',
    amount: 3,
    url: CALLBACK_URL,
    batch: { key: 'key-3-f00dcafe1234' },
  })
  expect(draft).toMatchObject({
    request: {
      url: 'http://127.0.0.1:8000/o/order-3-f00dcafe1234?job_id=job_id-3-f00dcafe1234',
    },
  })
  expect(draft.ok && draft.request.headers.at(-1)).toEqual([
    'X-Id',
    expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
  ])
  const members = new Map([['/id', 'mine']])
  const given = new Map([['path:order', '7']])
  const set = await buildTrigger(makePlan({ ...plan, values: { members, parameters: given } }))
  expect(readSentJson(set)).toMatchObject({ id: 'mine', amount: 3 })
  expect(set).toMatchObject({ context: { path: new Map([['order', '7']]) } })
})

test('an identity that a closed schema has no room for is left alone', async () => {
  const closed = {
    Closed: {
      type: 'object',
      properties: { a: { type: 'string' }, kind: { enum: ['x', 'y'] } },
      additionalProperties: false,
    },
  }
  const identities = ['/nowhere', '/kind', '/a/b'].map(
    (pointer) => ({ in: 'body', pointer }) as const,
  )
  const draft = await buildTrigger(
    makePlan({ schemas: closed, operation: { body: makeBody('Closed') }, identities }),
  )
  expect(readSentJson(draft)).toEqual({ a: 'a', kind: 'x' })
})

test('an identity on the way to the callback URL does not take its place', async () => {
  const draft = await buildTrigger(
    makePlan({
      slots: [{ in: 'body', pointer: '/hook/url' }],
      identities: [
        { in: 'body', pointer: '/hook' },
        { in: 'body', pointer: '/id' },
      ],
    }),
  )
  expect(readSentJson(draft)).toEqual({ id: 'id-3-f00dcafe1234', hook: { url: CALLBACK_URL } })
})

test('a path parameter is never empty, and a required list in the query has an item', async () => {
  const path = { in: 'path', required: true } as const
  const query = { in: 'query', required: true } as const
  const parameters = [
    declareParameter({ ...path, name: 'chosen', schema: schemaPlace('Chosen') }),
    declareParameter({ ...path, name: 'shown', schema: schemaPlace('Text'), examples: ['', 'b'] }),
    declareParameter({ ...path, name: 'free', schema: schemaPlace('Free') }),
    declareParameter({ ...query, name: 'tags', schema: schemaPlace('Tags'), examples: [[]] }),
  ]
  const schemas = {
    Chosen: { type: 'string', enum: ['', 'a'] },
    Text: { type: 'string' },
    Free: {},
    Tags: { type: 'array', items: { type: 'string', enum: ['new'] } },
  }
  const operation = { path: '/t/{chosen}/{shown}/{free}', parameters }
  expect(await buildTrigger(makePlan({ schemas, operation }))).toMatchObject({
    request: { url: 'http://127.0.0.1:8000/t/a/b/free?tags=new' },
  })
})

test('a path parameter that can only be empty is refused, since its path would be another', async () => {
  const [name, place] = ['id', 'path'] as const
  const parameters = [
    declareParameter({ name, in: place, required: true, schema: schemaPlace('Empty') }),
  ]
  const schemas = { Empty: { type: 'string', maxLength: 0 } }
  const draft = await buildTrigger(
    makePlan({ schemas, operation: { path: '/t/{id}', parameters } }),
  )
  expect(draft).toEqual({
    ok: false,
    because:
      'no value for the path parameter id: the value: no value was found that satisfies its place (expected one that is not empty)',
  })
})
