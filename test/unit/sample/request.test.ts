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

const INVOICE = {
  type: 'object',
  required: ['id', 'customer', 'total'],
  properties: {
    id: { type: 'string' },
    title: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    customer: { type: 'string' },
    total: { type: 'number' },
  },
}
const URL_QUERY = { in: 'query', name: 'callback_url' } as const
const ENCODED_URL = 'http%3A%2F%2F127.0.0.1%3A9000%2Ft0ken'

const TUTORIAL = {
  schemas: { Invoice: INVOICE },
  operation: {
    body: makeBody('Invoice'),
    parameters: [declareParameter({ name: 'callback_url', in: 'query' })],
  },
  slots: [URL_QUERY],
  identities: [{ in: 'body', pointer: '/id' }],
} as const

test('the trigger of the FastAPI tutorial is complete, readable and its own', async () => {
  const draft = await buildTrigger(makePlan(TUTORIAL))
  const body = '{"id":"id-3-f00dcafe1234","title":"title","customer":"customer","total":1}'
  const url = `http://127.0.0.1:8000/invoices/?callback_url=${ENCODED_URL}`
  const headers = [
    ['content-type', 'application/json'],
    ['accept', 'application/json, */*;q=0.5'],
    ['user-agent', 'ringback'],
  ]
  expect(draft).toEqual({
    ok: true,
    request: { method: 'POST', url, headers, body: new TextEncoder().encode(body) },
    context: {
      url,
      method: 'POST',
      headers,
      query: [['callback_url', CALLBACK_URL]],
      path: new Map(),
      body: JSON.parse(body) as unknown,
    },
    secretHeaders: [],
  })
})

test('the same plan gives the same request, another nonce another identity', async () => {
  const first = await buildTrigger(makePlan(TUTORIAL))
  const second = await buildTrigger(makePlan(TUTORIAL))
  const other = await buildTrigger(makePlan({ ...TUTORIAL, nonce: 'beef12345678' }))
  expect(second).toEqual(first)
  expect(readSentJson(other)).toMatchObject({ id: 'id-3-beef12345678', customer: 'customer' })
})

test.each([
  ['http://h', '/a/', 'http://h/a/'],
  ['http://h/', '/a', 'http://h/a'],
  ['http://h/api/v1', '/a', 'http://h/api/v1/a'],
  ['http://h/api//', '/a', 'http://h/api/a'],
  ['http://h/api', 'a', 'http://h/api/a'],
  ['http://h/api', '/', 'http://h/api/'],
  ['http://h', '/a#create', 'http://h/a'],
])('the server %s and the path %s make %s', async (serverUrl, path, url) => {
  const draft = await buildTrigger(makePlan({ serverUrl, operation: { path } }))
  expect(draft).toMatchObject({ ok: true, request: { url } })
})

test('a path that has a query already is continued', async () => {
  const operation = { path: '/a?action=start' }
  const draft = await buildTrigger(makePlan({ operation, slots: [URL_QUERY] }))
  expect(draft).toMatchObject({
    request: { url: `http://127.0.0.1:8000/a?action=start&callback_url=${ENCODED_URL}` },
    context: {
      query: [
        ['action', 'start'],
        ['callback_url', CALLBACK_URL],
      ],
    },
  })
})

test('the callback URL goes into every kind of slot', async () => {
  const draft = await buildTrigger(
    makePlan({
      operation: { path: '/hooks/{target}', body: makeBody('Any') },
      schemas: { Any: { type: 'object' } },
      slots: [
        { in: 'path', name: 'target' },
        { in: 'header', name: 'X-Callback-URL' },
        { in: 'cookie', name: 'hook' },
        { in: 'body', pointer: '/config/hooks/0/url' },
      ],
    }),
  )
  expect(readSentJson(draft)).toEqual({ config: { hooks: [{ url: CALLBACK_URL }] } })
  expect(draft).toMatchObject({
    request: { url: `http://127.0.0.1:8000/hooks/${ENCODED_URL}` },
    context: { path: new Map([['target', CALLBACK_URL]]) },
  })
  expect(draft.ok && draft.request.headers.slice(3)).toEqual([
    ['X-Callback-URL', CALLBACK_URL],
    ['cookie', `hook=${ENCODED_URL}`],
  ])
})

