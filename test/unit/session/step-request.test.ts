import { expect, test } from 'vitest'
import type { StepRequest } from '../../../src/session/step-model.js'
import { type ApiAccess, performRequest } from '../../../src/session/step-request.js'
import type { StepScope } from '../../../src/session/step-value.js'
import type { HttpRequest } from '../../../src/transport/model.js'
import type { Driver } from '../../../src/transport/send.js'

const SCOPE: StepScope = {
  callbackUrl: 'http://127.0.0.1:9/token',
  env: { TOKEN: 'a/b' },
  answer: { id: 'x/../y?z', number: 7, list: [1] },
  steps: new Map(),
}

const ACCESS: ApiAccess = {
  serverUrl: 'http://api/v1',
  headers: [['Authorization', 'Bearer own']],
  query: ['key=k%201', 'page=2'],
}

/** What goes over the wire for a step. */
async function requestOf(step: Partial<StepRequest>, access: ApiAccess = ACCESS) {
  const sent: HttpRequest[] = []
  const driver: Driver = {
    send: (request) => {
      sent.push(request)
      const response = { status: 200, headers: [], body: new Uint8Array() }
      return Promise.resolve({ request, response, startedMs: 0, endedMs: 1 })
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  await performRequest({ method: 'POST', ...step }, SCOPE, access, { driver, timeoutMs: 100 })
  const [request] = sent
  if (request === undefined) throw new Error('nothing was sent')
  const { method, url, headers, body } = request
  return { method, url, headers, body: new TextDecoder().decode(body) }
}

test('a path is called on the API, with the credentials of the triggers', async () => {
  expect(await requestOf({ method: 'DELETE', path: '/pay' })).toEqual({
    method: 'DELETE',
    url: 'http://api/v1/pay?key=k%201&page=2',
    headers: [['Authorization', 'Bearer own']],
    body: '',
  })
})

test('a URL gets nothing but what stands in the step', async () => {
  expect(await requestOf({ url: 'http://other/pay', headers: { 'x-id': '1' } })).toEqual({
    method: 'POST',
    url: 'http://other/pay',
    headers: [['x-id', '1']],
    body: '',
  })
})

test.each([
  ['/pay', 'http://api/v1/pay?key=k%201&page=2'],
  ['/pay?a=1', 'http://api/v1/pay?a=1&key=k%201&page=2'],
])('the query of the API is added to %s', async (path, url) => {
  expect((await requestOf({ path })).url).toBe(url)
})

test('without a query of the API nothing is added', async () => {
  expect((await requestOf({ path: '/pay' }, { ...ACCESS, query: [] })).url).toBe(
    'http://api/v1/pay',
  )
})

test.each([
  [{ path: '/of/{{answer#/id}}' }, 'http://api/v1/of/x%2F..%2Fy%3Fz'],
  [{ url: 'http://other/{{answer#/id}}' }, 'http://other/x%2F..%2Fy%3Fz'],
  [{ path: '/of/{{answer#/number}}' }, 'http://api/v1/of/7'],
  [{ path: '/of/{{env.TOKEN}}' }, 'http://api/v1/of/a/b'],
])('what was captured is one value in the address %j', async (step, url) => {
  expect((await requestOf(step, { ...ACCESS, query: [] })).url).toBe(url)
})

test.each<[string, unknown, string, string]>([
  ['text', 'id={{answer#/id}}', 'text/plain', 'id=x/../y?z'],
  ['an empty text', '', 'text/plain', ''],
  ['an object', { id: '{{answer#/number}}' }, 'application/json', '{"id":7}'],
  ['a list', ['{{answer#/list}}', 1], 'application/json', '[[1],1]'],
  ['null', null, 'application/json', 'null'],
  ['false', false, 'application/json', 'false'],
  ['zero', 0, 'application/json', '0'],
])('a body that is %s has its content type', async (_label, body, type, text) => {
  const request = await requestOf({ url: 'http://other/', body })
  expect([request.headers, request.body]).toEqual([[['content-type', type]], text])
})

test('a header of the step replaces those of its name, in any case', async () => {
  const headers = { authorization: 'Bearer {{env.TOKEN}}', 'CONTENT-TYPE': 'text/csv' }
  const request = await requestOf({ path: '/', headers, body: 'a,b' })
  expect(request.headers).toEqual([
    ['authorization', 'Bearer a/b'],
    ['CONTENT-TYPE', 'text/csv'],
  ])
})

test('a header of the API replaces the content type that was guessed', async () => {
  const access = { ...ACCESS, headers: [['Content-Type', 'application/cloudevents+json']] as const }
  expect((await requestOf({ path: '/', body: {} }, access)).headers).toEqual([
    ['Content-Type', 'application/cloudevents+json'],
  ])
})

test('a header that the user gave twice is sent twice', async () => {
  const headers = [
    ['x-tag', 'a'],
    ['X-Tag', 'b'],
  ] as const
  expect((await requestOf({ path: '/' }, { ...ACCESS, headers })).headers).toEqual(headers)
  expect(
    (await requestOf({ path: '/', headers: { 'x-TAG': 'c' } }, { ...ACCESS, headers })).headers,
  ).toEqual([['x-TAG', 'c']])
})
