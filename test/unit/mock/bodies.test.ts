import { expect, test } from 'vitest'
import { createMock, type Sent, taking } from '../../support/mock-api.js'

const RESPONSES = { 204: { description: 'done' } }
const INVOICE = {
  type: 'object',
  required: ['customer', 'total'],
  properties: {
    id: { type: 'string', readOnly: true },
    customer: { type: 'string' },
    total: { type: 'number' },
    lines: { type: 'array', items: { type: 'object', required: ['price'] } },
  },
}

async function send(requestBody: object, sent?: Sent) {
  const mock = await createMock({ '/x': { post: { requestBody, responses: RESPONSES } } })
  return mock.send('POST /x', sent)
}

test('a body that conforms is taken, and seen by expressions', async () => {
  const answer = await send(taking(INVOICE), { json: { customer: 'acme', total: 3 } })
  expect(answer.status).toBe(204)
  expect(answer.exchange.context?.request).toEqual({
    url: 'http://api.test/x',
    method: 'POST',
    headers: [
      ['Host', 'api.test'],
      ['Content-Type', 'application/json'],
    ],
    query: [],
    path: new Map(),
    body: { customer: 'acme', total: 3 },
  })
})

test('each violation is told with its place in the body, and causes no callback', async () => {
  const answer = await send(taking(INVOICE), { json: { total: '3', lines: [{ price: 1 }, {}] } })
  expect(answer.status).toBe(422)
  expect(answer.type).toBe('application/problem+json')
  expect(answer.exchange.context).toBeUndefined()
  const { violations } = answer.json as { violations: { pointer: string; message: string }[] }
  expect(violations.map(({ pointer }) => pointer)).toEqual([
    '/total',
    '/customer',
    '/lines/1/price',
  ])
  expect(violations[0]?.message).toBe(
    'body /total, line 1, column 10: total must be number, but is "3"',
  )
  expect(JSON.parse(answer.header('ringback-violations') ?? '')).toEqual(
    violations.map((one) => ({ in: 'body', ...one })),
  )
  expect(answer.exchange.because).toContain('total must be number')
})

test('malformed JSON is 400 at once, with the place', async () => {
  const answer = await send(taking(INVOICE), { text: '{bad' })
  expect(answer.status).toBe(400)
  expect(answer.json).toMatchObject({
    title: 'Bad Request',
    detail: 'the body cannot be parsed: expected a value, but found bad (body, line 1, column 2)',
  })
})

test.each([
  [
    'text/plain',
    'the Content-Type is not documented: expected application/json, but got text/plain',
  ],
  ['nonsense', 'the Content-Type cannot be read: expected application/json, but got nonsense'],
])('the content type %s is 415', async (type, detail) => {
  const answer = await send(taking(INVOICE), { text: '{}', headers: { 'content-type': type } })
  expect(answer.status).toBe(415)
  expect(answer.json).toMatchObject({ detail })
})

test('a charset, other case and a suffix of JSON are no other type', async () => {
  const json = { customer: 'a', total: 1 }
  const headers = { 'content-type': 'Application/JSON; charset=UTF-8' }
  expect((await send(taking(INVOICE), { json, headers })).status).toBe(204)
})

test('a body that is missing is told where it is required', async () => {
  expect((await send(taking(INVOICE))).json).toMatchObject({
    status: 422,
    violations: [
      {
        in: 'body',
        pointer: '',
        message: 'a body (application/json) is required, but there is none',
      },
    ],
  })
  expect((await send(taking(INVOICE, false))).status).toBe(204)
})

test('a readOnly member is not asked for, and a body that is not documented is let pass', async () => {
  const needsId = { ...INVOICE, required: ['id', 'customer'] }
  expect((await send(taking(needsId), { json: { customer: 'a' } })).status).toBe(204)
  const mock = await createMock({ '/x': { post: { responses: RESPONSES } } })
  expect((await mock.send('POST /x', { text: '{bad' })).status).toBe(204)
})

const FORM = { content: { 'application/x-www-form-urlencoded': { schema: INVOICE } } }
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' }

test('a form is judged by its schema and seen as texts', async () => {
  const answer = await send(FORM, { text: 'customer=a+b&total=x', headers: FORM_TYPE })
  expect(answer.status).toBe(422)
  const twice = await send(FORM, { text: 'customer=a&total=3&customer=b', headers: FORM_TYPE })
  expect(twice.exchange.context?.request.body).toEqual({ customer: 'a', total: '3' })
  const taken = await send(FORM, { text: 'customer=a+b&total=3', headers: FORM_TYPE })
  expect(taken.exchange.context?.request.body).toEqual({ customer: 'a b', total: '3' })
})

test('a multipart body is seen as its parts and the members of its JSON part', async () => {
  const properties = { jsonData: INVOICE, file: { type: 'string', format: 'binary' } }
  const content = { 'multipart/related': { schema: { type: 'object', properties } } }
  const part = (type: string, id: string, body: string) =>
    `--b\r\nContent-Type: ${type}\r\nContent-ID: ${id}\r\n\r\n${body}\r\n`
  const json = part('application/json', 'jsonData', '{"customer":"a","total":1}')
  const text = `${json}${part('application/octet-stream', 'file', 'x')}--b--\r\n`
  const headers = { 'content-type': 'multipart/related; boundary=b' }
  const answer = await send({ content }, { text, headers })
  expect(answer.status).toBe(204)
  expect(answer.exchange.context?.request.body).toMatchObject({
    customer: 'a',
    jsonData: { total: 1 },
  })
  const broken = await send({ content }, { text: text.replace('"a"', '1'), headers })
  expect(broken.status).toBe(422)
})

test.each([
  ['deep nesting', '['.repeat(100_000)],
  ['a member of the prototype', '{"__proto__":{"polluted":1},"customer":"a","total":1}'],
  ['a lone surrogate', '{"customer":"\\ud800","total":1}'],
  ['a huge number', '{"customer":"a","total":1e999}'],
  ['a byte order mark', '\ufeff{}'],
])('%s leads to an answer', async (_, text) => {
  const answer = await send(taking(INVOICE), { text })
  expect([204, 400, 422]).toContain(answer.status)
  expect(answer.exchange.because).not.toContain('bug')
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('a body that is not what its encoding says is 400', async () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
  expect((await send(taking(INVOICE), { text: '{}', headers })).status).toBe(400)
})

const SINK = {
  type: 'object',
  required: ['sink'],
  properties: { sink: { type: 'string', pattern: '^https:' } },
}

test('a callback URL in a body is taken whatever its pattern says', async () => {
  const callbacks = { paid: { '{$request.body#/sink}': { post: { responses: RESPONSES } } } }
  const mock = await createMock({
    '/x': { post: { requestBody: taking(SINK), responses: RESPONSES, callbacks } },
  })
  const status = async (json: unknown) => (await mock.send('POST /x', { json })).status
  expect(await status({ sink: 'http://127.0.0.1:3000' })).toBe(204)
  expect(await status({ sink: 'ftp://127.0.0.1' })).toBe(422)
  expect(await status({ sink: 7 })).toBe(422)
  expect(await status({})).toBe(422)
})

test('without callbacks the same URL is refused', async () => {
  const answer = await send(taking(SINK), { json: { sink: 'http://127.0.0.1:3000' } })
  expect(answer.status).toBe(422)
})
