import { expect, test } from 'vitest'
import { answering, createMock, type MockInput, type Sent, taking } from '../../support/mock-api.js'

const INVOICE = {
  type: 'object',
  required: ['id', 'customer'],
  properties: {
    id: { type: 'string' },
    customer: { type: 'string' },
    total: { type: 'number' },
    paid: { type: 'boolean' },
  },
}

async function get(responses: object, sent?: Sent, input?: MockInput, line = 'GET /x') {
  const mock = await createMock({ '/x': { get: { responses } } }, input)
  return mock.send(line, sent)
}

test('the documented example is the answer', async () => {
  const example = { id: 'inv_1', customer: 'acme' }
  const answer = await get({ 200: answering(INVOICE, { example }) })
  expect([answer.status, answer.type, answer.json]).toEqual([200, 'application/json', example])
  expect(answer.exchange.because).toBe('the request conforms: documented example of 200')
  expect(answer.exchange.context?.response).toMatchObject({ status: 200, body: example })
})

test('an example that breaks its schema gives way to a value that does not', async () => {
  const answer = await get({ 200: answering(INVOICE, { example: { id: 1 } }) })
  expect(answer.json).toEqual({ id: 'id', customer: 'customer', total: 1, paid: true })
  expect(answer.exchange.because).toBe('the request conforms: made from the schema of 200')
})

test('a body for which no value is found is a failure of the mock, which causes nothing', async () => {
  const answer = await get({ 200: answering({ allOf: [{ const: 1 }, { const: 2 }] }) })
  expect([answer.status, answer.type]).toEqual([500, 'application/problem+json'])
  expect(answer.exchange.because).toMatch(
    /^no body could be made for the answer 200: the value: no value could be made/,
  )
  expect(answer.exchange.context).toBeUndefined()
})

test('what nothing can satisfy is answered with what comes nearest', async () => {
  const schema = { allOf: [INVOICE, { type: 'array', items: INVOICE, minItems: 1 }] }
  const answer = await get({ 200: answering(schema) })
  expect(answer.status).toBe(200)
  expect(answer.json).toEqual({ id: 'id', customer: 'customer', total: 1, paid: true })
  expect(answer.exchange.because).toBe(
    'the request conforms: nearest value (nothing can satisfy its schema: it must be of type object and of type array at once) of 200',
  )
  const example = { id: 'inv_1' }
  expect((await get({ 200: answering(schema, { example }) })).json).toEqual(example)
  expect(
    (await get({ 200: answering(schema) }, { headers: { prefer: 'dynamic=true' } })).json,
  ).toEqual(answer.json)
})

test.each([
  [['204', '200', '404'], 200],
  [['default', '2XX'], 200],
  [['default', '404'], 200],
  [['302', '404'], 302],
  [['2xx'], 200],
  [['404', '500'], 204],
  [[], 204],
  [['100', '101'], 204],
])('of the responses %j the answer is %i', async (statuses, expected) => {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: status }]))
  expect((await get(responses)).status).toBe(expected)
})

test('a POST to what can be listed creates', async () => {
  const responses = { 200: { description: 'ok' }, 201: { description: 'created' } }
  const mock = await createMock({ '/x': { get: { responses }, post: { responses } } })
  expect((await mock.send('POST /x')).status).toBe(201)
  expect((await mock.send('GET /x')).status).toBe(200)
})

const PREFERRED = {
  200: answering(INVOICE, {
    examples: {
      small: { value: { id: 's', customer: 'c' } },
      large: { value: { id: 'l', customer: 'c' } },
    },
  }),
  404: answering({ type: 'object', required: ['why'], properties: { why: { const: 'gone' } } }),
  '5XX': answering({ const: 'down' }),
}

