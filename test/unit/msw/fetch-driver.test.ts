import { createServer } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/clock.js'
import { createFetchDriver } from '../../../src/msw/fetch-driver.js'
import { listenOn } from '../../../src/transport/listen.js'
import type { HttpRequest } from '../../../src/transport/model.js'
import type { SendOptions } from '../../../src/transport/send.js'
import { findDeadUrl, startSmallApi } from '../../support/small-api.js'

const DRIVER = createFetchDriver(systemClock)

function send(
  request: Partial<HttpRequest> & Pick<HttpRequest, 'url'>,
  options?: Partial<SendOptions>,
) {
  const whole = { method: 'POST', headers: [], body: new Uint8Array(), ...request }
  return DRIVER.send(whole, { timeoutMs: 10_000, ...options })
}

/** A server that answers as it likes, on the level of node:http. */
async function startServer(onRequest: Parameters<typeof createServer>[1] & object) {
  const server = createServer(onRequest)
  const { origin } = await listenOn(server, '127.0.0.1', 0)
  return {
    url: origin,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('a request arrives as it was given, and the answer comes back whole', async () => {
  await using api = await startSmallApi(() => ({ status: 202, json: { taken: true } }))
  const headers = [
    ['content-type', 'application/json'],
    ['x-attempt', '1'],
    ['host', 'wrong.test'],
    ['content-length', '99'],
  ] as const
  const body = new TextEncoder().encode('{"a":1}')
  const exchange = await send({ url: `${api.url}/hook?a=b`, headers, body })
  expect(api.requests).toMatchObject([{ method: 'POST', json: { a: 1 } }])
  expect(api.requests[0]?.url.pathname).toBe('/hook')
  expect(api.requests[0]?.headers).toMatchObject({
    'x-attempt': '1',
    host: new URL(api.url).host,
    'content-length': '7',
  })
  expect(exchange.response?.status).toBe(202)
  expect(new TextDecoder().decode(exchange.response?.body)).toBe('{"taken":true}')
  expect(exchange.response?.headers).toContainEqual(['content-type', 'application/json'])
  expect(exchange.endedMs).toBeGreaterThanOrEqual(exchange.startedMs)
})

test('redirects are not followed', async () => {
  await using server = await startServer((_, response) => {
    response.writeHead(302, { location: '/elsewhere' }).end()
  })
  const { response } = await send({ url: server.url })
  expect(response?.status).toBe(302)
  expect(response?.headers).toContainEqual(['location', '/elsewhere'])
})

test('it is fetch as it is when something is sent, so that it can be caught', async () => {
  using spy = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('caught'))
  const { response } = await send({ url: 'https://nobody.test/' })
  expect(new TextDecoder().decode(response?.body)).toBe('caught')
  expect(spy).toHaveBeenCalledOnce()
})

test('nobody there is refused', async () => {
  const { response, failure } = await send({ url: await findDeadUrl() })
  expect(response).toBeUndefined()
  expect(failure?.reason).toBe('refused')
})

test('a connection that breaks off is reset', async () => {
  await using server = await startServer((request) => request.socket.resetAndDestroy())
  expect((await send({ url: server.url })).failure?.reason).toBe('reset')
})

test('an answer that breaks off is reset', async () => {
  await using server = await startServer((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('some', () => {
      response.socket?.resetAndDestroy()
    })
  })
  expect((await send({ url: server.url })).failure?.reason).toBe('reset')
})

test('no answer in time is a timeout with the host and the time', async () => {
  await using server = await startServer(() => undefined)
  const { failure } = await send({ url: server.url }, { timeoutMs: 20 })
  const { host } = new URL(server.url)
  expect(failure).toEqual({
    reason: 'timeout',
    message: `${host} did not answer within 20 ms.`,
  })
})

test('an answer that never ends is a timeout too', async () => {
  await using server = await startServer((_, response) => {
    response.writeHead(200).write('some')
  })
  expect((await send({ url: server.url }, { timeoutMs: 50 })).failure?.reason).toBe('timeout')
})

test('what is cancelled says so', async () => {
  await using server = await startServer(() => undefined)
  const aborter = new AbortController()
  const sending = send({ url: server.url }, { signal: aborter.signal })
  aborter.abort()
  expect((await sending).failure?.reason).toBe('cancelled')
})

test('a body beyond the limit is not read to its end', async () => {
  await using server = await startServer((_, response) => {
    const pump = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    }
    response.on('drain', pump)
    pump()
  })
  const { failure } = await send({ url: server.url }, { maxResponseBytes: 100_000 })
  expect(failure?.reason).toBe('too-large')
})

test.each(['ftp://a.test/', 'not a URL', 'http://user:secret@a.test/'])(
  '%s cannot be called',
  async (url) => {
    const { failure } = await send({ url })
    expect(failure?.reason).toBe('other')
    expect(failure?.message).not.toContain('secret')
  },
)

test('a body that fetch refuses to send is a failure, not an error', async () => {
  const { failure } = await send({ url: 'http://a.test/', method: 'GET', body: new Uint8Array(1) })
  expect(failure?.reason).toBe('other')
})

test.each([
  ['gzip', gzipSync],
  ['X-GZIP', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
])('an answer in %s arrives as it was before, and says no more that it is', async (name, pack) => {
  await using server = await startServer((_, response) => {
    response.writeHead(200, { 'content-encoding': name, 'x-a': 'b' }).end(pack('{"ok":true}'))
  })
  const { response } = await send({ url: server.url })
  expect(new TextDecoder().decode(response?.body)).toBe('{"ok":true}')
  const names = response?.headers.map(([header]) => header)
  expect(names).toContain('x-a')
  expect(names).not.toContain('content-encoding')
})

test('an encoding that fetch does not know stays in the headers', async () => {
  await using server = await startServer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'compress' }).end('packed')
  })
  const { response } = await send({ url: server.url })
  expect(response?.headers).toContainEqual(['content-encoding', 'compress'])
})

test('a redirect that a browser hides is a failure', async () => {
  const hidden = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
  using _ = vi.spyOn(globalThis, 'fetch').mockResolvedValue(hidden)
  expect((await send({ url: 'https://shop.test/' })).failure).toEqual({
    reason: 'other',
    message: 'shop.test:443 redirected the delivery, and the browser does not say where to.',
  })
})
