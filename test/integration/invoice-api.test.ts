import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { HttpResponse, http, passthrough } from 'msw'
import { setupServer } from 'msw/node'
import { expect, test } from 'vitest'
import type { CallbackOptions } from '../../examples/invoice-api/callback.js'
import { createInvoiceApi, type InvoiceApiOptions } from '../../examples/invoice-api/server.js'

const EVENT = '{"description":"Invoice of Ada paid","paid":true}'
const QUICK: Partial<CallbackOptions> = { backoffMs: 1 }

test('an invoice is taken, collected and called back about', async () => {
  await using receiver = await startReceiver()
  await using api = await startApi()
  expect(await post(api, { id: 'inv-1' }, receiver.url)).toEqual([201, 'Invoice received'])
  await api.app.close()
  expect(receiver.arrivals).toEqual([`POST /t/invoices/inv-1 application/json ${EVENT}`])
})

test('an id is percent-encoded in the callback URL', async () => {
  await using receiver = await startReceiver()
  await using api = await startApi()
  await post(api, { id: '../a b?c#d/é' }, receiver.url)
  await api.app.close()
  expect(receiver.paths()).toEqual(['/t/invoices/..%2Fa%20b%3Fc%23d%2F%C3%A9'])
})

test('nobody is called when no callback URL was given', async () => {
  await using receiver = await startReceiver()
  await using api = await startApi()
  expect(await post(api, { id: 'inv-1' })).toEqual([201, 'Invoice received'])
  await api.app.close()
  expect(receiver.arrivals).toEqual([])
})

test('the same invoice again is no conflict, and is called back about', async () => {
  await using receiver = await startReceiver()
  await using api = await startApi()
  await post(api, { id: 'inv-1' })
  expect(await post(api, { id: 'inv-1' }, receiver.url)).toEqual([200, 'Invoice received before'])
  await api.app.close()
  expect(receiver.paths()).toEqual(['/t/invoices/inv-1'])
})

test('another invoice with a known id is refused and not called back about', async () => {
  await using receiver = await startReceiver()
  await using api = await startApi()
  await post(api, { id: 'inv-1' })
  expect(await post(api, { id: 'inv-1', total: 8 }, receiver.url)).toEqual([
    409,
    'invoice inv-1 exists with other content',
  ])
  await api.app.close()
  expect(receiver.arrivals).toEqual([])
})

test('whatever is wrong with a request is answered with 422 and what is wrong', async () => {
  await using receiver = await startReceiver()
  await using api = await startApi()
  const refused: [object, string | undefined, string][] = [
    [{ id: '' }, receiver.url, 'body/id must NOT have fewer than 1 characters'],
    [{ id: '..' }, receiver.url, 'body/id must NOT be valid'],
    [{ id: '\ud800' }, receiver.url, 'body/id must be well-formed Unicode'],
    [{ id: 7 }, receiver.url, 'body/id must be string'],
    [{ id: 'x', total: '7' }, receiver.url, 'body/total must be number'],
    [{ id: 'x', title: null }, receiver.url, 'body/title must be string'],
    [{}, receiver.url, "body must have required property 'id'"],
    [{ id: 'x' }, 'ftp://h/x', 'querystring/callback_url must match pattern "^https?://"'],
    [{ id: 'x' }, '', 'querystring/callback_url must match pattern "^https?://"'],
    [{ id: 'x' }, 'http://h/ x', 'querystring/callback_url must match format "uri"'],
    [{ id: 'x' }, 'http://h:99999/', 'querystring/callback_url must be a URL'],
  ]
  for (const [invoice, callbackUrl, message] of refused) {
    expect(await post(api, invoice, callbackUrl)).toEqual([422, message])
  }
  await api.app.close()
  expect(receiver.arrivals).toEqual([])
})

