import { Readable, Writable } from 'node:stream'
import { HttpResponse, http, passthrough } from 'msw'
import {
  Agent,
  FormData,
  fetch,
  getGlobalDispatcher,
  interceptors,
  Pool,
  request,
  setGlobalDispatcher,
  stream,
} from 'undici'
import { expect, test } from 'vitest'
import { undiciInterceptor } from '../../../src/msw/undici.js'
import { startSmallApi } from '../../support/small-api.js'

const URL = 'https://receiver.test/hook'

function compose(...handlers: Parameters<typeof undiciInterceptor>[0][number][]) {
  return new Agent().compose(undiciInterceptor(handlers))
}

function answerWith(make: (request: Request) => Response | Promise<Response>) {
  return compose(http.all('https://receiver.test/*', ({ request: seen }) => make(seen)))
}

test('a handler sees method, headers and body, and its answer is given', async () => {
  const dispatcher = answerWith(async (seen) =>
    HttpResponse.json(
      {
        method: seen.method,
        url: seen.url,
        type: seen.headers.get('content-type'),
        body: await seen.text(),
      },
      { status: 201, headers: { 'x-one': '1' } },
    ),
  )
  const headers = { 'content-type': 'text/plain' }
  const {
    statusCode,
    headers: given,
    body,
  } = await request(`${URL}?a=1`, {
    method: 'PUT',
    headers,
    body: 'text',
    dispatcher,
  })
  expect(statusCode).toBe(201)
  expect(given['x-one']).toBe('1')
  expect(await body.json()).toEqual({
    method: 'PUT',
    url: `${URL}?a=1`,
    type: 'text/plain',
    body: 'text',
  })
})

test.each([
  ['a stream', () => Readable.from(['a', 'b'])],
  ['bytes', () => Buffer.from('ab')],
])('a body of %s is seen whole', async (_, make) => {
  const dispatcher = answerWith(async (seen) => HttpResponse.text(await seen.text()))
  const { body } = await request(URL, { method: 'POST', body: make(), dispatcher })
  expect(await body.text()).toBe('ab')
})

test('a form is seen as a form', async () => {
  const form = new FormData()
  form.append('name', 'Ada')
  const dispatcher = answerWith(async (seen) => HttpResponse.text(await seen.text()))
  const { body } = await request(URL, { method: 'POST', body: form, dispatcher })
  expect(await body.text()).toContain('form-data; name="name"\r\n\r\nAda\r\n')
})

test('several cookies stay several', async () => {
  const dispatcher = answerWith(() => {
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ])
    return new Response(null, { headers })
  })
  const { headers } = await request(URL, { dispatcher })
  expect(headers['set-cookie']).toEqual(['a=1', 'b=2'])
})

test('an answer without a body ends', async () => {
  const dispatcher = answerWith(() => new Response(null, { status: 204 }))
  const { statusCode, body } = await request(URL, { method: 'POST', dispatcher })
  expect([statusCode, await body.text()]).toEqual([204, ''])
})

test('a large answer arrives whole, also to somebody slow', async () => {
  const large = 'x'.repeat(1_000_000)
  const dispatcher = answerWith(() => new Response(large))
  let size = 0
  await stream(URL, { method: 'GET', dispatcher }, () => {
    return new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _, done) => {
        size += chunk.length
        setImmediate(done)
      },
    })
  })
  expect(size).toBe(1_000_000)
  const { body } = await request(URL, { dispatcher })
  expect((await body.text()).length).toBe(1_000_000)
})

test('a network error of a handler is one of undici', async () => {
  const dispatcher = answerWith(() => HttpResponse.error())
  await expect(request(URL, { dispatcher })).rejects.toThrow('Failed to fetch')
  await expect(fetch(URL, { dispatcher })).rejects.toThrow('fetch failed')
})

test('what a handler throws comes out of the request', async () => {
  const dispatcher = answerWith(() => {
    throw new Error('the handler is wrong')
  })
  await expect(request(URL, { dispatcher })).rejects.toThrow('the handler is wrong')
})

test('a request that was aborted is not answered', async () => {
  const aborter = new AbortController()
  const dispatcher = answerWith(() => {
    aborter.abort()
    return HttpResponse.text('too late')
  })
  await expect(request(URL, { signal: aborter.signal, dispatcher })).rejects.toMatchObject({
    name: 'AbortError',
  })
})

test('what a handler lets pass goes to the network', async () => {
  await using api = await startSmallApi(({ json }) => ({ status: 202, json }))
  const dispatcher = compose(http.all(/.*/, () => passthrough()))
  const body = Readable.from(['{"a":', '1}'])
  const headers = { 'content-type': 'application/json' }
  const sent = await request(api.url, { method: 'POST', headers, body, dispatcher })
  expect([sent.statusCode, await sent.body.json()]).toEqual([202, { a: 1 }])
})

test('a Pool is answered once it has said its origin', async () => {
  const handlers = [http.all(/.*/, ({ request: seen }) => HttpResponse.text(seen.url))]
  const origin = 'https://pool.test'
  const pool = new Pool(origin)
  const told = pool.compose(undiciInterceptor(handlers, { origin }))
  const { body } = await told.request({ path: '/x', method: 'GET' })
  expect(await body.text()).toBe('https://pool.test/x')
})

test('it works together with the interceptors of undici', async () => {
  let calls = 0
  const handlers = [
    http.all(/.*/, () => {
      calls += 1
      return new Response(null, { status: calls < 3 ? 503 : 200 })
    }),
  ]
  const dispatcher = new Agent().compose(
    undiciInterceptor(handlers),
    interceptors.retry({ minTimeout: 1, maxTimeout: 1 }),
  )
  const { statusCode } = await request(URL, { dispatcher })
  expect([statusCode, calls]).toEqual([200, 3])
})

test('as the global dispatcher it also answers who names none', async () => {
  const former = getGlobalDispatcher()
  setGlobalDispatcher(answerWith((seen) => HttpResponse.text(seen.method)))
  try {
    expect(await (await request(URL, { method: 'PATCH' })).body.text()).toBe('PATCH')
    expect(await (await fetch(URL, { method: 'POST', body: 'x' })).text()).toBe('POST')
  } finally {
    setGlobalDispatcher(former)
  }
})

test('an undici that is too old is told so, rather than left waiting', () => {
  const dispatch = undiciInterceptor([])(() => true)
  const handler = { onConnect: () => undefined, onError: () => undefined }
  expect(() => dispatch({ origin: URL, path: '/', method: 'GET' }, handler)).toThrow(
    'undiciInterceptor: undici 7 or later is needed.',
  )
})
