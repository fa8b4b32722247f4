import nodeHttp from 'node:http'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { Agent, request as undiciRequest } from 'undici'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { type ApiHandlerOptions, apiHandlers } from '../../src/msw/entry.js'
import { undiciInterceptor } from '../../src/msw/undici.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../support/invoice-document.js'
import { findDeadUrl, type SmallAnswer, startSmallApi } from '../support/small-api.js'

const API = 'https://api.invoices.test/v1'
const SERVERS = { servers: [{ url: API }] }
const INVOICE = { id: 'inv-7', customer: 'Ada', total: 12.5 }

async function play(options: ApiHandlerOptions = {}, document: InvoiceDocumentOptions = {}) {
  const root = { ...SERVERS, ...document.root }
  const contract = await loadContract(invoiceDocument({ ...document, root }))
  return apiHandlers(contract, options)
}

function intercept(...handlers: Parameters<typeof setupServer>) {
  const server = setupServer(...handlers)
  server.listen({ onUnhandledRequest: 'error' })
  return { server, [Symbol.dispose]: () => server.close() }
}

function startReceiver(answer: SmallAnswer = { status: 200, json: { ok: true } }) {
  return startSmallApi(() => answer)
}

function createInvoice(callbackUrl?: string, invoice: unknown = INVOICE, base = API) {
  const query = callbackUrl === undefined ? '' : `?callback_url=${encodeURIComponent(callbackUrl)}`
  return fetch(`${base}/invoices/${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(invoice),
  })
}

test('the API answers at its real URL, and the receiver gets the callback', async () => {
  await using receiver = await startReceiver()
  const handlers = await play()
  using _ = intercept(...handlers)
  const response = await createInvoice(`${receiver.url}/hooks`)
  expect(response.status).toBe(200)
  const deliveries = await handlers.settled()
  expect(receiver.requests.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
    'POST /hooks/invoices/inv-7',
  ])
  expect(receiver.requests[0]?.json).toEqual({
    description: expect.any(String) as string,
    paid: expect.any(Boolean) as boolean,
  })
  expect(deliveries).toMatchObject([
    {
      callback: 'create_invoice > invoice_notification',
      name: 'invoice_notification',
      method: 'POST',
      url: `${receiver.url}/hooks/invoices/inv-7`,
      answer: { status: 200 },
      findings: [],
    },
  ])
})

test('what is wrong with the answer of the receiver is found', async () => {
  await using receiver = await startReceiver({ status: 200, json: { ok: 'yes' } })
  const handlers = await play()
  using _ = intercept(...handlers)
  await createInvoice(receiver.url)
  const [delivery] = await handlers.settled()
  expect(delivery?.findings).toMatchObject([
    { code: 'receiver-body-schema', arrived: 'ok: "yes"', delivery: delivery?.id },
  ])
})

test('a receiver that is not there is a failure with its reason', async () => {
  const handlers = await play()
  using _ = intercept(...handlers)
  await createInvoice(await findDeadUrl())
  const [delivery] = await handlers.settled()
  expect(delivery).toMatchObject({ failure: { reason: 'refused' } })
  expect(delivery?.findings.map(({ code }) => code)).toEqual(['receiver-failed'])
  expect(delivery).not.toHaveProperty('answer')
})

test('a refused request causes no callback', async () => {
  await using receiver = await startReceiver()
  const handlers = await play()
  using _ = intercept(...handlers)
  const response = await createInvoice(receiver.url, { id: 7 })
  expect(response.status).toBe(422)
  expect(await handlers.settled()).toEqual([])
  expect(receiver.requests).toEqual([])
})

test('without a callback URL nothing is sent, and it is said why', async () => {
  const handlers = await play()
  using _ = intercept(...handlers)
  expect((await createInvoice()).status).toBe(200)
  expect(await handlers.settled()).toEqual([])
  expect(handlers.skipped).toEqual([
    {
      callback: 'create_invoice > invoice_notification',
      name: 'invoice_notification',
      because: expect.stringContaining('`callback_url` is missing') as string,
    },
  ])
})

test('the receiver can be a handler too', async () => {
  const received: unknown[] = []
  const receiver = http.post(
    'https://my.app.test/hooks/invoices/:id',
    async ({ request, params }) => {
      received.push(params['id'], await request.json())
      return HttpResponse.json({ ok: true })
    },
  )
  const handlers = await play()
  using _ = intercept(...handlers, receiver)
  await createInvoice('https://my.app.test/hooks')
  const deliveries = await handlers.settled()
  expect(received).toEqual([
    'inv-7',
    { description: expect.any(String) as string, paid: expect.any(Boolean) as boolean },
  ])
  expect(deliveries.map(({ findings }) => findings)).toEqual([[]])
})

test('calls by node:http are answered as well', async () => {
  const handlers = await play({ baseUrl: 'http://api.test' })
  using _ = intercept(...handlers)
  const status = await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const options = { method: 'POST', headers }
    const outgoing = nodeHttp.request('http://api.test/invoices/', options, (incoming) => {
      incoming.resume()
      resolve(incoming.statusCode)
    })
    outgoing.on('error', reject).end(JSON.stringify(INVOICE))
  })
  expect(status).toBe(200)
})

test('calls by undici are answered by the interceptor', async () => {
  await using receiver = await startReceiver()
  const handlers = await play()
  const dispatcher = new Agent().compose(undiciInterceptor(handlers))
  const { statusCode } = await undiciRequest(`${API}/invoices/`, {
    method: 'POST',
    query: { callback_url: receiver.url },
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(INVOICE),
    dispatcher,
  })
  expect(statusCode).toBe(200)
  await handlers.settled()
  expect(receiver.requests.map(({ url }) => url.pathname)).toEqual(['/invoices/inv-7'])
})

test('paths that the document does not have are left to others', async () => {
  const handlers = await play()
  const health = http.get(`${API}/health`, () => HttpResponse.text('well'))
  using _ = intercept(...handlers, health)
  expect(await (await fetch(`${API}/health`)).text()).toBe('well')
})

test.each([
  'https://api.invoices.test/v2',
  'https://api.invoices.test/v10',
  'https://other.test/v1',
])('%s is not the API', async (base) => {
  const handlers = await play()
  using _ = intercept(
    ...handlers,
    http.all(/.*/, () => new HttpResponse(null, { status: 418 })),
  )
  expect((await createInvoice(undefined, INVOICE, base)).status).toBe(418)
})

test('a documented path with another method is answered by the API', async () => {
  const handlers = await play()
  using _ = intercept(...handlers)
  const response = await fetch(`${API}/invoices/`, { method: 'DELETE' })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('POST')
})

test('baseUrl stands in the place of the documented servers', async () => {
  await using receiver = await startReceiver()
  const handlers = await play({ baseUrl: 'http://localhost:9/mock/' })
  using _ = intercept(
    ...handlers,
    http.all(/.*/, () => new HttpResponse(null, { status: 418 })),
  )
  const base = 'http://localhost:9/mock'
  expect((await createInvoice(receiver.url, INVOICE, base)).status).toBe(200)
  expect((await createInvoice(receiver.url)).status).toBe(418)
  expect(await handlers.settled()).toHaveLength(1)
})

test('a document that does not say where its API is needs a baseUrl', async () => {
  const contract = await loadContract(invoiceDocument())
  expect(() => apiHandlers(contract)).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: 'The document does not say where its API is; it was read from memory:document.',
      hint: expect.stringContaining('{ baseUrl:') as string,
    }),
  )
  expect(() => apiHandlers(contract, { baseUrl: 'api.example.com' })).toThrow(
    'baseUrl: expected a URL such as https://api.example.com, but got "api.example.com".',
  )
})

test('only those callbacks are sent that are asked for', async () => {
  await using receiver = await startReceiver()
  const { post } = invoiceDocument().paths['/invoices/']
  const callback = post.callbacks.invoice_notification
  const trigger = { callbacks: { sent: callback, paid: callback } }
  const handlers = await play({ only: ['paid'] }, { trigger })
  using _ = intercept(...handlers)
  await createInvoice(receiver.url)
  expect((await handlers.settled()).map(({ name }) => name)).toEqual(['paid'])
  expect(handlers.skipped.map(({ name }) => name)).toEqual(['sent'])
})

test.each([
  [{ only: ['unknown'] }, 'has no callback named "unknown"'],
  [{ callbacks: { unknown: {} } }, 'has no callback named "unknown"'],
  [{ delayMs: -1 }, 'delayMs: expected milliseconds from 0, but got -1.'],
  [{ timeoutMs: Number.NaN }, 'timeoutMs: expected milliseconds from 0, but got NaN.'],
])('%o has no meaning', async (options, message) => {
  await expect(play(options)).rejects.toThrow(message)
})

test('a single callback may be wrong on purpose', async () => {
  await using receiver = await startReceiver({ status: 422 })
  const handlers = await play({ callbacks: { invoice_notification: { failure: 'wrong-body' } } })
  using _ = intercept(...handlers)
  await createInvoice(receiver.url)
  await handlers.settled()
  const contract = await loadContract(invoiceDocument())
  expect(contract.triggers).toHaveLength(1)
  expect(receiver.requests[0]?.json).not.toEqual({
    description: expect.any(String) as string,
    paid: expect.any(Boolean) as boolean,
  })
})

test('a receiver that takes too long is given up', async () => {
  await using receiver = await startSmallApi(() => new Promise(() => undefined))
  const handlers = await play({ timeoutMs: 50 })
  using _ = intercept(...handlers)
  await createInvoice(receiver.url)
  const [delivery] = await handlers.settled()
  expect(delivery).toMatchObject({ failure: { reason: 'timeout' } })
  expect(delivery?.findings.map(({ code }) => code)).toEqual(['receiver-slow'])
})

test('onDelivery is told of each callback, and what it throws is not lost', async () => {
  await using receiver = await startReceiver()
  const told: string[] = []
  const handlers = await play({
    onDelivery: ({ name }) => {
      told.push(name)
      throw new Error('the assertion of a test')
    },
  })
  using _ = intercept(...handlers)
  await createInvoice(receiver.url)
  await expect(handlers.settled()).rejects.toThrow('the assertion of a test')
  expect(told).toEqual(['invoice_notification'])
})

test('link-local and metadata addresses are not called', async () => {
  const handlers = await play()
  using _ = intercept(...handlers)
  await createInvoice('http://169.254.169.254/latest')
  expect(await handlers.settled()).toEqual([])
  expect(handlers.skipped[0]?.because).toContain('169.254.169.254 is a metadata address')
})

test('credentials go with the callback and into nothing that is kept', async () => {
  await using receiver = await startReceiver()
  const { schemas } = invoiceDocument().components
  const handlers = await play(
    { credentials: { bearer: 'canary-4711' } },
    {
      callback: { security: [{ token: [] }] },
      root: {
        components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      },
    },
  )
  using _ = intercept(...handlers)
  await createInvoice(receiver.url)
  expect(JSON.stringify(await handlers.settled())).not.toContain('canary-4711')
  expect(receiver.requests[0]?.headers['authorization']).toBe('Bearer canary-4711')
})

test('handlers are an array, as everybody who takes handlers expects', async () => {
  const handlers = await play()
  expect(Array.isArray(handlers)).toBe(true)
  expect([...handlers]).toHaveLength(2)
  expect(Object.keys(handlers)).toEqual(['0', '1'])
})

test('many at once all get their callback', async () => {
  await using receiver = await startReceiver()
  const handlers = await play()
  using _ = intercept(...handlers)
  const ids = Array.from({ length: 50 }, (_, index) => `inv-${index}`)
  await Promise.all(ids.map((id) => createInvoice(receiver.url, { ...INVOICE, id })))
  expect(await handlers.settled()).toHaveLength(50)
  const paths = receiver.requests.map(({ url }) => url.pathname)
  expect(paths.sort()).toEqual(ids.map((id) => `/invoices/${id}`).sort())
})