test.each([
  ['code=404', 404, { why: 'gone' }],
  ['CODE="404"', 404, { why: 'gone' }],
  ['code = 404', 404, { why: 'gone' }],
  ['respond-async, code=404; x=1', 404, { why: 'gone' }],
  ['code=404, code=200', 404, { why: 'gone' }],
  ['example=large', 200, { id: 'l', customer: 'c' }],
  ['code=200, example="large"', 200, { id: 'l', customer: 'c' }],
  ['dynamic=false', 200, { id: 's', customer: 'c' }],
  ['code=x, code', 200, { id: 's', customer: 'c' }],
  ['wait=10', 200, { id: 's', customer: 'c' }],
])('Prefer: %s', async (prefer, status, json) => {
  const answer = await get(PREFERRED, { headers: { Prefer: prefer } })
  expect([answer.status, answer.json]).toEqual([status, json])
})

test('the wish may stand in the query as well', async () => {
  expect((await get(PREFERRED, {}, {}, 'GET /x?__code=404')).status).toBe(404)
  expect((await get(PREFERRED, {}, {}, 'GET /x?__example=large')).json).toMatchObject({ id: 'l' })
  const made = await get(PREFERRED, {}, {}, 'GET /x?__dynamic=true')
  expect(made.exchange.because).toBe('the request conforms: made anew from the schema of 200')
})

test('a status of a range is answered as asked for', async () => {
  const answer = await get(PREFERRED, { headers: { Prefer: 'code=503' } })
  expect([answer.status, answer.text]).toEqual([503, '"down"'])
  expect(answer.exchange.context).toBeUndefined()
})

test('what the document does not have is 404 and says what it has', async () => {
  const code = await get(PREFERRED, { headers: { Prefer: 'code=409' } })
  expect([code.status, code.type]).toEqual([404, 'application/problem+json'])
  expect(code.json).toMatchObject({
    detail: 'the document has no response 409 here, but Prefer asks for it',
  })
  const example = await get(PREFERRED, { headers: { Prefer: 'example=huge' } })
  expect(example.json).toMatchObject({
    detail: 'the document has no example "huge" here: it has small, large',
  })
})

test('an invalid request is refused whatever is preferred', async () => {
  const mock = await createMock({
    '/x': { post: { requestBody: taking(INVOICE), responses: PREFERRED } },
  })
  const answer = await mock.send('POST /x', { json: {}, headers: { Prefer: 'code=200' } })
  expect(answer.status).toBe(422)
})

test('a hostile wish takes no time', async () => {
  const headers = { Prefer: `${'a'.repeat(30_000)}${',a="'.repeat(5000)}` }
  expect((await get(PREFERRED, { headers })).status).toBe(200)
})

const TYPES = {
  200: {
    description: 'ok',
    content: {
      'text/plain': { example: 'plain' },
      'application/xml': { example: '<a/>' },
      'application/hal+json': { example: { hal: true } },
      'application/json': { example: { json: true } },
    },
  },
}

test.each([
  [undefined, 'application/json', '{"json":true}'],
  ['*/*', 'application/json', '{"json":true}'],
  ['text/*', 'text/plain', 'plain'],
  ['application/xml', 'application/xml', '<a/>'],
  ['application/json;q=0.1, text/plain;q=0.5', 'text/plain', 'plain'],
  [
    'application/*;q=0.5, application/json;q=0, text/plain;q=0.1',
    'application/hal+json',
    '{"hal":true}',
  ],
  ['application/json, */*;q=0.5', 'application/json', '{"json":true}'],
  ['image/png, */*;q=0.1', 'application/json', '{"json":true}'],
  ['APPLICATION/HAL+JSON', 'application/hal+json', '{"hal":true}'],
  ['nonsense, text/plain', 'text/plain', 'plain'],
])('Accept: %s gets %s', async (accept, type, text) => {
  const answer = await get(TYPES, accept === undefined ? {} : { headers: { Accept: accept } })
  expect([answer.status, answer.type, answer.text]).toEqual([200, type, text])
})

