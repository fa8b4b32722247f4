import { setupServer } from 'msw/node'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { openInbox, receiverHandlers } from '../../src/msw/entry.js'
import { openReceiver } from '../../src/run/receiver.js'
import { invoiceDocument } from '../support/invoice-document.js'

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const REMINDER = {
  post: {
    requestBody: {
      required: true,
      ...json({ type: 'object', required: ['level'], properties: { level: { type: 'integer' } } }),
    },
    responses: { 202: { description: 'Taken' } },
  },
}

function load() {
  return loadContract(invoiceDocument({ root: { webhooks: { 'new reminder': REMINDER } } }))
}

function post(url: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

function codesOf({ findings }: { readonly findings: readonly { readonly code: string }[] }) {
  return findings.map(({ code }) => code)
}

test('handlers catch a webhook, judge it, and answer as documented', async () => {
  const inbox = openInbox('new reminder')
  const server = setupServer(...receiverHandlers(await load(), inbox))
  server.listen({ onUnhandledRequest: 'error' })
  expect((await post(inbox.url, { level: 2 })).status).toBe(202)
  await post(inbox.url, { level: 'high' })
  await post(`${inbox.url}/extra`, { level: 3 })
  const [right, wrong, astray] = [await inbox.next(), await inbox.next(), await inbox.next()]
  server.close()
  expect(right).toMatchObject({
    callback: 'webhook new reminder',
    name: 'new reminder',
    url: new URL(inbox.url).pathname,
    findings: [],
  })
  expect(codesOf(wrong)).toEqual(['delivery-body-schema'])
  expect(codesOf(astray)).toEqual(['delivery-url'])
})

test('a receiver has an inbox for a webhook', async () => {
  await using receiver = await openReceiver(await load())
  const inbox = receiver.open('new reminder')
  expect((await post(inbox.url, { level: 2 })).status).toBe(202)
  expect((await post(inbox.url, {})).status).toBe(202)
  expect((await inbox.next()).findings).toEqual([])
  expect(codesOf(await inbox.next())).toEqual(['delivery-body-schema'])
})

test('a webhook is found by its id too, and beside callbacks', async () => {
  await using receiver = await openReceiver(await load())
  const webhook = receiver.open('webhook new reminder')
  const callback = receiver.open('invoice_notification')
  await post(`${callback.url}/invoices/inv-1`, { description: 'Paid', paid: true })
  await post(webhook.url, { level: 1 })
  expect(await webhook.next()).toMatchObject({ callback: 'webhook new reminder', findings: [] })
  expect(await callback.next()).toMatchObject({ name: 'invoice_notification', findings: [] })
  expect([webhook.deliveries.length, callback.deliveries.length]).toEqual([1, 1])
})

test('a name that the document does not have is refused with those that it has', async () => {
  const contract = await load()
  expect(() => receiverHandlers(contract, openInbox('reminder'))).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: 'The document has no callback or webhook named "reminder".',
      hint: 'It has: invoice_notification, new reminder.',
    }),
  )
})
