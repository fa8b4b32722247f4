import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.js'
import { decodeBody } from '../../src/transport/body.js'
import { findHeader } from '../../src/transport/headers.js'
import type { HttpRequest, HttpResponse, ReceivedRequest } from '../../src/transport/model.js'
import { createDriver } from '../../src/transport/send.js'
import { type ReceiverServer, serve } from '../../src/transport/serve.js'

const TIMEOUT = { timeoutMs: 20_000 }

function receive(
  onRequest: (request: ReceivedRequest) => HttpResponse | Promise<HttpResponse>,
): Promise<ReceiverServer> {
  return serve({
    clock: systemClock,
    onRequest,
    onError: (error) => {
      throw error
    },
  })
}

function post(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'POST', url, headers: [], body: new Uint8Array(), ...more }
}

test('what the driver sends is what the receiver takes, byte for byte', async () => {
  const requests: ReceivedRequest[] = []
  await using receiver = await receive((request) => {
    requests.push(request)
    return { status: 200, headers: [['X-Echo', request.url]], body: request.body }
  })
  await using driver = createDriver({ clock: systemClock })
  const body = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const url = `${receiver.origin}/a//b/../%2F/?q=%20&q={x}`
  const { response } = await driver.send(
    post(url, {
      headers: [
        ['X-One', '\u00ff'],
        ['x-one', ''],
      ],
      body,
    }),
    TIMEOUT,
  )
  expect(requests).toMatchObject([
    { method: 'POST', url: '/a//b/../%2F/?q=%20&q={x}', bodySize: 256 },
  ])
  expect(requests[0]?.headers.slice(2, 4)).toEqual([
    ['X-One', '\u00ff'],
    ['x-one', ''],
  ])
  expect(findHeader(response?.headers ?? [], 'x-echo')).toBe('/a//b/../%2F/?q=%20&q={x}')
  expect(Uint8Array.from(response?.body ?? [])).toEqual(body)
})

test('two hundred requests at once each get their own answer', async () => {
  await using receiver = await receive(async (request) => {
    await new Promise(setImmediate)
    return { status: 200, headers: [], body: Buffer.from(`${request.url} ${request.bodySize}`) }
  })
  await using driver = createDriver({ clock: systemClock })
  const numbers = Array.from({ length: 200 }, (_, number) => number)
  const answers = await Promise.all(
    numbers.map(async (number) => {
      const body = Buffer.alloc(number * 50, 'x')
      const sent = await driver.send(post(`${receiver.origin}/${number}`, { body }), TIMEOUT)
      return Buffer.from(sent.response?.body ?? []).toString()
    }),
  )
  expect(answers).toEqual(numbers.map((number) => `/${number} ${number * 50}`))
})

test('a body of many chunks arrives whole', async () => {
  const body = Buffer.alloc(5 * 1024 * 1024, '0123456789')
  await using receiver = await receive((request) => ({
    status: Buffer.compare(request.body, body) === 0 ? 200 : 409,
    headers: [],
    body: request.body,
  }))
  await using driver = createDriver({ clock: systemClock })
  const { response } = await driver.send(post(receiver.origin, { body }), TIMEOUT)
  expect(response?.status).toBe(200)
  expect(Buffer.compare(response?.body ?? new Uint8Array(), body)).toBe(0)
})

test('an encoded body stays as it is on both sides until it is decoded', async () => {
  const bytes = gzipSync('{"paid":true}')
  const texts: string[] = []
  await using receiver = await receive((request) => {
    expect(Buffer.compare(request.body, bytes)).toBe(0)
    const decoded = decodeBody(request.body, request.headers, 1000)
    texts.push(decoded.ok ? Buffer.from(decoded.bytes).toString() : decoded.because)
    return { status: 200, headers: [['Content-Encoding', 'gzip']], body: request.body }
  })
  await using driver = createDriver({ clock: systemClock })
  const headers: HttpRequest['headers'] = [['Content-Encoding', 'gzip']]
  const { response } = await driver.send(post(receiver.origin, { headers, body: bytes }), TIMEOUT)
  expect(texts).toEqual(['{"paid":true}'])
  expect(Buffer.compare(response?.body ?? new Uint8Array(), bytes)).toBe(0)
})

test('a receiver that closes within its grace still answers the driver', async () => {
  let closed: Promise<void> | undefined
  await using receiver: ReceiverServer = await receive(async () => {
    closed = receiver.close(20_000)
    await new Promise(setImmediate)
    return { status: 204, headers: [], body: new Uint8Array() }
  })
  await using driver = createDriver({ clock: systemClock })
  const { response } = await driver.send(post(receiver.origin), TIMEOUT)
  expect(response?.status).toBe(204)
  await closed
  const after = await driver.send(post(receiver.origin), TIMEOUT)
  expect(after.failure?.reason).toBe('refused')
})
