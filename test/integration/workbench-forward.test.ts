import { expect, test } from 'vitest'
import { findFreePort } from '../support/free-port.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { startSilentReceiver } from '../support/silent-receiver.js'
import { findDeadUrl, postJson } from '../support/small-api.js'
import { startUserReceiver, watchWorkbench } from '../support/workbench.js'

const PAID = { description: 'paid', paid: true }

test('a delivery is passed on with its bytes, and the answer is judged', async () => {
  await using mine = await startUserReceiver()
  await using open = await watchWorkbench({ mode: 'listen', forwardTo: `${mine.url}/hooks` })
  const [address] = open.bench.listAddresses()
  const body = '{ "description":"paid",\n"paid" : true }'
  await fetch(`${address?.url ?? ''}/invoices/1?x=%20y`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': 'sha256=abc', te: 'trailers' },
    body,
  })
  await open.when('delivery:judged', 2)
  expect(mine.taken).toMatchObject([{ method: 'POST', url: '/hooks/invoices/1?x=%20y' }])
  expect(mine.taken[0]?.body.toString()).toBe(body)
  const { host, te, 'x-signature': signature } = mine.taken[0]?.headers ?? {}
  expect([host, te, signature]).toEqual([new URL(mine.url).host, undefined, 'sha256=abc'])
  expect(await open.when('delivery:sent')).toMatchObject({
    forwarded: 'dlv-1',
    callback: 'create_invoice > invoice_notification',
    attempt: 1,
    url: `${mine.url}/hooks/invoices/1?x=%20y`,
    answer: { status: 200 },
  })
  expect(await open.when('delivery:judged', 2)).toMatchObject({ match: 'sent', findings: [] })
})

test('a receiver that breaks its own contract is found out', async () => {
  await using mine = await startUserReceiver({ status: 200, json: { ok: 'yes' } })
  await using open = await watchWorkbench({ mode: 'listen', forwardTo: mine.url })
  expect(await postJson(`${open.bench.url}/any/path`, PAID)).toBe(200)
  await open.when('delivery:judged', 2)
  expect(mine.taken[0]?.url).toBe('/any/path')
  const report = await open.bench.stop()
  expect(report.findings.map(({ code }) => code)).toEqual(['receiver-body-schema'])
  expect(report.verdict).toBe('failed')
})

test('one that has gone is found out, and the next delivery is passed on again', async () => {
  await using open = await watchWorkbench({ mode: 'listen', forwardTo: await findDeadUrl() })
  await postJson(`${open.bench.url}/any`, PAID)
  await postJson(`${open.bench.url}/any`, PAID)
  expect(await open.when('delivery:sent', 2)).toMatchObject({ failure: { reason: 'refused' } })
  expect((await open.bench.stop()).findings).toMatchObject([{ code: 'receiver-failed', count: 2 }])
})

test('the sender gets the answer of the receiver where that is wanted', async () => {
  await using mine = await startUserReceiver({ status: 202, json: { ok: true, mine: 1 } })
  const options = { mode: 'listen', forwardTo: mine.url, isRelaying: true } as const
  await using open = await watchWorkbench(options)
  const response = await fetch(`${open.bench.url}/any`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(PAID),
  })
  expect([response.status, response.headers.get('x-mine'), await response.json()]).toEqual([
    202,
    'yes',
    { ok: true, mine: 1 },
  ])
  await open.when('delivery:judged', 2)
  await open.bench.stop()
  expect(mine.taken).toHaveLength(1)
  expect(await open.when('delivery:received')).toMatchObject({
    delivery: 'dlv-1',
    answer: { status: 202 },
  })
  expect(await open.when('delivery:sent')).toMatchObject({ forwarded: 'dlv-1' })
})

test('where that receiver has gone its sender gets 502', async () => {
  const options = { mode: 'listen', forwardTo: await findDeadUrl(), isRelaying: true } as const
  await using open = await watchWorkbench(options)
  expect(await postJson(`${open.bench.url}/any`, PAID)).toBe(502)
})