test('required parameters are sent, optional ones only with a documented example', async () => {
  const parameters = [
    declareParameter({ name: 'tenant', in: 'path', required: true, schema: schemaPlace('Text') }),
    declareParameter({ name: 'page', in: 'query', required: true, schema: schemaPlace('Page') }),
    declareParameter({ name: 'sort', in: 'query', schema: schemaPlace('Text') }),
    declareParameter({ name: 'lang', in: 'query', schema: schemaPlace('Text'), examples: ['de'] }),
    declareParameter({ name: 'X-Trace', in: 'header', required: true }),
    declareParameter({ name: 'sid', in: 'cookie', required: true, schema: schemaPlace('Page') }),
    ...['Accept', 'content-type', 'AUTHORIZATION'].map((name) =>
      declareParameter({ name, in: 'header', required: true }),
    ),
  ]
  const schemas = { Text: { type: 'string' }, Page: { type: 'integer', minimum: 10 } }
  const draft = await buildTrigger(
    makePlan({ schemas, operation: { path: '/t/{tenant}/x', parameters } }),
  )
  expect(draft).toMatchObject({
    request: { url: 'http://127.0.0.1:8000/t/tenant/x?page=10&lang=de' },
    context: { path: new Map([['tenant', 'tenant']]) },
  })
  expect(draft.ok && draft.request.headers).toEqual([
    ['accept', 'application/json, */*;q=0.5'],
    ['user-agent', 'ringback'],
    ['X-Trace', 'X-Trace'],
    ['cookie', 'sid=10'],
  ])
})

test('documented examples win over schemas while they conform', async () => {
  const parameters = [
    declareParameter({
      name: 'n',
      in: 'query',
      required: true,
      schema: schemaPlace('Number'),
      examples: ['nine', 9],
    }),
  ]
  const body = makeBody('Invoice', {
    examples: [{ id: 1 }, { id: 'x', customer: 'ACME', total: 42 }],
  })
  const schemas = { Number: { type: 'integer' }, Invoice: INVOICE }
  const draft = await buildTrigger(makePlan({ schemas, operation: { parameters, body } }))
  expect(draft).toMatchObject({ request: { url: 'http://127.0.0.1:8000/invoices/?n=9' } })
  expect(readSentJson(draft)).toEqual({ id: 'x', customer: 'ACME', total: 42 })
})

test('an example that breaks a schema without values is sent all the same', async () => {
  const schemas = { Never: { allOf: [{ type: 'string' }, { type: 'object' }] } }
  const examples = [{ id: 'x' }]
  const draft = await buildTrigger(
    makePlan({ schemas, operation: { body: makeBody('Never', { examples }) } }),
  )
  expect(readSentJson(draft)).toEqual({ id: 'x' })
})

test('a schema without values and examples is a refusal that names its hard part', async () => {
  const schemas = {
    Never: {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', pattern: '^(?!.)(?=x)' } },
    },
  }
  const draft = await buildTrigger(makePlan({ schemas, operation: { body: makeBody('Never') } }))
  expect(draft).toEqual({
    ok: false,
    because: 'no body could be made: /a: no plain text matches the pattern ^(?!.)(?=x)',
  })
})

test('an optional body that cannot be made is left out', async () => {
  const content = [
    { type: 'application/xml', examples: [], place: { uri: 'test:///', pointer: '' } },
  ]
  const place = { uri: 'test:///', pointer: '' }
  const optional = await buildTrigger(
    makePlan({ operation: { body: { required: false, content, place } } }),
  )
  expect(optional).toMatchObject({ ok: true, request: { body: new Uint8Array() } })
  const required = await buildTrigger(
    makePlan({ operation: { body: { required: true, content, place } } }),
  )
  expect(required).toEqual({
    ok: false,
    because: 'no body can be made for application/xml: give one',
  })
})

test('a slot in the body of an operation that documents none makes a JSON body', async () => {
  const slots = [{ in: 'body', pointer: '/webhook_url' }] as const
  const draft = await buildTrigger(makePlan({ slots }))
  expect(readSentJson(draft)).toEqual({ webhook_url: CALLBACK_URL })
})

test('a callback URL that breaks its schema is sent all the same', async () => {
  const schemas = {
    Hook: {
      type: 'object',
      required: ['url'],
      properties: { url: { type: 'string', pattern: '^https://' } },
      additionalProperties: false,
    },
  }
  const slots = [{ in: 'body', pointer: '/url' }] as const
  const draft = await buildTrigger(
    makePlan({ schemas, slots, operation: { body: makeBody('Hook') } }),
  )
  expect(readSentJson(draft)).toEqual({ url: CALLBACK_URL })
})

test('a slot below an optional member brings the required members beside it', async () => {
  const schemas = {
    Deep: {
      type: 'object',
      properties: {
        a: {
          type: 'object',
          properties: {
            b: {
              type: 'object',
              properties: { subscriber: { $ref: '#/components/schemas/Subscriber' } },
            },
          },
        },
      },
    },
    Subscriber: {
      type: 'object',
      required: ['mode', 'successUri'],
      properties: { mode: { enum: ['push', 'pull'] }, successUri: { type: 'string' } },
    },
  }
  const slots = [{ in: 'body', pointer: '/a/b/subscriber/successUri' }] as const
  const draft = await buildTrigger(
    makePlan({ schemas, slots, operation: { body: makeBody('Deep') } }),
  )
  expect(readSentJson(draft)).toEqual({
    a: { b: { subscriber: { mode: 'push', successUri: CALLBACK_URL } } },
  })
})

