import { expect, test } from 'vitest'
import { readWebRequest, writeWebResponse } from '../../../src/msw/web-message.js'
import type { HttpResponse } from '../../../src/transport/model.js'

const BYTES = new Uint8Array([0, 255, 10, 13])

function answer(response: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: [], body: BYTES, ...response }
}

test('a request keeps method, URL, headers and bytes', async () => {
  const request = new Request('https://a.test/x%20y?a=%2F', {
    method: 'PATCH',
    headers: { 'X-One': '1', 'content-type': 'application/json' },
    body: BYTES,
  })
  expect(await readWebRequest(request)).toEqual({
    method: 'PATCH',
    url: 'https://a.test/x%20y?a=%2F',
    headers: [
      ['content-type', 'application/json'],
      ['x-one', '1'],
    ],
    body: BYTES,
  })
})

test('a request without a body has an empty one', async () => {
  expect((await readWebRequest(new Request('https://a.test/'))).body).toEqual(new Uint8Array())
})

test('an answer keeps status, headers and bytes', async () => {
  const headers = [
    ['x-one', '1'],
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ] as const
  const response = writeWebResponse(answer({ status: 201, headers }), 'POST')
  expect(response.status).toBe(201)
  expect(response.headers.get('x-one')).toBe('1')
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(BYTES)
})

test('framing is left to whoever sends the answer', () => {
  const headers = [
    ['Content-Length', '99'],
    ['Transfer-Encoding', 'chunked'],
    ['connection', 'close'],
    ['x-kept', 'yes'],
  ] as const
  expect([...writeWebResponse(answer({ headers }), 'GET').headers]).toEqual([['x-kept', 'yes']])
})

test.each([204, 205, 304])('%i has no body', (status) => {
  expect(writeWebResponse(answer({ status }), 'GET').body).toBeNull()
})

test('HEAD is answered without a body', () => {
  expect(writeWebResponse(answer(), 'HEAD').body).toBeNull()
})

test.each([0, 101, 199, 600, 999])(
  'the status %i cannot be answered with, and it is said',
  async (status) => {
    const response = writeWebResponse(answer({ status }), 'GET')
    expect(response.status).toBe(500)
    expect(await response.text()).toContain(`The documented status ${status}`)
  },
)
