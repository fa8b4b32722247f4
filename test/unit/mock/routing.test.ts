import { expect, test } from 'vitest'
import { createMock } from '../../support/mock-api.js'

const OK = { responses: { 204: { description: 'done' } } }

/** The operation that a request is taken for, else the status. */
async function route(paths: object, line: string, servers?: readonly object[]) {
  const mock = await createMock(paths, servers === undefined ? {} : { servers })
  const { exchange, status } = await mock.send(line)
  return exchange.operation?.id ?? status
}

const SERVERS = [{ url: 'https://api.example.com/v2' }, { url: 'https://test.example.com/beta/' }]

test.each([
  ['GET /v2/invoices', 'GET /invoices'],
  ['GET /beta/invoices', 'GET /invoices'],
  ['GET /invoices', 'GET /invoices'],
  ['GET https://api.example.com/v2/invoices?a=b#c', 'GET /invoices'],
  ['GET /v3/invoices', 404],
  ['GET /v2', 404],
])('with servers at /v2 and /beta, %s is %s', async (line, expected) => {
  expect(await route({ '/invoices': { get: OK } }, line, SERVERS)).toBe(expected)
})

test('a path below the server wins over the same without it', async () => {
  const paths = { '/v2/invoices': { get: OK }, '/invoices': { get: OK } }
  expect(await route(paths, 'GET /v2/invoices', SERVERS)).toBe('GET /invoices')
  expect(await route(paths, 'GET /v2/v2/invoices', SERVERS)).toBe('GET /v2/invoices')
})

test('an operation with servers of its own is there, and no other', async () => {
  const paths = {
    '/files': { post: { ...OK, servers: [{ url: 'https://upload.example.com/up' }] } },
    '/list': { servers: [{ url: '/lists' }], get: OK },
    '/other': { get: OK },
  }
  expect(await route(paths, 'POST /up/files', SERVERS)).toBe('POST /files')
  expect(await route(paths, 'GET /lists/list', SERVERS)).toBe('GET /list')
  expect(await route(paths, 'GET /up/other', SERVERS)).toBe(404)
})

test('of one path the method decides, also for another path that fits less well', async () => {
  const paths = { '/pets/mine': { get: OK }, '/pets/{id}': { get: OK, delete: OK } }
  expect(await route(paths, 'GET /pets/mine')).toBe('GET /pets/mine')
  expect(await route(paths, 'DELETE /pets/mine')).toBe('DELETE /pets/{id}')
})

test('a query that is written into a path tells it from another', async () => {
  const paths = { '/x': { get: OK }, '/x?type=a': { get: OK }, '/x?type=b': { get: OK } }
  expect(await route(paths, 'GET /x?type=b&more=1')).toBe('GET /x?type=b')
  expect(await route(paths, 'GET /x?type=c')).toBe('GET /x')
})

test('a fragment is no part of a path', async () => {
  expect(await route({ '/x#second': { get: OK } }, 'GET /x')).toBe('GET /x#second')
})

test('what the document lacks is 404 and says what was probably meant', async () => {
  const mock = await createMock({ '/invoices/': { get: OK }, '/customers/{id}': { get: OK } })
  const told = async (line: string) => (await mock.send(line)).json
  expect(await told('GET /invoices')).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'the document has no path for /invoices: is /invoices/ meant?',
  })
  const detail = { '/Invoices/': '/invoices/', '/costumers/7': '/customers/{id}' }
  for (const [asked, meant] of Object.entries(detail)) {
    expect(await told(`GET ${asked}`)).toMatchObject({
      detail: `the document has no path for ${asked}: is ${meant} meant?`,
    })
  }
  expect(await told('GET /weather')).toMatchObject({
    detail: 'the document has no path for /weather',
  })
})

test('another method is 405 and says which there are', async () => {
  const mock = await createMock({ '/a/{id}': { get: OK, put: OK }, '/a/b': { post: OK } })
  const answer = await mock.send('DELETE /a/b')
  expect([answer.status, answer.header('allow')]).toEqual([405, 'POST, GET, PUT'])
  expect(answer.json).toMatchObject({
    detail: 'the document has no DELETE for /a/b, but POST, GET, PUT',
  })
  expect(answer.exchange.context).toBeUndefined()
})

test('OPTIONS tells the methods', async () => {
  const mock = await createMock({ '/a': { get: OK, put: OK } })
  const answer = await mock.send('OPTIONS /a')
  expect([answer.status, answer.header('allow'), answer.text]).toEqual([204, 'GET, PUT', ''])
})

test('HEAD is answered from GET, unless it is documented', async () => {
  const get = {
    responses: { 200: { description: 'ok', content: { 'text/plain': { example: 'x' } } } },
  }
  const head = { responses: { 204: { description: 'none' } } }
  const mock = await createMock({ '/a': { get }, '/b': { get, head } })
  expect((await mock.send('HEAD /a')).type).toBe('text/plain')
  expect((await mock.send('HEAD /b')).status).toBe(204)
})

test('methods of OpenAPI 3.2 are known', async () => {
  const paths = { '/a': { query: OK, additionalOperations: { COPY: OK } } }
  const mock = await createMock(paths, { root: { openapi: '3.2.0' } })
  expect((await mock.send('QUERY /a')).status).toBe(204)
  expect((await mock.send('COPY /a')).status).toBe(204)
})

test.each([
  'GET ',
  'GET //',
  'GET /%',
  'GET /%E0%A4%A',
  'GET *',
  'GET /\u0000',
  `GET /${'/'.repeat(50_000)}`,
])('the path of %j leads to an answer', async (line) => {
  const { status } = await (await createMock({ '/a/{id}': { get: OK } })).send(line)
  expect(status).toBe(404)
})
