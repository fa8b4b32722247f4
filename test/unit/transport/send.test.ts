import { getEventListeners } from 'node:events'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.js'
import type { HttpRequest } from '../../../src/transport/model.js'
import { createDriver, type SendOptions } from '../../../src/transport/send.js'
import { createIdentity } from './self-signed.js'

interface RawServer extends AsyncDisposable {
  readonly port: number
  readonly url: string
  /** All that arrived, of all connections. */
  arrived(): string
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  return address.port
}

/** A server that does with a connection whatever `answer` says, once a request head is there. */
async function answerRaw(answer: (socket: Socket) => void): Promise<RawServer> {
  let arrived = ''
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setEncoding('latin1')
    socket.on('error', () => undefined)
    let own = ''
    socket.on('data', (chunk: string) => {
      arrived += chunk
      const before = own.includes('\r\n\r\n')
      own += chunk
      if (!before && own.includes('\r\n\r\n')) answer(socket)
    })
  })
  const port = await listen(server)
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    arrived: () => arrived,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: [], body: new Uint8Array(), ...more }
}

async function sendOnce(request: HttpRequest, options: Partial<SendOptions> = {}) {
  await using driver = createDriver({ clock: systemClock })
  return await driver.send(request, { timeoutMs: 20_000, ...options })
}

const DONE = 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'

test('a request goes out with its target, header order and bytes as they are', async () => {
  await using server = await answerRaw((socket) => socket.end(DONE))
  await sendOnce({
    method: 'POST',
    url: `${server.url}//a/../b/?x=%7e&y={z}#fragment`,
    headers: [
      ['X-b', '1'],
      ['x-A', 'é'],
      ['X-b', '2'],
    ],
    body: Buffer.from('{"a":1}'),
  })
  expect(server.arrived()).toBe(
    `POST //a/../b/?x=%7e&y={z} HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\n` +
      'connection: keep-alive\r\nX-b: 1\r\nx-A: \u00e9\r\nX-b: 2\r\ncontent-length: 7\r\n\r\n{"a":1}',
  )
})

test('an answer keeps the order, case and repetition of its headers, and its bytes', async () => {
  await using server = await answerRaw((socket) =>
    socket.end(
      'HTTP/1.1 299 Odd\r\nX-b: 1\r\nset-cookie: a\r\nx-A: \u00e9\r\nX-b: 2\r\nContent-Length: 3\r\n\r\n\x00\xff\n',
      'latin1',
    ),
  )
  const request = get(server.url)
  const exchange = await sendOnce(request)
  expect(exchange.request).toBe(request)
  expect(exchange.failure).toBeUndefined()
  expect(exchange.response).toEqual({
    status: 299,
    headers: [
      ['X-b', '1'],
      ['set-cookie', 'a'],
      ['x-A', 'é'],
      ['X-b', '2'],
      ['Content-Length', '3'],
    ],
    body: Buffer.from([0, 255, 10]),
  })
})

test('an exchange is timed by the clock that it was given', async () => {
  await using server = await answerRaw((socket) => socket.end(DONE))
  let now = 100
  const clock = { nowMs: () => (now += 5), date: () => new Date(0) }
  await using driver = createDriver({ clock })
  const exchange = await driver.send(get(server.url), { timeoutMs: 20_000 })
  expect(exchange).toMatchObject({ startedMs: 105, endedMs: 110 })
})

test('redirects are answers like any other', async () => {
  await using server = await answerRaw((socket) =>
    socket.end('HTTP/1.1 307 T\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n'),
  )
  const { response } = await sendOnce(get(`${server.url}/a`))
  expect(response?.status).toBe(307)
  expect(server.arrived().match(/HTTP\/1.1/g)).toHaveLength(1)
})

test('interim answers come before the one that counts', async () => {
  await using server = await answerRaw((socket) =>
    socket.end(
      'HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na',
    ),
  )
  const { response } = await sendOnce(get(server.url))
  expect(response).toMatchObject({ status: 200, headers: [['Content-Length', '1']] })
})