test('the branch that declares the slot is chosen', async () => {
  const schemas = {
    Either: {
      oneOf: [
        {
          type: 'object',
          required: ['mode'],
          properties: { mode: { const: 'poll' } },
          additionalProperties: false,
        },
        {
          type: 'object',
          required: ['mode', 'url'],
          properties: { mode: { const: 'push' }, url: { type: 'string' } },
          additionalProperties: false,
        },
      ],
    },
  }
  const slots = [{ in: 'body', pointer: '/url' }] as const
  const draft = await buildTrigger(
    makePlan({
      schemas,
      slots,
      operation: { body: makeBody('Either', { examples: [{ mode: 'poll' }] }) },
    }),
  )
  expect(readSentJson(draft)).toEqual({ mode: 'push', url: CALLBACK_URL })
})

test('a slot under a scalar is a refusal that says what is in the way', async () => {
  const schemas = {
    Flat: {
      type: 'object',
      required: ['subscriber'],
      properties: { subscriber: { type: 'string' } },
    },
  }
  const slots = [{ in: 'body', pointer: '/subscriber/uri' }] as const
  const draft = await buildTrigger(
    makePlan({ schemas, slots, operation: { body: makeBody('Flat') } }),
  )
  expect(draft).toEqual({
    ok: false,
    because:
      'the callback URL belongs at /subscriber/uri, but /subscriber is a string, which has no member uri',
  })
})

test('credentials are placed as documented and named as secret', async () => {
  const security = [
    [
      { name: 'token', type: 'http', scheme: 'bearer' },
      { name: 'key', type: 'apiKey', in: 'query', parameter: 'key' },
      { name: 'sid', type: 'apiKey', in: 'cookie', parameter: 'sid' },
    ],
  ]
  const draft = await buildTrigger(
    makePlan({
      operation: {
        security,
        parameters: [declareParameter({ name: 'a', in: 'cookie', examples: ['b'] })],
      },
      credentials: { bearer: 's3cret', apiKey: 'k3y' },
    }),
  )
  expect(draft).toMatchObject({
    request: {
      url: 'http://127.0.0.1:8000/invoices/?key=k3y',
      headers: [
        ['accept', 'application/json, */*;q=0.5'],
        ['user-agent', 'ringback'],
        ['cookie', 'a=b; sid=k3y'],
        ['authorization', 'Bearer s3cret'],
      ],
    },
    secretHeaders: ['authorization', 'cookie'],
  })
})

test('a form takes the callback URL as a field', async () => {
  const schemas = {
    Hook: {
      type: 'object',
      required: ['url', 'events'],
      properties: { url: { type: 'string' }, events: { type: 'array', items: { type: 'string' } } },
    },
  }
  const slots = [{ in: 'body', pointer: '/url' }] as const
  const form = await buildTrigger(
    makePlan({
      schemas,
      slots,
      operation: { body: makeBody('Hook', { type: 'application/x-www-form-urlencoded' }) },
    }),
  )
  expect(form.ok && new TextDecoder().decode(form.request.body)).toBe(
    `url=${ENCODED_URL}&events=events`,
  )
  expect(form).toMatchObject({ context: { body: { url: CALLBACK_URL, events: ['events'] } } })
  const multipart = await buildTrigger(
    makePlan({
      schemas,
      slots,
      operation: { body: makeBody('Hook', { type: 'multipart/form-data' }) },
    }),
  )
  expect(multipart.ok && multipart.request.headers[0]).toEqual([
    'content-type',
    'multipart/form-data; boundary=ringback-f00dcafe1234',
  ])
  expect(multipart).toMatchObject({ context: { body: { url: CALLBACK_URL } } })
})

test('a parameter that is described by content is written as JSON', async () => {
  const parameters = [
    declareParameter({
      name: 'filter',
      in: 'query',
      required: true,
      schema: schemaPlace('Filter'),
      mediaType: 'application/json',
    }),
  ]
  const schemas = {
    Filter: { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
  }
  const draft = await buildTrigger(makePlan({ schemas, operation: { parameters } }))
  expect(draft).toMatchObject({ context: { query: [['filter', '{"a":1}']] } })
})

test('a required parameter without values is a refusal', async () => {
  const parameters = [
    declareParameter({ name: 'n', in: 'query', required: true, schema: schemaPlace('Never') }),
  ]
  const schemas = { Never: { type: 'integer', minimum: 2, maximum: 1 } }
  expect(await buildTrigger(makePlan({ schemas, operation: { parameters } }))).toEqual({
    ok: false,
    because: 'no value for the query parameter n: the value: no number lies inside its bounds',
  })
})
