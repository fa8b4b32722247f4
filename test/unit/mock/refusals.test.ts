import { expect, test } from 'vitest'
import { createMock, type Sent, taking } from '../../support/mock-api.js'

const INVOICE = {
  type: 'object',
  required: ['customer', 'lines'],
  properties: {
    customer: { type: 'string' },
    lines: { type: 'array', items: { type: 'object', required: ['price'] } },
  },
}

const OK = { 204: { description: 'done' } }

/** Answers to a request whose body is wrong in two places. */
async function refuse(responses: object, sent: Sent = { json: { lines: [{}] } }) {
  const operation = { requestBody: taking(INVOICE), responses: { ...OK, ...responses } }
  const mock = await createMock({ '/x': { post: operation } })
  return mock.send('POST /x', sent)
}

function documented(schema: object, medium: object = {}, type = 'application/json') {
  return { description: 'refused', content: { [type]: { schema, ...medium } } }
}

const ERROR = {
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' }, code: { type: 'integer' }, title: { type: 'string' } },
}

test.each([
  [['422', '400'], 422],
  [['400', '4XX'], 400],
  [['4XX', 'default'], 422],
  [['default'], 422],
  [['404'], 422],
])('with the responses %j an invalid request is answered %i', async (statuses, status) => {
  const responses = Object.fromEntries(statuses.map((one) => [one, documented(ERROR)]))
  expect((await refuse(responses)).status).toBe(status)
})

test('the documented body says what is wrong where it has members for that', async () => {
  const answer = await refuse({ 400: documented(ERROR) })
  expect(answer.type).toBe('application/json')
  expect(answer.json).toEqual({
    message:
      'body, line 1, column 1: customer is missing, which is required; body /lines/0, line 1, column 11: lines[0].price is missing, which is required',
    code: 400,
    title: 'Bad Request',
  })
})

test('members one object below are filled as well, and none that their schema forbids', async () => {
  const error = {
    type: 'object',
    required: ['reason'],
    properties: { reason: { enum: ['bad'] }, detail: { type: 'string' } },
  }
  const answer = await refuse({
    422: documented({ type: 'object', properties: { error: ERROR, strict: error } }),
  })
  expect(answer.json).toMatchObject({
    error: { code: 422, title: 'Unprocessable Content' },
    strict: { reason: 'bad' },
  })
})

const VALIDATION_ERROR = {
  type: 'object',
  required: ['loc', 'msg', 'type'],
  properties: {
    loc: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
    msg: { type: 'string' },
    type: { type: 'string' },
  },
}

test('the errors of FastAPI are filled the way that FastAPI does', async () => {
  const schema = {
    type: 'object',
    properties: { detail: { type: 'array', items: VALIDATION_ERROR } },
  }
  const answer = await refuse({ 422: documented(schema) })
  expect(answer.json).toEqual({
    detail: [
      {
        loc: ['body', 'customer'],
        msg: 'body, line 1, column 1: customer is missing, which is required',
        type: 'missing',
      },
      {
        loc: ['body', 'lines', 0, 'price'],
        msg: 'body /lines/0, line 1, column 11: lines[0].price is missing, which is required',
        type: 'missing',
      },
    ],
  })
})

test('the reasons stand in a header whatever the body says', async () => {
  const answer = await refuse({ 422: documented({ const: 'no' }) })
  expect(answer.text).toBe('"no"')
  expect(JSON.parse(answer.header('ringback-violations') ?? '')).toEqual([
    {
      in: 'body',
      pointer: '/customer',
      message: 'body, line 1, column 1: customer is missing, which is required',
    },
    {
      in: 'body',
      pointer: '/lines/0/price',
      message: 'body /lines/0, line 1, column 11: lines[0].price is missing, which is required',
    },
  ])
})

test('the header is ASCII and stays short', async () => {
  const lines = Array.from({ length: 500 }, () => ({ ['ä\u{1f600}'.repeat(200)]: 1 }))
  const answer = await refuse({}, { json: { customer: 'ü\r\nSet-Cookie: a=b', lines } })
  const header = answer.header('ringback-violations') ?? ''
  expect(header).toMatch(/^[\x20-\x7e]+$/)
  expect(header.length).toBeLessThan(20_000)
})

test('a response without content is answered with a problem', async () => {
  const answer = await refuse({ 422: { description: 'refused' } })
  expect(answer.type).toBe('application/problem+json')
  expect(answer.json).toMatchObject({
    title: 'Unprocessable Content',
    status: 422,
    violations: [{ pointer: '/customer' }, { pointer: '/lines/0/price' }],
  })
})

