import { expect, test } from 'vitest'
import { createMock } from '../../support/mock-api.js'

const PATHS = {
  '/a': { get: { responses: { 204: { description: 'ok' } } }, put: { responses: {} } },
}
const ORIGIN = { Origin: 'https://app.test' }
const PREFLIGHT = { ...ORIGIN, 'Access-Control-Request-Method': 'PUT' }

test('a browser that asks whether it may call is told so', async () => {
  const mock = await createMock(PATHS)
  const headers = { ...PREFLIGHT, 'Access-Control-Request-Headers': 'content-type, x-key' }
  const answer = await mock.send('OPTIONS /a', { headers })
  expect(answer.status).toBe(204)
  expect(answer.exchange.response.headers).toEqual([
    ['access-control-allow-origin', 'https://app.test'],
    ['access-control-allow-credentials', 'true'],
    ['access-control-expose-headers', 'Location, ringback-violations'],
    ['vary', 'Origin'],
    ['access-control-allow-methods', 'GET, PUT'],
    ['access-control-allow-headers', 'content-type, x-key'],
    ['access-control-max-age', '600'],
  ])
})

test('a browser may also learn that there is no such path', async () => {
  const mock = await createMock(PATHS)
  const answer = await mock.send('OPTIONS /b', { headers: PREFLIGHT })
  expect([answer.status, answer.header('access-control-allow-methods')]).toEqual([204, 'PUT'])
  const refused = await mock.send('PUT /b', { headers: ORIGIN })
  expect([refused.status, refused.header('access-control-allow-origin')]).toEqual([
    404,
    'https://app.test',
  ])
})

test('answers to pages of other origins may be read, others say nothing of it', async () => {
  const mock = await createMock(PATHS)
  expect(
    (await mock.send('GET /a', { headers: ORIGIN })).header('access-control-allow-origin'),
  ).toBe('https://app.test')
  expect((await mock.send('GET /a')).header('access-control-allow-origin')).toBeUndefined()
})

test('what the document says of it counts', async () => {
  const headers = { 'Access-Control-Allow-Origin': { schema: { const: '*' } } }
  const get = { responses: { 204: { description: 'ok', headers } } }
  const options = { responses: { 200: { description: 'mine' } } }
  const mock = await createMock({ '/a': { get, options } })
  const answer = await mock.send('GET /a', { headers: ORIGIN })
  expect(answer.exchange.response.headers).toEqual([['Access-Control-Allow-Origin', '*']])
  expect((await mock.send('OPTIONS /a', { headers: PREFLIGHT })).status).toBe(200)
})

test('it can be switched off', async () => {
  const mock = await createMock(PATHS, { cors: false })
  expect((await mock.send('GET /a', { headers: ORIGIN })).exchange.response.headers).toEqual([])
  const answer = await mock.send('OPTIONS /a', { headers: PREFLIGHT })
  expect(answer.exchange.response.headers).toEqual([['allow', 'GET, PUT']])
})
