import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { openInbox } from '../../../src/run/local-inbox.js'
import { createLocalReceiver } from '../../../src/run/local-receiver.js'
import type { HttpRequest } from '../../../src/transport/model.js'
import { invoiceDocument } from '../../support/invoice-document.js'

const PAID = { description: 'Invoice paid', paid: true }

function post(url: string, json: unknown): HttpRequest {
  const headers = [['content-type', 'application/json']] as const
  return { method: 'POST', url, headers, body: new TextEncoder().encode(JSON.stringify(json)) }
}

async function open(...names: readonly string[]) {
  const inboxes = names.map((name) => openInbox(name))
  const contract = await loadContract(invoiceDocument())
  return { inboxes, receiver: createLocalReceiver(contract, inboxes) }
}

test('a request that is handed over is judged, kept and answered', async () => {
  const { inboxes, receiver } = await open('invoice_notification')
  const [inbox] = inboxes
  const answer = await receiver.handle(post(`${inbox?.url}/invoices/1`, PAID))
  expect(answer).toMatchObject({ status: 200, headers: [['content-type', 'application/json']] })
  expect(inbox?.deliveries).toMatchObject([{ id: 'dlv-1', method: 'POST', findings: [] }])
  expect(inbox?.deliveries[0]?.url).toBe(`/${inbox?.token}/invoices/1`)
})

test('findings go with their delivery', async () => {
  const { inboxes, receiver } = await open('invoice_notification')
  const url = `${inboxes[0]?.url}/invoices/1`
  for (const body of [{ paid: true }, PAID]) await receiver.handle(post(url, body))
  const codes = inboxes[0]?.deliveries.map(({ findings }) => findings.map(({ code }) => code))
  expect(codes).toEqual([['delivery-body-schema'], []])
})

test('it owns the URLs of its inboxes, whatever stands around the token', async () => {
  const { inboxes, receiver } = await open('invoice_notification', 'invoice_notification')
  for (const { url, token } of inboxes) {
    expect(receiver.owns(url)).toBe(true)
    expect(receiver.owns(`${url}/deeper?x=1`)).toBe(true)
    expect(receiver.owns(`http://tunnel.test/prefix/${token.toUpperCase()}`)).toBe(true)
  }
  expect(receiver.owns(openInbox('invoice_notification').url)).toBe(false)
  expect(receiver.owns('https://api.test/')).toBe(false)
})

test('a callback that has lost its token is caught, and found to have done so', async () => {
  const { receiver, inboxes } = await open('invoice_notification')
  const url = 'https://receiver.ringback.test/invoices/1'
  expect(receiver.owns(url)).toBe(true)
  expect(receiver.owns('http://receiver.ringback.test/invoices/1')).toBe(false)
  expect(await receiver.handle(post(url, PAID))).toMatchObject({ status: 404 })
  const codes = inboxes[0]?.deliveries.flatMap(({ findings }) => findings.map(({ code }) => code))
  expect(codes).toEqual(['delivery-url'])
})

test('without inboxes there is nothing to own', async () => {
  const { receiver } = await open()
  expect(receiver.owns(openInbox('invoice_notification').url)).toBe(false)
})

test('a callback that the document does not have is refused', async () => {
  await expect(open('invoice_notification', 'other')).rejects.toMatchObject({
    code: 'RINGBACK_ERR_USAGE',
    message: 'The document has no callback or webhook named "other".',
  })
})