test('bodies that are no JSON are answered with 422', async () => {
  await using api = await startApi()
  for (const type of ['application/json', 'text/plain', 'application/xml']) {
    const response = await fetch(`${api.url}/invoices/`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: '{"id":',
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({ message: expect.any(String) as string })
  }
})

test('an invoice can be read, and shows that it is paid', async () => {
  await using receiver = await startReceiver()
  await using api = await startApi()
  await post(api, { id: 'a/b' }, receiver.url)
  await receiver.arrived(1)
  const response = await fetch(`${api.url}/invoices/a%2Fb`)
  expect(await response.json()).toEqual({ id: 'a/b', customer: 'Ada', total: 7, status: 'paid' })
  expect((await fetch(`${api.url}/invoices/unknown`)).status).toBe(404)
})

test('two hundred invoices at once are each called back about once', async () => {
  await using receiver = await startReceiver()
  await using api = await startApi()
  const ids = Array.from({ length: 200 }, (_, index) => `inv-${index}`)
  const answers = await Promise.all(ids.map((id) => post(api, { id }, receiver.url)))
  expect(new Set(answers.map(([status]) => status))).toEqual(new Set([201]))
  await api.app.close()
  expect(receiver.paths().sort()).toEqual(ids.map((id) => `/t/invoices/${id}`).sort())
})

test.each([
  ['a server error is tried again', [500, 503, 200], 3],
  ['429 and 408 are tried again', [429, 408, 200], 3],
  ['after four attempts it gives up', [500, 500, 500, 500, 200], 4],
  ['410 ends it', [410, 200], 1],
  ['another client error ends it', [422, 200], 1],
  ['a redirect is not followed', [307, 200], 1],
  ['a success ends it', [204, 200], 1],
] as const)('callbacks: %s', async (_, statuses, attempts) => {
  await using receiver = await startReceiver(statuses)
  await using api = await startApi({ callback: QUICK })
  await post(api, { id: 'inv-1' }, receiver.url)
  await api.app.close()
  expect(receiver.paths()).toEqual(Array(attempts).fill('/t/invoices/inv-1'))
})

test('a connection that breaks is tried again', async () => {
  await using receiver = await startReceiver(['reset', 200])
  await using api = await startApi({ callback: QUICK })
  await post(api, { id: 'inv-1' }, receiver.url)
  await api.app.close()
  expect(receiver.arrivals).toHaveLength(2)
})

test('an answer that breaks off after its status counts by its status', async () => {
  await using receiver = await startReceiver(['cut', 200])
  await using api = await startApi({ callback: QUICK })
  await post(api, { id: 'inv-1' }, receiver.url)
  await api.app.close()
  expect(receiver.arrivals).toHaveLength(1)
})

test('a receiver that never answers costs each attempt its time limit and no more', async () => {
  const lines: string[] = []
  await using receiver = await startReceiver(['silent', 'silent'])
  const callback = { ...QUICK, timeoutMs: 20, attempts: 2, log: (line: string) => lines.push(line) }
  await using api = await startApi({ callback })
  await post(api, { id: 'inv-1' }, receiver.url)
  await api.app.close()
  const failed = `callback POST ${receiver.url}/invoices/inv-1: failed, The operation was aborted due to timeout`
  expect(lines).toEqual([failed, failed])
})

test('a callback that MSW answers ends like any other', async () => {
  const lines: string[] = []
  const server = setupServer(
    http.post('http://receiver.test/t/invoices/*', () => HttpResponse.json({ ok: true })),
    http.all('http://127.0.0.1*', () => passthrough()),
  )
  server.listen({ onUnhandledRequest: 'error' })
  using _ = { [Symbol.dispose]: () => server.close() }
  await using api = await startApi({ callback: { log: (line) => lines.push(line) } })
  await post(api, { id: 'inv-1' }, 'http://receiver.test/t')
  await api.app.close()
  expect(lines).toEqual(['callback POST http://receiver.test/t/invoices/inv-1: answered 200'])
})

test('a Retry-After that is longer than its patience ends it', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()
  for (const retryAfter of ['3600', inAnHour]) {
    await using receiver = await startReceiver([503, 200], retryAfter)
    await using api = await startApi({ callback: QUICK })
    await post(api, { id: 'inv-1' }, receiver.url)
    await api.app.close()
    expect(receiver.arrivals).toHaveLength(1)
  }
})

test('a Retry-After is waited for', async () => {
  await using receiver = await startReceiver([503, 200], '1')
  await using api = await startApi({ callback: QUICK })
  await post(api, { id: 'inv-1' }, receiver.url)
  await api.app.close()
  const [first = 0, second = 0] = receiver.arrivedMs
  expect(second - first).toBeGreaterThanOrEqual(990)
})