test('a body in chunks and one that ends with the connection are read to the end', async () => {
  await using chunked = await answerRaw((socket) =>
    socket.end(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n',
    ),
  )
  await using unframed = await answerRaw((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nabc'))
  for (const { url } of [chunked, unframed]) {
    const { response } = await sendOnce(get(url))
    expect(Buffer.from(response?.body ?? []).toString()).toBe('abc')
  }
})

test('nothing listening is refused, with host and port', async () => {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  const { response, failure } = await sendOnce(get(`http://127.0.0.1:${port}/a`))
  expect(response).toBeUndefined()
  expect(failure).toEqual({
    reason: 'refused',
    message: `127.0.0.1:${port} refused the connection: nothing listens there.`,
  })
})

test('localhost with nothing behind either address is refused', async () => {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  const { failure } = await sendOnce(get(`http://localhost:${port}/`))
  expect(failure?.reason).toBe('refused')
})

test.each([
  ['before any answer', ''],
  ['within the head', 'HTTP/1.1 200 OK\r\nConte'],
  ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'],
  ['within a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nab'],
])('a connection that ends %s is a reset', async (_what, bytes) => {
  await using server = await answerRaw((socket) => socket.end(bytes))
  const { failure } = await sendOnce(get(server.url))
  expect(failure?.reason).toBe('reset')
  expect(failure?.message).toContain(`127.0.0.1:${server.port} closed the connection`)
})

test('a connection that is torn down is a reset', async () => {
  await using server = await answerRaw((socket) => socket.resetAndDestroy())
  expect((await sendOnce(get(server.url))).failure?.reason).toBe('reset')
})

test.each([
  ['did not answer', ''],
  ['did not answer', 'HTTP/1.1 200 OK\r\nX:'],
  ['began to answer, but did not end', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'],
])('the deadline tells that a server %s', async (what, bytes) => {
  await using server = await answerRaw((socket) => void socket.write(bytes))
  const { failure } = await sendOnce(get(server.url), { timeoutMs: 200 })
  expect(failure).toEqual({
    reason: 'timeout',
    message: `127.0.0.1:${server.port} ${what} within 200 ms.`,
  })
})

test('the deadline covers waiting for a connection, and nothing is sent after it', async () => {
  await using server: RawServer = await answerRaw((socket) => {
    if (server.arrived().includes('/third')) socket.end(DONE)
  })
  await using driver = createDriver({ clock: systemClock, connections: 1 })
  const first = driver.send(get(`${server.url}/first`), { timeoutMs: 400 })
  const second = await driver.send(get(`${server.url}/second`), { timeoutMs: 100 })
  expect(second.failure?.message).toBe(
    `127.0.0.1:${server.port} could not be connected to within 100 ms.`,
  )
  expect((await first).failure?.reason).toBe('timeout')
  const third = await driver.send(get(`${server.url}/third`), { timeoutMs: 20_000 })
  expect(third.response?.status).toBe(204)
  expect(server.arrived()).not.toContain('/second')
})

test('an answer over the limit is cut off', async () => {
  await using server = await answerRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    socket.write('x'.repeat(1_000_000))
  })
  const { response, failure } = await sendOnce(get(server.url), { maxResponseBytes: 1000 })
  expect(response).toBeUndefined()
  expect(failure).toEqual({
    reason: 'too-large',
    message: `127.0.0.1:${server.port} sent a body of more than 1000 bytes.`,
  })
})

test('an answer of exactly the limit is read', async () => {
  await using server = await answerRaw((socket) =>
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc'),
  )
  const { response } = await sendOnce(get(server.url), { maxResponseBytes: 3 })
  expect(response?.body.length).toBe(3)
})

test('headers over the limit of the client are told as too large', async () => {
  await using server = await answerRaw((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`),
  )
  expect((await sendOnce(get(server.url))).failure?.reason).toBe('too-large')
})

test.each([
  ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
  ['a TLS alert', '\x15\x03\x01\x00\x02\x02\x46'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['a 101 that nobody asked for', 'HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'],
])('%s is a malformed answer', async (_what, bytes) => {
  await using server = await answerRaw((socket) => void socket.write(bytes, 'latin1'))
  const { failure } = await sendOnce(get(server.url))
  expect(failure?.reason).toBe('malformed')
  expect(failure?.message).toContain(`127.0.0.1:${server.port} `)
})

test('an aborted signal cancels, before the start and under way', async () => {
  const controller = new AbortController()
  await using server = await answerRaw(() => controller.abort())
  const { failure } = await sendOnce(get(server.url), { signal: controller.signal })
  expect(failure).toEqual({
    reason: 'cancelled',
    message: `The request to 127.0.0.1:${server.port} was cancelled.`,
  })
  const before = server.arrived()
  const again = await sendOnce(get(server.url), { signal: controller.signal })
  expect(again.failure?.reason).toBe('cancelled')
  expect(server.arrived()).toBe(before)
})

test('requests that share a signal share its listener, and leave none behind', async () => {
  const aborter = new AbortController()
  const { signal } = aborter
  await using server = await answerRaw((socket) => socket.end(DONE))
  await using driver = createDriver({ clock: systemClock })
  const options = { timeoutMs: 20_000, signal }
  const sent = [1, 2, 3].map(() => driver.send(get(server.url), options))
  expect(getEventListeners(signal, 'abort')).toHaveLength(1)
  expect((await Promise.all(sent)).map(({ response }) => response?.status)).toEqual([204, 204, 204])
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('an abort cancels every request that was sent with its signal, and no other', async () => {
  const aborter = new AbortController()
  let seen = 0
  const sockets: Socket[] = []
  await using server = await answerRaw((socket) => {
    sockets.push(socket)
    seen += 1
    if (seen < 3) return
    aborter.abort()
    for (const one of sockets) one.end(DONE)
  })
  await using driver = createDriver({ clock: systemClock })
  const [first, second, other] = await Promise.all([
    driver.send(get(server.url), { timeoutMs: 20_000, signal: aborter.signal }),
    driver.send(get(server.url), { timeoutMs: 20_000, signal: aborter.signal }),
    driver.send(get(server.url), { timeoutMs: 20_000 }),
  ])
  expect([first.failure?.reason, second.failure?.reason]).toEqual(['cancelled', 'cancelled'])
  expect(other.response?.status).toBe(204)
})

test('disposing the driver cancels what is under way and what comes later', async () => {
  const driver = createDriver({ clock: systemClock })
  await using server = await answerRaw(() => void driver[Symbol.asyncDispose]())
  const under = await driver.send(get(server.url), { timeoutMs: 20_000 })
  expect(under.failure?.reason).toBe('cancelled')
  const later = await driver.send(get(server.url), { timeoutMs: 20_000 })
  expect(later.failure?.reason).toBe('cancelled')
})

test.each([
  ['a line break in a header', { headers: [['X-Id', 'a\r\nInjected: b']] }, 'X-Id'],
  ['a NUL in a header', { headers: [['X-Id', 'a\0']] }, 'X-Id'],
  ['a character outside of Latin-1 in a header', { headers: [['X-Id', '日本']] }, 'X-Id'],
  ['a blank in the name of a header', { headers: [['X Id', 'a']] }, 'header'],
  ['a line break in the method', { method: 'GET / HTTP/1.1\r\nX' }, 'method'],
  [
    'a length that is not true',
    { method: 'POST', headers: [['Content-Length', '5']], body: Buffer.from('ab') },
    'content-length',
  ],
] satisfies [string, Partial<HttpRequest>, string][])(
  '%s is a failure, and nothing is sent',
  async (_what, more, named) => {
    await using server = await answerRaw((socket) => socket.end(DONE))
    const { failure } = await sendOnce(get(server.url, more))
    expect(failure?.reason).toBe('other')
    expect(failure?.message).toMatch(
      new RegExp(`^The request to 127.0.0.1:${server.port} failed: `),
    )
    expect(failure?.message).toContain(named)
    expect(server.arrived()).toBe('')
  },
)

test('a URL that cannot be called is a failure that keeps its password to itself', async () => {
  expect((await sendOnce(get('nonsense'))).failure).toEqual({
    reason: 'other',
    message: 'The URL nonsense cannot be called: it is not an absolute http or https URL.',
  })
  expect((await sendOnce(get('http://me:pw@h/a'))).failure?.message).toBe(
    'The URL http://[redacted]@h/a cannot be called: it holds a user name or password; send them in an Authorization header instead.',
  )
})

test('a certificate is trusted only where it is known, and its fault is told', async () => {
  const year = 365 * 24 * 3600 * 1000
  const good = createIdentity(new Date(Date.now() + year))
  const expired = createIdentity(new Date(year))
  const attempt = async (served: typeof good, ca?: string, host = '127.0.0.1') => {
    const server = createHttpsServer(served, (_request, response) => response.end('ok'))
    const port = await listen(server)
    await using driver = createDriver({ clock: systemClock, ...(ca === undefined ? {} : { ca }) })
    const exchange = await driver.send(get(`https://${host}:${port}/`), { timeoutMs: 20_000 })
    server.closeAllConnections()
    server.close()
    const { failure, response } = exchange
    return failure === undefined
      ? String(response?.status)
      : `${failure.reason}: ${failure.message}`
  }
  expect(await attempt(good, good.cert)).toBe('200')
  expect(await attempt(good)).toMatch(/^tls: .* 127.0.0.1:\d+: self-signed certificate\b/)
  expect(await attempt(expired, expired.cert)).toMatch(/^tls: .*: certificate has expired\.$/)
  expect(await attempt(good, good.cert, 'localhost')).toMatch(
    /^tls: .*: Hostname\/IP does not match certificate's altnames: /,
  )
})

test('https to a plain port is a TLS failure in plain words', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
  })
  const port = await listen(server)
  const { failure } = await sendOnce(get(`https://127.0.0.1:${port}/`))
  server.close()
  expect(failure).toEqual({
    reason: 'tls',
    message: `No secure connection to 127.0.0.1:${port}: wrong version number.`,
  })
})
