import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import { createMemoryJournal } from '../../src/journal/memory.js'
import { openReceiver, type ReceiverOptions } from '../../src/run/receiver.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../support/invoice-document.js'
import { exchangeRaw } from '../support/raw-http.js'
import { collectEvents, summariseEvents } from '../support/session.js'
import { postJson } from '../support/small-api.js'

const PAID = { description: 'Invoice paid', paid: true }

async function open(options: ReceiverOptions = {}, document: InvoiceDocumentOptions = {}) {
  return openReceiver(await loadContract(invoiceDocument(document)), options)
}

test('a callback as documented is answered as documented and has no findings', async () => {
  await using receiver = await open()
  const inbox = receiver.open('invoice_notification')
  expect(inbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/)
  expect(inbox.url.startsWith(`${receiver.url}/`)).toBe(true)
  const response = await fetch(`${inbox.url}/invoices/inv-1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-attempt': '1' },
    body: JSON.stringify(PAID),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ ok: expect.any(Boolean) as boolean })
  const delivery = await inbox.next()
  expect(delivery).toMatchObject({
    id: 'dlv-1',
    method: 'POST',
    url: `${new URL(inbox.url).pathname}/invoices/inv-1`,
    findings: [],
  })
  expect(JSON.parse(new TextDecoder().decode(delivery.body))).toEqual(PAID)
  expect(delivery.headers).toContainEqual(['x-attempt', '1'])
})

test('a callback that breaks its schema arrives with its findings', async () => {
  await using receiver = await open()
  const inbox = receiver.open('invoice_notification')
  expect(await postJson(`${inbox.url}/invoices/inv-1`, { description: 7, paid: 'yes' })).toBe(200)
  const { findings } = await inbox.next()
  expect(findings).toMatchObject([
    {
      code: 'delivery-body-schema',
      severity: 'error',
      arrived: 'description: 7',
      delivery: 'dlv-1',
    },
    {
      code: 'delivery-body-schema',
      at: 'body /paid, line 1, column 25',
      promised: { file: 'memory:document' },
    },
  ])
})

test('findings belong to their own delivery', async () => {
  await using receiver = await open()
  const inbox = receiver.open('invoice_notification')
  const url = `${inbox.url}/invoices/inv-1`
  for (const body of [{ paid: true }, PAID, { ...PAID, paid: 1 }]) await postJson(url, body)
  const codes = []
  for (let count = 0; count < 3; count += 1) {
    codes.push((await inbox.next()).findings.map((finding) => finding.at))
  }
  expect(codes).toEqual([['body, line 1, column 1'], [], ['body /paid, line 1, column 38']])
})

test('any id is right: only the sender knows its own', async () => {
  await using receiver = await open()
  const inbox = receiver.open('invoice_notification')
  await postJson(`${inbox.url}/invoices/anything%20at%20all`, PAID)
  expect((await inbox.next()).findings).toEqual([])
})

test('a wrong path below the URL is found, and explained', async () => {
  await using receiver = await open()
  const inbox = receiver.open('invoice_notification')
  expect(await postJson(`${inbox.url}/invoice/inv-1`, PAID)).toBe(200)
  expect((await inbox.next()).findings).toMatchObject([
    {
      code: 'delivery-url',
      expected: `path ${new URL(inbox.url).pathname}/invoices/{$request.body#/id}`,
      arrived: `path ${new URL(inbox.url).pathname}/invoice/inv-1`,
      hint: '"invoice" stands in the place of "invoices"',
    },
  ])
})

test('the same callback may come again: its owner knows why', async () => {
  await using receiver = await open()
  const inbox = receiver.open('invoice_notification')
  for (let count = 0; count < 2; count += 1) await postJson(`${inbox.url}/invoices/1`, PAID)
  expect([(await inbox.next()).findings, (await inbox.next()).findings]).toEqual([[], []])
})

test('each inbox gets what goes to its own URL', async () => {
  await using receiver = await open()
  const one = receiver.open('invoice_notification')
  const other = receiver.open('create_invoice > invoice_notification')
  expect(one.url).not.toBe(other.url)
  await postJson(`${other.url}/invoices/other`, PAID)
  await postJson(`${one.url}/invoices/one`, PAID)
  expect((await one.next()).url).toMatch(/\/invoices\/one$/)
  expect((await other.next()).url).toMatch(/\/invoices\/other$/)
  await expect(one.next({ timeoutMs: 1 })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_NO_DELIVERY',
  })
})

test('an id goes before a name', async () => {
  const { paths } = invoiceDocument()
  const { post } = paths['/invoices/']
  const { invoice_notification: callback } = post.callbacks
  const contract = await loadContract({
    ...invoiceDocument(),
    paths: {
      '/a': { post: { ...post, operationId: 'a', callbacks: { 'b > paid': callback } } },
      '/b': { post: { ...post, operationId: 'b', callbacks: { paid: callback } } },
    },
  })
  await using receiver = await openReceiver(contract)
  const inbox = receiver.open('b > paid')
  await postJson(`${inbox.url}/wrong`, PAID)
  expect((await inbox.next()).findings).toMatchObject([{ operation: 'b', callback: 'b > paid' }])
})