test('a body that cannot be made gives way to a problem', async () => {
  const answer = await refuse({ 422: documented({ allOf: [{ const: 1 }, { const: 2 }] }) })
  expect([answer.status, answer.type]).toEqual([422, 'application/problem+json'])
  const xml = await refuse({ 422: documented({ type: 'object' }, {}, 'application/xml') })
  expect([xml.status, xml.type]).toEqual([422, 'application/problem+json'])
})

test('a client that does not accept the documented type is told all the same', async () => {
  const answer = await refuse(
    { 422: documented(ERROR) },
    { json: {}, headers: { Accept: 'image/png' } },
  )
  expect([answer.status, answer.type]).toEqual([422, 'application/json'])
})

test('documented headers of a refusal are there', async () => {
  const headers = { 'X-Trace': { required: true, schema: { const: 'abc' } } }
  const answer = await refuse({ 422: { ...documented(ERROR), headers } })
  expect(answer.header('x-trace')).toBe('abc')
})

test('syntax is 400 and the content type 415, with the documented body where there is one', async () => {
  const responses = { 400: documented(ERROR), 415: documented(ERROR), 422: documented(ERROR) }
  const syntax = await refuse(responses, { text: '{' })
  expect([syntax.status, syntax.json]).toMatchObject([400, { code: 400 }])
  const type = await refuse(responses, { text: 'x', headers: { 'content-type': 'text/plain' } })
  expect([type.status, type.json]).toMatchObject([415, { code: 415 }])
})

const SCHEMES = {
  bearer: { type: 'http', scheme: 'Bearer' },
  basic: { type: 'http', scheme: 'basic' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  query: { type: 'apiKey', in: 'query', name: 'key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  oauth: { type: 'oauth2', flows: {} },
  tls: { type: 'mutualTLS' },
}

async function login(
  security: readonly object[],
  line: string,
  headers: Record<string, string>,
  options = {},
) {
  const get = { security, responses: { ...OK, 401: documented(ERROR) } }
  const mock = await createMock({ '/x': { get } }, { securitySchemes: SCHEMES, ...options })
  return mock.send(line, { headers })
}

test.each([
  ['bearer', 'GET /x', { Authorization: 'Bearer abc' }, 204],
  ['bearer', 'GET /x', { authorization: 'bearer abc' }, 204],
  ['bearer', 'GET /x', { Authorization: 'Basic abc' }, 401],
  ['basic', 'GET /x', { Authorization: 'Basic abc' }, 204],
  ['key', 'GET /x', { 'x-key': '1' }, 204],
  ['key', 'GET /x?X-Key=1', {}, 401],
  ['query', 'GET /x?key=1', {}, 204],
  ['cookie', 'GET /x', { Cookie: 'a=b; session=1' }, 204],
  ['cookie', 'GET /x', { Cookie: 'nosession=1' }, 401],
  ['oauth', 'GET /x', { Authorization: 'Bearer abc' }, 204],
  ['oauth', 'GET /x', {}, 401],
  ['tls', 'GET /x', {}, 204],
  ['undefined', 'GET /x', {}, 204],
])('the login %s with %s and %j is answered %i', async (scheme, line, headers, status) => {
  expect((await login([{ [scheme]: [] }], line, headers)).status).toBe(status)
})

test('one alternative is enough, all schemes of one are needed, and none may be', async () => {
  const both = { key: [], bearer: [] }
  expect((await login([both, { query: [] }], 'GET /x?key=1', {})).status).toBe(204)
  expect((await login([both], 'GET /x', { 'X-Key': '1' })).status).toBe(401)
  expect((await login([both, {}], 'GET /x', {})).status).toBe(204)
})

test('who has no login is told which, in the documented answer', async () => {
  const answer = await login([{ bearer: [] }, { key: [], query: [] }], 'GET /x', {})
  expect(answer.json).toMatchObject({
    code: 401,
    message:
      'the request carries no login: the document asks for bearer (Authorization: bearer ...), or key (header X-Key) and query (query key)',
  })
  expect(answer.header('www-authenticate')).toBe('Bearer realm="mock"')
})

test('without security nobody is asked', async () => {
  expect((await login([{ bearer: [] }], 'GET /x', {}, { security: false })).status).toBe(204)
})

test('the login is asked for before the request is judged', async () => {
  const post = { security: [{ bearer: [] }], requestBody: taking(INVOICE), responses: OK }
  const mock = await createMock({ '/x': { post } }, { securitySchemes: SCHEMES })
  const answer = await mock.send('POST /x', { text: '{' })
  expect([answer.status, answer.type]).toEqual([401, 'application/problem+json'])
})