test('the faults break the document one by one', async () => {
  await using receiver = await startReceiver()
  await using typed = await startApi({ faults: ['wrong-type'] })
  await using named = await startApi({ faults: ['wrong-id'] })
  await using stubborn = await startApi({ faults: ['callback-after-rejection'] })
  await post(typed, { id: 'inv-1' }, receiver.url)
  await typed.app.close()
  await post(named, { id: 'inv-2' }, receiver.url)
  await named.app.close()
  expect(await post(stubborn, { id: 'inv-3', total: '7' }, receiver.url)).toEqual([
    422,
    'body/total must be number',
  ])
  await stubborn.app.close()
  expect(receiver.arrivals).toEqual([
    `POST /t/invoices/inv-1 application/json ${EVENT.replace('true', '"yes"')}`,
    `POST /t/invoices/copy-of-inv-2 application/json ${EVENT}`,
    'POST /t/invoices/inv-3 application/json {"description":"Invoice rejected","paid":false}',
  ])
})

test('the document promises the callback under the standard key', async () => {
  await using api = await startApi()
  const document: unknown = await (await fetch(`${api.url}/openapi.json`)).json()
  expect(document).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/invoices/': {
        post: {
          operationId: 'createInvoice',
          callbacks: {
            invoiceNotification: {
              '{$request.query.callback_url}/invoices/{$request.body#/id}': {
                post: {
                  operationId: 'invoiceNotification',
                  requestBody: {
                    required: true,
                    content: {
                      'application/json': { schema: { $ref: '#/components/schemas/InvoiceEvent' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
      '/invoices/{id}': { get: { operationId: 'readInvoice' } },
    },
  })
  expect(document).not.toHaveProperty('paths./openapi.json')
  expect((await fetch(`${api.url}/docs/`)).status).toBe(200)
})

interface RunningApi extends AsyncDisposable {
  readonly app: FastifyInstance
  readonly url: string
}

async function startApi(options: InvoiceApiOptions = {}): Promise<RunningApi> {
  const app = await createInvoiceApi({ stepMs: 1, ...options })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url, [Symbol.asyncDispose]: () => app.close() }
}

/** Status and message of the answer. */
async function post(
  api: RunningApi,
  invoice: object,
  callbackUrl?: string,
): Promise<[number, unknown]> {
  const query = callbackUrl === undefined ? '' : `?callback_url=${encodeURIComponent(callbackUrl)}`
  const response = await fetch(`${api.url}/invoices/${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customer: 'Ada', total: 7, ...invoice }),
  })
  const { msg, message } = (await response.json()) as { msg?: string; message?: string }
  return [response.status, msg ?? message]
}

type Script = readonly (number | 'reset' | 'cut' | 'silent')[]

interface Receiver extends AsyncDisposable {
  readonly url: string
  readonly arrivals: readonly string[]
  readonly arrivedMs: readonly number[]
  paths(): string[]
  /** Resolves when so many have arrived. */
  arrived(count: number): Promise<void>
}

/** Answers by the script, then with 200. */
async function startReceiver(script: Script = [], retryAfter?: string): Promise<Receiver> {
  const arrivals: string[] = []
  const arrivedMs: number[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const server = createServer((request, response) => {
    arrivedMs.push(performance.now())
    void text(request).then((body) => {
      const { method = '', url = '', headers } = request
      const step = script[arrivals.length] ?? 200
      arrivals.push(`${method} ${url} ${headers['content-type'] ?? '-'} ${body}`)
      for (const { count, resolve } of waiting) if (arrivals.length >= count) resolve()
      if (step === 'silent') return
      if (step === 'reset') return response.destroy()
      if (step === 'cut') {
        response.writeHead(200, { 'content-length': '9' })
        return response.write('x', () => response.destroy())
      }
      if (step === 307) response.setHeader('location', '/elsewhere')
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
      return response.writeHead(step).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/t`,
    arrivals,
    arrivedMs,
    paths: () => arrivals.map((arrival) => arrival.split(' ')[1] ?? ''),
    arrived: (count) =>
      arrivals.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
