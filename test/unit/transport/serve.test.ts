import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { type Clock, systemClock } from '../../../src/clock.js'
import { RingbackError } from '../../../src/errors.js'
import type { HttpResponse, ReceivedRequest } from '../../../src/transport/model.js'
import type { MalformedReport } from '../../../src/transport/refusal.js'
import { type ReceiverServer, type ServeOptions, serve } from '../../../src/transport/serve.js'
import { exchangeRaw, openRaw } from '../../support/raw-http.js'

const OK: HttpResponse = { status: 200, headers: [], body: Buffer.from('ok') }

interface Recorder extends ReceiverServer {
  readonly requests: ReceivedRequest[]
  readonly reports: MalformedReport[]
  readonly errors: unknown[]
}

/** A receiver that writes down all that it is told. */
async function record(options: Partial<ServeOptions> = {}): Promise<Recorder> {
  const requests: ReceivedRequest[] = []
  const reports: MalformedReport[] = []
  const errors: unknown[] = []
  const { onRequest = () => OK } = options
  const server = await serve({
    clock: systemClock,
    ...options,
    onRequest: (request) => {
      requests.push(request)
      return onRequest(request)
    },
    onMalformed: (report) => reports.push(report),
    onError: (error) => errors.push(error),
  })
  return { ...server, requests, reports, errors }
}

interface Deferred<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
}

function defer<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

function textOf(request: ReceivedRequest | undefined): string {
  return Buffer.from(request?.body ?? []).toString()
}

function bodyOf(answer: string): string {
  return answer.slice(answer.indexOf('\r\n\r\n') + 4)
}

test('a request is kept as it came: target, order and case of headers, bytes', async () => {
  const clock: Clock = { nowMs: () => 1234.5, date: () => new Date(0) }
  await using receiver = await record({ clock })
  const body = Buffer.from([0, 255, 10, 13])
  const head =
    'PATCH //a/../b%2Fc?x=%20&x=1 HTTP/1.1\r\nHOST: r\r\nX-b: 1\r\nx-A:  2 \r\nX-b: 3\r\n' +
    'Connection: close\r\nContent-Length: 4\r\n\r\n'
  const answer = await exchangeRaw(receiver, Buffer.concat([Buffer.from(head), body]))

  expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\nContent-Length: 2\r\n/)
  expect(bodyOf(answer)).toBe('ok')
  expect(receiver.requests).toEqual([
    {
      method: 'PATCH',
      url: '//a/../b%2Fc?x=%20&x=1',
      headers: [
        ['HOST', 'r'],
        ['X-b', '1'],
        ['x-A', '2'],
        ['X-b', '3'],
        ['Connection', 'close'],
        ['Content-Length', '4'],
      ],
      body,
      receivedMs: 1234.5,
      bodySize: 4,
    },
  ])
})

test('an answer goes out with its headers in order and true framing', async () => {
  await using receiver = await record({
    onRequest: () => ({
      status: 418,
      headers: [
        ['X-b', '1'],
        ['content-length', '999'],
        ['Transfer-Encoding', 'chunked'],
        ['x-A', '2'],
        ['X-b', '3'],
      ],
      body: Buffer.from('{"tea":true}'),
    }),
  })
  const answer = await exchangeRaw(
    receiver,
    'GET / HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n',
  )
  expect(answer.startsWith("HTTP/1.1 418 I'm a Teapot\r\nX-b: 1\r\nx-A: 2\r\nX-b: 3\r\n")).toBe(
    true,
  )
  expect(answer.match(/content-length: .*/gi)).toEqual(['Content-Length: 12'])
  expect(answer).not.toMatch(/transfer-encoding/i)
  expect(bodyOf(answer)).toBe('{"tea":true}')
})

test.each([204, 304])('an answer %i has neither body nor Content-Length', async (status) => {
  await using receiver = await record({ onRequest: () => ({ ...OK, status }) })
  const answer = await exchangeRaw(
    receiver,
    'GET / HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n',
  )
  expect(answer).not.toMatch(/content-length|transfer-encoding/i)
  expect(bodyOf(answer)).toBe('')
})

