import nodeHttp from 'node:http'
import nodeHttps from 'node:https'
import { text } from 'node:stream/consumers'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { Agent, fetch as undiciFetch, request as undiciRequest } from 'undici'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { openInbox, receiverHandlers } from '../../src/msw/entry.js'
import { undiciInterceptor } from '../../src/msw/undici.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { postJson, startSmallApi } from '../support/small-api.js'

const PAID = { description: 'Invoice paid', paid: true }

/** Catches what global fetch and node:http send, until the scope is left. */
function intercept(...handlers: Parameters<typeof setupServer>) {
  const server = setupServer(...handlers)
  server.listen({ onUnhandledRequest: 'error' })
  return { server, [Symbol.dispose]: () => server.close() }
}

async function openReceiving(callback = 'invoice_notification') {
  const contract = await loadContract(invoiceDocument())
  const inbox = openInbox(callback)
  return { inbox, handlers: receiverHandlers(contract, inbox) }
}

test('a callback sent by global fetch is caught, judged and answered as documented', async () => {
  const { inbox, handlers } = await openReceiving()
  using _ = intercept(...handlers)
  expect(inbox.url).toMatch(/^https:\/\/receiver\.ringback\.test\/[0-9a-f]{32}$/)
  const response = await fetch(`${inbox.url}/invoices/inv-1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(PAID),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ ok: expect.any(Boolean) as boolean })
  const delivery = await inbox.next()
  expect(delivery).toMatchObject({
    callback: 'create_invoice > invoice_notification',
    name: 'invoice_notification',
    method: 'POST',
    url: `${new URL(inbox.url).pathname}/invoices/inv-1`,
    findings: [],
  })
  expect(JSON.parse(new TextDecoder().decode(delivery.body))).toEqual(PAID)
})

test.each([
  ['http', nodeHttp],
  ['https', nodeHttps],
] as const)('a callback sent by node:%s is caught', async (scheme, client) => {
  const contract = await loadContract(invoiceDocument())
  const inbox = openInbox('invoice_notification', { origin: `${scheme}://receiver.test/` })
  using _ = intercept(...receiverHandlers(contract, inbox))
  const answer = await new Promise<string>((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const outgoing = client.request(
      `${inbox.url}/invoices/1`,
      { method: 'POST', headers },
      (incoming) => {
        text(incoming).then(resolve, reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(JSON.stringify(PAID))
  })
  expect(JSON.parse(answer)).toEqual({ ok: expect.any(Boolean) as boolean })
  expect((await inbox.next()).findings).toEqual([])
})

test('what is wrong with a callback is found as it would be behind a socket', async () => {
  const { inbox, handlers } = await openReceiving()
  using _ = intercept(...handlers)
  await postJson(`${inbox.url}/invoice/1`, { ...PAID, paid: 'yes' })
  expect((await inbox.next()).findings).toMatchObject([
    { code: 'delivery-url', hint: '"invoice" stands in the place of "invoices"' },
    { code: 'delivery-body-schema', arrived: 'paid: "yes"' },
  ])
})

test('a wrong method is no reason not to be caught', async () => {
  const { inbox, handlers } = await openReceiving()
  using _ = intercept(...handlers)
  await fetch(`${inbox.url}/invoices/1`)
  expect((await inbox.next()).findings.map(({ code }) => code)).toContain('delivery-method')
})

test('each inbox gets what goes to its own URL', async () => {
  const contract = await loadContract(invoiceDocument())
  const one = openInbox('invoice_notification')
  const other = openInbox('create_invoice > invoice_notification')
  using _ = intercept(...receiverHandlers(contract, one, other))
  await postJson(`${other.url}/invoices/other`, PAID)
  await postJson(`${one.url}/invoices/one`, PAID)
  expect((await one.next()).url).toMatch(/\/invoices\/one$/)
  expect((await other.next()).url).toMatch(/\/invoices\/other$/)
})

test('a callback that the document does not have is refused at once', async () => {
  const contract = await loadContract(invoiceDocument())
  expect(() => receiverHandlers(contract, openInbox('invoice'))).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      hint: 'It has: invoice_notification.',
    }),
  )
})

test('requests to others are left to others', async () => {
  const { inbox, handlers } = await openReceiving()
  const elsewhere = http.get('https://elsewhere.test/', () => HttpResponse.text('elsewhere'))
  using _ = intercept(...handlers, elsewhere)
  expect(await (await fetch('https://elsewhere.test/')).text()).toBe('elsewhere')
  expect(inbox.deliveries).toEqual([])
})

test('the token of an inbox that is not watched is not ours', async () => {
  const { handlers } = await openReceiving()
  using _ = intercept(
    ...handlers,
    http.all(/.*/, () => new HttpResponse(null, { status: 418 })),
  )
  expect(await postJson(`${openInbox('invoice_notification').url}/x`, PAID)).toBe(418)
})

test('by the interceptor, callbacks of undici are caught too', async () => {
  const { inbox, handlers } = await openReceiving()
  const dispatcher = new Agent().compose(undiciInterceptor(handlers))
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(PAID)
  const url = `${inbox.url}/invoices/1`
  const answered = await undiciRequest(url, { method: 'POST', headers, body, dispatcher })
  expect(answered.statusCode).toBe(200)
  expect(answered.headers['content-type']).toBe('application/json')
  expect(await answered.body.json()).toEqual({ ok: expect.any(Boolean) as boolean })
  const fetched = await undiciFetch(url, { method: 'POST', headers, body, dispatcher })
  expect(await fetched.json()).toEqual({ ok: expect.any(Boolean) as boolean })
  expect(inbox.deliveries.map(({ findings }) => findings)).toEqual([[], []])
})

test('what the interceptor does not know goes to the network, its body too', async () => {
  await using api = await startSmallApi(({ json }) => ({ status: 202, json }))
  const { handlers } = await openReceiving()
  const dispatcher = new Agent().compose(undiciInterceptor(handlers))
  const headers = { 'content-type': 'application/json' }
  const sent = { method: 'POST' as const, headers, body: '{"a":1}', dispatcher }
  const requested = await undiciRequest(api.url, sent)
  expect([requested.statusCode, await requested.body.json()]).toEqual([202, { a: 1 }])
  const fetched = await undiciFetch(api.url, sent)
  expect([fetched.status, await fetched.json()]).toEqual([202, { a: 1 }])
})