test('a name that the document does not have is refused', async () => {
  await using receiver = await open()
  expect(() => receiver.open('invoice')).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: 'The document has no callback or webhook named "invoice".',
      hint: 'It has: invoice_notification.',
    }),
  )
})

test('a document without callbacks has no inbox to open', async () => {
  const contract = await loadContract({
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
  })
  await using receiver = await openReceiver(contract)
  expect(() => receiver.open('x')).toThrow(expect.objectContaining({ hint: 'It has none.' }))
})

test('strangers get 404, and are events like all others', async () => {
  const receiver = await open()
  const events = collectEvents(receiver)
  expect((await fetch(`${receiver.url}/favicon.ico`)).status).toBe(404)
  await receiver[Symbol.asyncDispose]()
  expect(summariseEvents(await events)).toEqual([
    'received dlv-1',
    'raised delivery-unexpected',
    'judged dlv-1 unexpected - -',
    'finished inconclusive',
  ])
})

test('events tell of deliveries in order, and end with the receiver', async () => {
  const receiver = await open()
  const events = collectEvents(receiver)
  const inbox = receiver.open('invoice_notification')
  await postJson(`${inbox.url}/invoices/1`, PAID)
  await postJson(`${inbox.url}/invoices/1`, { ...PAID, paid: 0 })
  await receiver[Symbol.asyncDispose]()
  expect(summariseEvents(await events)).toEqual([
    'received dlv-1',
    'met exp-1 by dlv-1',
    'judged dlv-1 matched trig-1 1',
    'received dlv-2',
    'raised delivery-body-schema',
    'judged dlv-2 matched trig-1 2',
    'finished failed',
  ])
  await expect(fetch(receiver.url)).rejects.toThrow()
})

test('bytes that are no HTTP are kept', async () => {
  const receiver = await open()
  const events = collectEvents(receiver)
  const { hostname, port } = new URL(receiver.url)
  await exchangeRaw({ host: hostname, port: Number(port) }, 'nonsense\r\n\r\n')
  await receiver[Symbol.asyncDispose]()
  expect(summariseEvents(await events).slice(0, 3)).toEqual([
    'received dlv-1',
    'raised delivery-incomplete',
    'judged dlv-1 unexpected - -',
  ])
})

test('a journal has everything, from the start of the run to its end', async () => {
  const journal = createMemoryJournal()
  {
    await using receiver = await open({ journal, secrets: ['canary-4711'] })
    const inbox = receiver.open('invoice_notification')
    await postJson(`${inbox.url}/invoices/canary-4711`, { ...PAID, description: 'canary-4711' })
    // What the test itself receives is what came.
    expect(new TextDecoder().decode((await inbox.next()).body)).toContain('canary-4711')
  }
  await journal[Symbol.asyncDispose]()
  const events = []
  for await (const entry of journal.tail()) events.push(entry.event)
  expect(summariseEvents(events)).toEqual([
    'run:started',
    'receiver:listening',
    'received dlv-1',
    'met exp-1 by dlv-1',
    'judged dlv-1 matched trig-1 1',
    'finished passed',
  ])
  expect(JSON.stringify(events)).not.toContain('canary-4711')
})

test('a journal that cannot be written to is told when the receiver closes', async () => {
  const journal = createMemoryJournal()
  const receiver = await open({ journal })
  const inbox = receiver.open('invoice_notification')
  await journal[Symbol.asyncDispose]()
  await postJson(`${inbox.url}/invoices/1`, PAID)
  await expect(receiver[Symbol.asyncDispose]()).rejects.toThrow('after the journal was closed')
})

test('behind a tunnel the URLs are the public ones, and what comes through is matched', async () => {
  await using receiver = await open({ publicUrl: 'https://tunnel.example/hooks/' })
  const inbox = receiver.open('invoice_notification')
  expect(receiver.url).toBe('https://tunnel.example/hooks')
  expect(inbox.url).toMatch(/^https:\/\/tunnel\.example\/hooks\/[0-9a-f]{32}$/)
})

test('a port that is taken is refused', async () => {
  await using receiver = await open()
  await expect(open({ port: Number(new URL(receiver.url).port) })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_PORT_UNAVAILABLE',
  })
})

test('a hundred deliveries at once to ten inboxes get to their own', async () => {
  await using receiver = await open()
  const inboxes = Array.from({ length: 10 }, () => receiver.open('invoice_notification'))
  const sent = inboxes.flatMap((inbox, number) =>
    Array.from({ length: 10 }, (_, index) => ({ inbox, id: `${number}-${index}` })),
  )
  await Promise.all(sent.map(({ inbox, id }) => postJson(`${inbox.url}/invoices/${id}`, PAID)))
  for (const [number, inbox] of inboxes.entries()) {
    const ids = []
    for (let count = 0; count < 10; count += 1) {
      ids.push((await inbox.next()).url.split('/').at(-1))
    }
    expect(ids.sort()).toEqual(Array.from({ length: 10 }, (_, index) => `${number}-${index}`))
  }
})