test('HEAD is answered without a body, but with its length', async () => {
  await using receiver = await record()
  const answer = await exchangeRaw(
    receiver,
    'HEAD / HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n',
  )
  expect(answer).toContain('\r\nContent-Length: 2\r\n')
  expect(bodyOf(answer)).toBe('')
})

test('a body in chunks is put together', async () => {
  await using receiver = await record()
  await using connection = await openRaw(receiver)
  connection.send('POST / HTTP/1.1\r\nHost: r\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n')
  connection.send('2\r\nde\r\n0\r\n\r\n')
  await connection.until('ok')
  expect(textOf(receiver.requests[0])).toBe('abcde')
  expect(receiver.requests[0]?.bodySize).toBe(5)
})

test.each([
  ['text', Buffer.from('é'), 'é'],
  ['nothing', Buffer.alloc(0), ''],
  ['no UTF-8', Buffer.from([0xff]), undefined],
  ['more than is kept', Buffer.from('abcdefghi'), undefined],
])('a body of %s is decoded once for all who read it', async (_, body, text) => {
  await using receiver = await record({ limits: { bodyBytes: 8 } })
  const response = await fetch(receiver.origin, { method: 'POST', body })
  await response.arrayBuffer()
  expect(receiver.requests[0]?.text).toBe(text)
})

test('answers of one turn, and those that take longer, each reach their own sender', async () => {
  await using receiver = await record({
    onRequest: ({ url }) => {
      const answer = { status: 200, headers: [], body: Buffer.from(url) }
      return url.endsWith('1') ? Promise.resolve(answer) : answer
    },
  })
  const urls = Array.from({ length: 20 }, (_, index) => `/n/${index}`)
  const answers = await Promise.all(
    urls.map(async (url) => (await fetch(`${receiver.origin}${url}`)).text()),
  )
  expect(answers).toEqual(urls)
  expect(receiver.errors).toEqual([])
})

test('Expect: 100-continue is answered before the body is there', async () => {
  await using receiver = await record()
  await using connection = await openRaw(receiver)
  connection.send('POST / HTTP/1.1\r\nHost: r\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n')
  expect(await connection.until('\r\n\r\n')).toBe('HTTP/1.1 100 Continue\r\n\r\n')
  connection.send('abc')
  await connection.until('ok')
  expect(textOf(receiver.requests[0])).toBe('abc')
})

test.each([
  ['OPTIONS * HTTP/1.1', '*'],
  ['GET http://r/cb?x=1 HTTP/1.1', 'http://r/cb?x=1'],
  ['QUERY /q HTTP/1.1', '/q'],
])('%s is received with its target as it is', async (line, url) => {
  await using receiver = await record()
  await exchangeRaw(receiver, `${line}\r\nHost: r\r\nConnection: close\r\n\r\n`)
  expect(receiver.requests.map((request) => request.url)).toEqual([url])
})

test('an unknown expectation and an offer to change the protocol are ignored', async () => {
  await using receiver = await record()
  const answer = await exchangeRaw(
    receiver,
    'POST / HTTP/1.1\r\nHost: r\r\nExpect: miracles\r\nConnection: close, Upgrade\r\n' +
      'Upgrade: h2c\r\nContent-Length: 3\r\n\r\nabc',
  )
  expect(answer).toMatch(/^HTTP\/1.1 200 /)
  expect(textOf(receiver.requests[0])).toBe('abc')
})

test('CONNECT is refused and reported', async () => {
  await using receiver = await record()
  const answer = await exchangeRaw(receiver, 'CONNECT a.test:443 HTTP/1.1\r\nHost: a.test\r\n\r\n')
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(receiver.requests).toEqual([])
  expect(receiver.reports.map(({ hint }) => hint)).toEqual([
    'The sender takes the receiver for a proxy: look into its proxy settings (HTTP_PROXY).',
  ])
  expect(Buffer.from(receiver.reports[0]?.raw ?? []).toString()).toBe(
    'CONNECT a.test:443 HTTP/1.1\r\nHost: a.test\r\n\r\n',
  )
})