test('what the client does not accept is 406', async () => {
  const answer = await get(TYPES, { headers: { Accept: 'image/png' } })
  expect(answer.status).toBe(406)
  expect(answer.json).toMatchObject({
    detail:
      'the client accepts none of text/plain, application/xml, application/hal+json, application/json',
  })
})

test.each([
  ['image/*', 'image/png'],
  ['*/*', 'application/json'],
  ['text/*', 'text/plain'],
  ['font/*', 'application/octet-stream'],
  ['application/json; charset=utf-8', 'application/json; charset=utf-8'],
])('for the documented type %s the answer says %s', async (documented, type) => {
  const answer = await get({
    200: { description: 'ok', content: { [documented]: { example: 'x' } } },
  })
  expect(answer.type).toBe(type)
})

test('forms and multipart bodies are written as such', async () => {
  const form = { 'application/x-www-form-urlencoded': { example: { a: 'b c', d: [1, 2] } } }
  expect((await get({ 200: { description: 'ok', content: form } })).text).toBe('a=b+c&d=1&d=2')
  const parts = await get({
    200: { description: 'ok', content: { 'multipart/form-data': { example: { a: 1 } } } },
  })
  expect(parts.type).toMatch(/^multipart\/form-data; boundary=/)
})

test('documented headers are there, and none that frames the message', async () => {
  const headers = {
    'X-Rate': { required: true, schema: { type: 'integer', minimum: 5 } },
    ETag: { schema: { type: 'string', example: '"v1"' } },
    'Content-Length': { schema: { type: 'integer' } },
    'Content-Type': { schema: { type: 'string' } },
    'X-Never': { schema: { allOf: [{ const: 1 }, { const: 2 }] } },
  }
  const answer = await get({ 204: { description: 'ok', headers } })
  expect(answer.exchange.response.headers).toEqual([
    ['X-Rate', '5'],
    ['ETag', '"v1"'],
  ])
})

test('members that share name and type with the request carry its values', async () => {
  const operation = { requestBody: taking(INVOICE), responses: { 200: answering(INVOICE) } }
  const mock = await createMock({ '/x': { post: operation } })
  const json = { id: 'inv-7', customer: 'acme', total: 12.5, paid: false }
  expect((await mock.send('POST /x', { json })).json).toEqual(json)
})

test('values of the path reach the answer, in its type', async () => {
  const numbered = { ...INVOICE, properties: { ...INVOICE.properties, id: { type: 'integer' } } }
  const invoice = (schema: object) => ({ get: { responses: { 200: answering(schema) } } })
  const mock = await createMock({
    '/invoices/{invoice_id}': invoice(INVOICE),
    '/numbered/{id}': invoice(numbered),
    '/customers/{customer}/x': invoice(INVOICE),
  })
  expect((await mock.send('GET /invoices/a%2Fb')).json).toMatchObject({ id: 'a/b' })
  expect((await mock.send('GET /numbered/7')).json).toMatchObject({ id: 7 })
  expect((await mock.send('GET /numbered/seven')).json).toMatchObject({ id: 1 })
  expect((await mock.send('GET /customers/acme/x')).json).toMatchObject({
    id: 'id',
    customer: 'acme',
  })
})

test('an answer without state, path and body is the same object every time', async () => {
  const mock = await createMock({ '/x': { get: { responses: { 200: answering(INVOICE) } } } })
  const first = (await mock.send('GET /x')).exchange.response.body
  expect((await mock.send('GET /x')).exchange.response.body).toBe(first)
})

test('the same seed gives the same answers, and values made anew differ from each other', async () => {
  const schema = { type: 'array', minItems: 3, items: { type: 'integer' } }
  const run = async (seed: number) => {
    const mock = await createMock(
      { '/x': { get: { responses: { 200: answering(schema) } } } },
      { seed, dynamic: true },
    )
    return [(await mock.send('GET /x')).text, (await mock.send('GET /x')).text]
  }
  const [first, second] = await run(1)
  expect(await run(1)).toEqual([first, second])
  expect(second).not.toBe(first)
})
