import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.js'
import { loadContract } from '../../src/contract/load.js'
import { createMockApi } from '../../src/mock/api.js'
import type { MockExchange } from '../../src/mock/model.js'
import { type ReceiverServer, serve } from '../../src/transport/serve.js'
import { invoiceDocument } from '../support/invoice-document.js'

const opened: ReceiverServer[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close(0)))
})

/** FastAPI's tutorial API, mocked behind a real server. */
async function serveMock() {
  const invoice = { 'application/json': { schema: { $ref: '#/components/schemas/Invoice' } } }
  const document = invoiceDocument({
    trigger: { responses: { 200: { description: 'ok', content: invoice } } },
    root: { servers: [{ url: 'https://api.example.com/v2' }] },
  })
  const api = createMockApi(await loadContract(document), { seed: 1 })
  const exchanges: MockExchange[] = []
  const errors: unknown[] = []
  const server = await serve({
    clock: systemClock,
    onError: (error) => errors.push(error),
    onRequest: async (request) => {
      const exchange = await api.answer(request)
      exchanges.push(exchange)
      return exchange.response
    },
  })
  opened.push(server)
  const post = (path: string, body: string, headers = {}) =>
    fetch(`${server.origin}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  return { server, post, exchanges, errors }
}

const INVOICE = JSON.stringify({ id: 'inv/1 ü', customer: 'acme', total: 3.5 })
const HOOK = 'http://127.0.0.1:3000/hook?a=b&c=d'
const QUERY = `callback_url=${encodeURIComponent(HOOK)}`

test.each(['/invoices/', '/v2/invoices/'])(
  '%s is answered with the invoice that was sent',
  async (path) => {
    const { post, exchanges, server } = await serveMock()
    const response = await post(`${path}?${QUERY}`, INVOICE)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/json',
    ])
    expect(await response.json()).toEqual({ ...JSON.parse(INVOICE), title: 'title' })
    const context = exchanges[0]?.context
    expect(context?.request).toMatchObject({
      url: `${server.origin}${path}?${QUERY}`,
      method: 'POST',
      query: [['callback_url', HOOK]],
      body: { id: 'inv/1 ü' },
    })
    expect(context?.response).toMatchObject({ status: 200, body: { customer: 'acme' } })
  },
)

test('what Prism calls back for is refused here and causes nothing', async () => {
  const { post, exchanges } = await serveMock()
  const invalid = await post(`/invoices/?${QUERY}`, '{"id":"zz"}')
  expect(invalid.status).toBe(422)
  const malformed = await post(`/invoices/?${QUERY}`, '{bad')
  expect(malformed.status).toBe(400)
  expect(await malformed.json()).toMatchObject({ violations: [{ in: 'body' }] })
  expect(exchanges.map(({ context }) => context)).toEqual([undefined, undefined])
})

test('a request without its slash, of another type or method is answered', async () => {
  const { post, server } = await serveMock()
  expect((await post('/invoices', INVOICE)).status).toBe(404)
  expect((await post('/invoices/', INVOICE, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await fetch(`${server.origin}/invoices/`)).status).toBe(405)
})

test('requests at the same time get their own answers', async () => {
  const { post, errors } = await serveMock()
  const ids = Array.from({ length: 50 }, (_, index) => `inv-${index}`)
  const answers = await Promise.all(
    ids.map(async (id) => {
      const response = await post('/invoices/', JSON.stringify({ id, customer: id, total: 1 }))
      return (await response.json()) as { id: string; customer: string }
    }),
  )
  expect(answers.map(({ id, customer }) => [id, customer])).toEqual(ids.map((id) => [id, id]))
  expect(errors).toEqual([])
})

test('no bytes of a request lead to a failure', async () => {
  const { server, exchanges, errors } = await serveMock()
  const bodies = [
    '\u0000',
    '[[[[',
    '"',
    '{"id":"\\ud800","customer":"a","total":1}',
    'null',
    '{"__proto__":1}',
  ]
  for (const body of bodies) {
    const headers = {
      'content-type': 'application/json',
      prefer: 'code=,example="',
      accept: ';;,',
      cookie: '=;;=',
    }
    const target = `${server.origin}/invoices/?callback_url=%ff&&=%&__code=9`
    await fetch(target, { method: 'POST', body, headers })
  }
  expect(exchanges.map(({ response }) => response.status)).toEqual([400, 400, 400, 200, 422, 422])
  expect(errors).toEqual([])
})