test('a thousand and more headers are all kept', async () => {
  await using receiver = await record()
  const lines = Array.from({ length: 2500 }, (_, at) => `x-${at}: ${at}\r\n`).join('')
  await exchangeRaw(receiver, `GET / HTTP/1.1\r\nHost: r\r\nConnection: close\r\n${lines}\r\n`)
  expect(receiver.requests[0]?.headers.length).toBe(2502)
  expect(receiver.requests[0]?.headers.at(-1)).toEqual(['x-2499', '2499'])
})

test.each([
  ['two Host headers', 'GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\nConnection: close\r\n\r\n'],
  ['no Host header', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
])('a request with %s is recorded and answered 400', async (_what, bytes) => {
  await using receiver = await record()
  expect(await exchangeRaw(receiver, bytes)).toMatch(/^HTTP\/1.1 400 /)
  expect(receiver.requests.map(({ fault }) => fault)).toEqual(['malformed'])
})

test('HTTP/1.0 needs no Host header', async () => {
  await using receiver = await record()
  expect(await exchangeRaw(receiver, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /)
  expect(receiver.requests[0]?.fault).toBeUndefined()
})

test('of a body over the limit the first part and the whole size are kept', async () => {
  await using receiver = await record({ limits: { bodyBytes: 1024 * 1024 } })
  await using connection = await openRaw(receiver)
  const body = Buffer.alloc(3 * 1024 * 1024, 'ab')
  connection.send(`POST / HTTP/1.1\r\nHost: r\r\nContent-Length: ${body.length}\r\n\r\n`)
  connection.send(body)
  expect(await connection.closed()).toMatch(/^HTTP\/1.1 413 /)
  expect(receiver.requests.length).toBe(1)
  expect(receiver.requests[0]).toMatchObject({ fault: 'body-too-large', bodySize: body.length })
  expect(
    Buffer.compare(receiver.requests[0]?.body ?? new Uint8Array(), body.subarray(0, 1024 * 1024)),
  ).toBe(0)
})

test('a body of exactly the limit is taken', async () => {
  await using receiver = await record({ limits: { bodyBytes: 4 } })
  const head = 'POST / HTTP/1.1\r\nHost: r\r\nConnection: close\r\nContent-Length: 4\r\n\r\n'
  expect(await exchangeRaw(receiver, `${head}abcd`)).toMatch(/^HTTP\/1.1 200 /)
  expect(receiver.requests[0]?.fault).toBeUndefined()
})

test('a body that its sender breaks off is recorded with what arrived', async () => {
  const broken = defer<ReceivedRequest>()
  await using receiver = await record({
    onRequest: (request) => {
      broken.resolve(request)
      return OK
    },
  })
  await using connection = await openRaw(receiver)
  connection.send(
    'POST / HTTP/1.1\r\nHost: r\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\nab',
  )
  await connection.until('100 Continue')
  connection.socket.resetAndDestroy()
  expect(await broken.promise).toMatchObject({ fault: 'aborted', bodySize: 2 })
  expect(textOf(receiver.requests[0])).toBe('ab')
  expect(receiver.errors).toEqual([])
})

test('a body that ends too early gets its 400 on a half-open connection', async () => {
  await using receiver = await record()
  await using connection = await openRaw(receiver)
  connection.send('POST / HTTP/1.1\r\nHost: r\r\nContent-Length: 9\r\n\r\nab')
  connection.socket.end()
  expect(await connection.closed()).toMatch(/^HTTP\/1.1 400 /)
  expect(receiver.requests.map(({ fault }) => fault)).toEqual(['aborted'])
})

test('a header section that does not end in time is answered 408 and reported', async () => {
  await using receiver = await record({ limits: { headersTimeoutMs: 50, checkIntervalMs: 10 } })
  expect(await exchangeRaw(receiver, 'POST / HTTP/1.1\r\nHost: r\r\nX-Slow')).toMatch(
    /^HTTP\/1.1 408 /,
  )
  expect(receiver.requests).toEqual([])
  expect(receiver.reports.map(({ reason }) => reason)).toEqual(['timeout'])
})

test('a body that does not end in time is answered 408 and recorded', async () => {
  await using receiver = await record({ limits: { requestTimeoutMs: 50, checkIntervalMs: 10 } })
  const head = 'POST / HTTP/1.1\r\nHost: r\r\nContent-Length: 9\r\n\r\n'
  expect(await exchangeRaw(receiver, `${head}ab`)).toMatch(/^HTTP\/1.1 408 /)
  expect(receiver.requests).toMatchObject([{ fault: 'timeout', bodySize: 2 }])
  expect(receiver.reports).toEqual([])
})

test('a connection on which nothing arrives is closed without a report', async () => {
  await using receiver = await record({ limits: { headersTimeoutMs: 50, checkIntervalMs: 10 } })
  await using connection = await openRaw(receiver)
  expect(await connection.closed()).toBe('')
  expect(receiver.reports).toEqual([])
})

test('a slow sender does not keep a quick one waiting', async () => {
  await using receiver = await record({ limits: { connections: 1000 } })
  const slow = await Promise.all(Array.from({ length: 100 }, () => openRaw(receiver)))
  for (const connection of slow) connection.send('POST / HTTP/1.1\r\nX-Slow: ')
  expect(
    await exchangeRaw(receiver, 'GET /quick HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n'),
  ).toMatch(/^HTTP\/1.1 200 /)
  for (const connection of slow) connection.socket.destroy()
})

test('connections over the limit are closed, and that is reported once', async () => {
  await using receiver = await record({ limits: { connections: 1 } })
  await using first = await openRaw(receiver)
  first.send('GET / HTTP/1.1\r\nHost: r\r\n\r\n')
  await first.until('ok')
  expect(await exchangeRaw(receiver, 'GET / HTTP/1.1\r\nHost: r\r\n\r\n')).toBe('')
  expect(await exchangeRaw(receiver, 'GET / HTTP/1.1\r\nHost: r\r\n\r\n')).toBe('')
  expect(receiver.reports.map(({ message }) => message)).toEqual([
    'More than 1 connections were open at once: further ones were closed unread.',
  ])
})

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'malformed'],
  ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: r\r\nX: a\0b\r\n\r\n', 400, 'malformed'],
  [
    'a raw line feed within a header',
    'GET / HTTP/1.1\r\nHost: r\r\nX\n: a\r\n\r\n',
    400,
    'malformed',
  ],
  ['a blank before the colon', 'GET / HTTP/1.1\r\nHost : r\r\n\r\n', 400, 'malformed'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: r\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    400,
    'malformed',
  ],
  [
    'length and chunks',
    'POST / HTTP/1.1\r\nHost: r\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'malformed',
  ],
  ['an unknown version', 'GET / HTTP/9.9\r\nHost: r\r\n\r\n', 400, 'malformed'],
  [
    'a header over the limit',
    `GET / HTTP/1.1\r\nHost: r\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`,
    431,
    'headers-too-large',
  ],
])('%s is reported with its bytes', async (_what, bytes, status, reason) => {
  await using receiver = await record()
  expect(await exchangeRaw(receiver, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(receiver.reports.map((report) => report.reason)).toEqual([reason])
  const raw = Buffer.from(receiver.reports[0]?.raw ?? []).toString('latin1')
  expect(raw).not.toBe('')
  expect(bytes.includes(raw)).toBe(true)
  expect(receiver.requests).toEqual([])
})

test.each([
  ['TLS', Uint8Array.from([0x16, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0x01, 0x00])],
  ['HTTP/2', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
])('%s on the plain port is reported with a hint', async (protocol, bytes) => {
  await using receiver = await record()
  await exchangeRaw(receiver, bytes)
  expect(receiver.reports[0]?.hint).toContain(protocol)
})

test('a broken chunk ends the request that it belongs to', async () => {
  await using receiver = await record()
  const head = 'POST / HTTP/1.1\r\nHost: r\r\nTransfer-Encoding: chunked\r\n\r\n'
  expect(await exchangeRaw(receiver, `${head}2\r\nab\r\nzz\r\n`)).toMatch(/^HTTP\/1.1 400 /)
  expect(receiver.requests).toMatchObject([{ fault: 'malformed', bodySize: 2 }])
  expect(receiver.reports).toEqual([])
})

test('a sender that goes on for megabytes still reads its refusal, and is reported once', async () => {
  await using receiver = await record()
  const answer = await exchangeRaw(receiver, `garbage\r\n\r\n${'more '.repeat(1_000_000)}`)
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(receiver.reports.length).toBe(1)
})

test('garbage after a whole request is reported, and the request stays without fault', async () => {
  await using receiver = await record()
  await exchangeRaw(receiver, 'GET /whole HTTP/1.1\r\nHost: r\r\n\r\ngarbage\r\n\r\n')
  expect(receiver.reports.map(({ reason }) => reason)).toEqual(['malformed'])
  expect(receiver.requests.map(({ url, fault }) => [url, fault])).toEqual([['/whole', undefined]])
})

test('an onRequest that throws gives a 500 and is told', async () => {
  const failure = new Error('boom')
  await using receiver = await record({
    onRequest: ({ url }) => {
      if (url === '/later') return Promise.reject(failure)
      throw failure
    },
  })
  for (const path of ['/now', '/later']) {
    const bytes = `GET ${path} HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n`
    expect(await exchangeRaw(receiver, bytes)).toMatch(/^HTTP\/1.1 500 /)
  }
  expect(receiver.errors).toEqual([failure, failure])
})

test.each([
  ['an interim status', { ...OK, status: 103 }],
  ['a status that is no number', { ...OK, status: Number.NaN }],
  ['a status out of range', { ...OK, status: 1000 }],
  ['a line break in a header', { ...OK, headers: [['X', 'a\r\nb: c']] }],
  ['a blank in the name of a header', { ...OK, headers: [['X y', 'a']] }],
] satisfies [string, HttpResponse][])('%s in an answer gives a 500', async (_what, response) => {
  await using receiver = await record({ onRequest: () => response })
  const answer = await exchangeRaw(
    receiver,
    'GET / HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n',
  )
  expect(answer).toMatch(/^HTTP\/1.1 500 /)
  expect(receiver.errors.length).toBe(1)
})

test('an answer that comes after its sender has gone is dropped quietly', async () => {
  const answer = defer<HttpResponse>()
  const arrived = defer<undefined>()
  await using receiver = await record({
    onRequest: () => {
      arrived.resolve(undefined)
      return answer.promise
    },
  })
  const connection = await openRaw(receiver)
  connection.send('GET / HTTP/1.1\r\nHost: r\r\n\r\n')
  await arrived.promise
  connection.socket.resetAndDestroy()
  await once(connection.socket, 'close')
  answer.resolve(OK)
  expect(
    await exchangeRaw(receiver, 'GET / HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n'),
  ).toMatch(/^HTTP\/1.1 200 /)
  expect(receiver.errors).toEqual([])
})

test('pipelined requests are answered in their order', async () => {
  const first = defer<HttpResponse>()
  await using receiver = await record({
    onRequest: ({ url }) => {
      if (url === '/1') return first.promise
      first.resolve({ ...OK, body: Buffer.from('one') })
      return { ...OK, body: Buffer.from('two') }
    },
  })
  const answers = await exchangeRaw(
    receiver,
    'GET /1 HTTP/1.1\r\nHost: r\r\n\r\nGET /2 HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n',
  )
  expect(answers.match(/one|two/g)).toEqual(['one', 'two'])
})

test('a busy port is an error that says what to do', async () => {
  await using receiver = await record()
  const failure = await record({ port: receiver.port }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(RingbackError)
  expect(failure).toMatchObject({
    code: 'RINGBACK_ERR_PORT_UNAVAILABLE',
    message: `Ringback cannot listen on 127.0.0.1 port ${receiver.port}: another process already listens there.`,
    hint: 'Use --port 0, which takes any free port, or end the other process.',
  })
})

test.each([
  [{ host: '192.0.2.1' }, 'that address is not one of this machine'],
  [{ port: 70_000 }, 'a port is a whole number from 0 to 65535'],
])('listening on %j fails, since %s', async (options, because) => {
  const failure = await record(options).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'RINGBACK_ERR_PORT_UNAVAILABLE' })
  expect(String(failure)).toContain(because)
})

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((found) => found?.address === '::1')

const addresses: [host: string, called: string][] = [
  ['127.0.0.1', '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
]
if (hasIpv6) addresses.push(['::1', '[::1]'], ['::', '[::1]'])

test.each(addresses)('bound to %s it is called at %s', async (host, called) => {
  await using receiver = await record({ host })
  expect(receiver.host).toBe(host)
  expect(receiver.origin).toBe(`http://${called}:${receiver.port}`)
})

test('closing lets a request in flight end, and takes no new one', async () => {
  const answer = defer<HttpResponse>()
  const arrived = defer<undefined>()
  await using receiver = await record({
    onRequest: () => {
      arrived.resolve(undefined)
      return answer.promise
    },
  })
  await using connection = await openRaw(receiver)
  await using idle = await openRaw(receiver)
  connection.send('GET / HTTP/1.1\r\nHost: r\r\n\r\n')
  await arrived.promise
  const closed = receiver.close(60_000)
  await expect(openRaw(receiver)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  answer.resolve(OK)
  expect(await connection.closed()).toMatch(/^HTTP\/1.1 200 [^]*Connection: close\r\n[^]*ok$/)
  expect(await idle.closed()).toBe('')
  await closed
})

test('closing cuts a request that outlives its grace', async () => {
  const arrived = defer<undefined>()
  await using receiver = await record({
    onRequest: () => {
      arrived.resolve(undefined)
      return new Promise(() => undefined)
    },
  })
  await using connection = await openRaw(receiver)
  connection.send('GET / HTTP/1.1\r\nHost: r\r\n\r\n')
  await arrived.promise
  await receiver.close(1)
  expect(await connection.closed()).toBe('')
})

test('closing again with less grace hurries the first closing', async () => {
  const arrived = defer<undefined>()
  await using receiver = await record({
    onRequest: () => {
      arrived.resolve(undefined)
      return new Promise(() => undefined)
    },
  })
  await using connection = await openRaw(receiver)
  connection.send('GET / HTTP/1.1\r\nHost: r\r\n\r\n')
  await arrived.promise
  const first = receiver.close(60_000)
  await receiver.close(0)
  await first
})

test('closing ends connections that are idle or were refused', async () => {
  const receiver = await record()
  await using idle = await openRaw(receiver)
  await using kept = await openRaw(receiver)
  kept.send('GET / HTTP/1.1\r\nHost: r\r\n\r\n')
  await kept.until('ok')
  await using refused = await openRaw(receiver)
  refused.send('garbage\r\n\r\n')
  await refused.until('HTTP/1.1 400')
  await receiver.close(60_000)
  await Promise.all([idle.closed(), kept.closed(), refused.closed()])
})

test('every byte of an answer goes out as it is', async () => {
  const body = Uint8Array.from({ length: 256 }, (_, index) => index)
  const answer = { status: 200, headers: [['content-type', 'application/x-all']] as const, body }
  await using recorder = await record({ onRequest: () => answer })
  const response = await fetch(recorder.origin)
  expect(response.headers.get('content-length')).toBe('256')
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(body)
})

test('an answer that is a view goes out without what surrounds it', async () => {
  const body = new TextEncoder().encode('before é after').subarray(7, 9)
  await using recorder = await record({ onRequest: () => ({ status: 200, headers: [], body }) })
  expect(await (await fetch(recorder.origin)).text()).toBe('é')
})

test('requests by turns on two connections keep their own headers', async () => {
  await using receiver = await record({
    onRequest: ({ url }) => ({ status: 200, headers: [], body: Buffer.from(`got ${url}`) }),
  })
  await using one = await openRaw(receiver)
  await using other = await openRaw(receiver)
  for (const [connection, target, header] of [
    [one, '/1', 'X-One: 1'],
    [other, '/2', 'X-Other: 1'],
    [one, '/3', 'X-One: 1'],
    [one, '/4', 'X-One: 1'],
    [other, '/5', 'X-Other: 2'],
    [one, '/6', 'X-One: 2'],
  ] as const) {
    connection.send(`GET ${target} HTTP/1.1\r\nHost: r\r\n${header}\r\n\r\n`)
    await connection.until(`got ${target}`)
  }
  expect(receiver.requests.map(({ url, headers }) => `${url} ${headers.flat().join(' ')}`)).toEqual(
    [
      '/1 Host r X-One 1',
      '/2 Host r X-Other 1',
      '/3 Host r X-One 1',
      '/4 Host r X-One 1',
      '/5 Host r X-Other 2',
      '/6 Host r X-One 2',
    ],
  )
})