test('a delivery can be sent again, as it was or edited, and each counts', async () => {
  await using mine = await startUserReceiver()
  await using open = await watchWorkbench({ mode: 'listen' })
  await postJson(`${open.bench.url}/any`, PAID)
  await open.when('delivery:judged')
  const request = open.bench.find('dlv-1')
  expect(request).toMatchObject({ method: 'POST', url: '/any' })
  await open.bench.forward('dlv-1', mine.url)
  if (request === undefined) throw new Error('not kept')
  const body = Buffer.from('{"description":"other","paid":false}')
  await open.bench.forward('dlv-1', mine.url, { ...request, url: '/else', body })
  expect(mine.taken.map(({ url, body: taken }) => [url, taken.toString()])).toEqual([
    ['/any', JSON.stringify(PAID)],
    ['/else', '{"description":"other","paid":false}'],
  ])
  expect(mine.taken[1]?.headers['content-length']).toBe(String(body.length))
  expect(await open.when('delivery:sent', 2)).toMatchObject({ attempt: 2, forwarded: 'dlv-1' })
})

test('what fits no callback is not passed on, and that is told', async () => {
  await using mine = await startUserReceiver()
  await using open = await watchWorkbench({ mode: 'listen', forwardTo: mine.url })
  await fetch(`${open.bench.url}/favicon.ico`)
  expect(await open.when('callback:skipped')).toMatchObject({
    request: 'dlv-1',
    because: 'it fits no callback, so it is not passed on',
  })
  expect(mine.taken).toEqual([])
})

test('nothing is passed on to where it came from', async () => {
  await using open = await watchWorkbench({ mode: 'listen' })
  await postJson(`${open.bench.url}/any`, PAID)
  await open.when('delivery:judged')
  await open.bench.forward('dlv-1', `${open.bench.url}/any`)
  expect(await open.when('callback:skipped')).toMatchObject({
    because: 'it would come back here, so it is not passed on',
  })
  expect(open.events.some(({ type }) => type === 'delivery:sent')).toBe(false)
})

test('nor is it relayed there', async () => {
  const port = await findFreePort()
  const forwardTo = `http://127.0.0.1:${port}/x`
  const options = { mode: 'listen', port, forwardTo, isRelaying: true } as const
  await using open = await watchWorkbench(options)
  expect(await postJson(`${open.bench.url}/any`, PAID)).toBe(508)
})

test('a receiver that is too slow does not fill the memory: what is too much is told', async () => {
  await using silent = await startSilentReceiver()
  await using open = await watchWorkbench({ mode: 'listen', forwardTo: silent.url })
  const send = () => postJson(`${open.bench.url}/any`, PAID)
  for (let count = 0; count < 20; count += 1) await Promise.all(Array.from({ length: 50 }, send))
  await send()
  expect(await open.when('callback:skipped')).toMatchObject({
    because: 'too many are still on their way, so it is not passed on',
  })
  await open.bench.stop({ isInterrupted: true })
})

test('a delivery that is not known is not sent', async () => {
  await using mine = await startUserReceiver()
  await using open = await watchWorkbench({ mode: 'listen' })
  await open.bench.forward('dlv-9', mine.url)
  expect(open.bench.find('dlv-9')).toBeUndefined()
  expect(mine.taken).toEqual([])
})

test('a webhook goes to the address itself, since its own path is ours', async () => {
  await using mine = await startUserReceiver({ status: 204 })
  const webhooks = {
    'order.paid': {
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 204: { description: 'thanks' } },
      },
    },
  }
  const document = invoiceDocument({ root: { webhooks } })
  const options = { mode: 'listen', forwardTo: `${mine.url}/hook?key=1` } as const
  await using open = await watchWorkbench(options, document)
  await postJson(`${open.bench.url}/webhooks/order.paid?n=2`, {})
  await open.when('delivery:judged', 2)
  expect(mine.taken).toMatchObject([{ url: '/hook?key=1&n=2' }])
})
