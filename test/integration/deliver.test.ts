import { EventEmitter, once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import {
  createMemoryJournal,
  type HttpRequest,
  loadContract,
  type Report,
  type RunEvent,
  type SendDeliveryOptions,
  sendDelivery,
} from '../../src/index.js'
import { findFreePort } from '../support/free-port.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../support/invoice-document.js'
import { answerJson, startPlainReceiver } from '../support/plain-receiver.js'
import { collectEvents } from '../support/session.js'

const THANKS = answerJson(200, { ok: true })

type Options = Partial<SendDeliveryOptions> & Pick<SendDeliveryOptions, 'to'>

async function deliverOnce(
  options: Options,
  document: InvoiceDocumentOptions = {},
): Promise<{ report: Report; events: readonly RunEvent[] }> {
  const contract = await loadContract(invoiceDocument(document))
  await using run = sendDelivery(contract, { callback: 'invoice_notification', ...options })
  const events = await collectEvents(run)
  return { report: await run.report, events }
}

/** Codes of what was found about a receiver that does this. */
async function codesOf(
  handle: (response: ServerResponse) => void,
  options: Partial<SendDeliveryOptions> = {},
): Promise<readonly string[]> {
  await using receiver = await startPlainReceiver(handle)
  const { report } = await deliverOnce({ to: receiver.url, ...options })
  return report.findings.map(({ code }) => code)
}

test('a receiver that is right passes, and gets what the document describes', async () => {
  await using receiver = await startPlainReceiver(THANKS)
  const { report, events } = await deliverOnce({ to: receiver.url })
  expect(report).toMatchObject({
    mode: 'trigger',
    verdict: 'passed',
    because: '1 delivery of 1 callback answered as documented',
    to: receiver.url,
    findings: [],
    coverage: [{ state: 'delivered', expected: 1, delivered: 1 }],
  })
  expect(receiver.requests).toMatchObject([
    {
      method: 'POST',
      url: '/invoices/id',
      headers: { 'content-type': 'application/json', 'user-agent': 'ringback' },
      body: '{"description":"description","paid":true}',
    },
  ])
  expect(events.map(({ type }) => type)).toEqual([
    'run:started',
    'delivery:sent',
    'delivery:judged',
    'run:finished',
  ])
})

test.each<[string, readonly string[], (response: ServerResponse) => void]>([
  ['answers 500', ['receiver-server-error'], answerJson(500, { error: 'oops' })],
  [
    'redirects',
    ['receiver-redirected'],
    (response) => response.writeHead(308, { location: '/x' }).end(),
  ],
  ['refuses', ['receiver-refused'], answerJson(422, { detail: [] })],
  ['answers a status that is not documented', ['receiver-status-undocumented'], answerJson(202)],
  [
    'answers a body that breaks the schema',
    ['receiver-body-schema'],
    answerJson(200, { ok: 'yes' }),
  ],
  ['answers without the body', ['receiver-body-schema'], answerJson(200)],
  [
    'answers HTML',
    ['receiver-content-type'],
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>ok'),
  ],
  [
    'answers broken JSON',
    ['receiver-body-syntax'],
    (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":'),
  ],
  ['closes the connection', ['receiver-broke-off'], (response) => response.destroy()],
  [
    'breaks off in its answer',
    ['receiver-broke-off'],
    (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{')
      response.socket?.end()
    },
  ],
])('a receiver that %s is found out by %j alone', async (_what, codes, handle) => {
  expect(await codesOf(handle)).toEqual(codes)
})

/** One delivery to what does as it likes with its connections. */
async function deliverToSocket(handle: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    handle(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { report } = await deliverOnce({ to })
  server.close()
  return report
}

test('a receiver that closes every connection fails the run: it was there', async () => {
  const report = await deliverToSocket((socket) => {
    socket.once('data', () => socket.resetAndDestroy())
  })
  expect(report.findings.map(({ code }) => code)).toEqual(['receiver-broke-off'])
  expect(report.verdict).toBe('failed')
})

test('a receiver that never answers is given up at the deadline', async () => {
  const hang = () => undefined
  expect(await codesOf(hang, { timeoutMs: 50 })).toEqual(['receiver-slow'])
})

test('a receiver that begins to answer and never ends is given up too', async () => {
  const dribble = (response: ServerResponse) => void response.writeHead(200).write('x')
  expect(await codesOf(dribble, { timeoutMs: 50 })).toEqual(['receiver-slow'])
})

test('a receiver that answers megabytes is stopped', async () => {
  const flood = (response: ServerResponse) => {
    response.on('error', () => undefined)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(Buffer.alloc(11 * 1024 * 1024, 'x'))
  }
  expect(await codesOf(flood)).toEqual(['receiver-broke-off'])
})

test('what speaks no HTTP is a failure of the receiver', async () => {
  const report = await deliverToSocket((socket) => {
    socket.end('220 mail.example ESMTP\r\n')
  })
  expect(report.findings.map(({ code }) => code)).toEqual(['receiver-failed'])
  expect(report.verdict).toBe('inconclusive')
})

test('a receiver that is not there makes the run inconclusive', async () => {
  const { report } = await deliverOnce({ to: `http://127.0.0.1:${await findFreePort()}` })
  expect(report).toMatchObject({
    verdict: 'inconclusive',
    because: 'the receiver did not answer',
    coverage: [{ state: 'not-exercised', because: 'the receiver did not answer' }],
  })
})

test('a delivery that cannot be made says why, and sends nothing', async () => {
  await using receiver = await startPlainReceiver(THANKS)
  const content = { 'application/xml': { schema: { type: 'string' } } }
  const callback = { requestBody: { required: true, content } }
  const { report } = await deliverOnce({ to: receiver.url }, { callback })
  expect(receiver.requests).toEqual([])
  expect(report).toMatchObject({
    verdict: 'inconclusive',
    because: 'no delivery could be sent: no body can be made for application/xml: give one',
  })
})

test('a part of the URL that has no value says how to give it', async () => {
  await using receiver = await startPlainReceiver(THANKS)
  const key = '{$request.query.callback_url}/{$response.header.X-Id}'
  const { report } = await deliverOnce({ to: receiver.url }, { key })
  expect(report.because).toContain("--set '{$response.header.X-Id}=VALUE'")
  const parts = new Map([['{$response.header.X-Id}', '7']])
  await deliverOnce({ to: receiver.url, parts }, { key })
  expect(receiver.requests.map(({ url }) => url)).toEqual(['/7'])
})

test('the event is about what stands in its URL', async () => {
  await using receiver = await startPlainReceiver(THANKS)
  const properties = { id: { type: 'string' }, paid: { type: 'boolean' } }
  const schemas = { InvoiceEvent: { type: 'object', required: ['id'], properties } }
  const parts = new Map([['{$request.body#/id}', 'inv-7']])
  await deliverOnce({ to: receiver.url, parts }, { schemas })
  const [request] = receiver.requests
  expect(request?.url).toBe('/invoices/inv-7')
  expect(JSON.parse(request?.body ?? '')).toMatchObject({ id: 'inv-7' })
})

test('a webhook goes to the URL itself', async () => {
  await using receiver = await startPlainReceiver(answerJson(204))
  const content = { 'application/json': { schema: {}, example: { n: 1 } } }
  const operation = { requestBody: { content }, responses: { 204: { description: 'taken' } } }
  const root = { webhooks: { 'invoice.paid': { put: operation } } }
  const to = `${receiver.url}/hooks?token=t`
  const { report } = await deliverOnce({ to, callback: 'invoice.paid' }, { root })
  expect(report.verdict).toBe('passed')
  expect(receiver.requests).toMatchObject([
    { method: 'PUT', url: '/hooks?token=t', body: '{"n":1}' },
  ])
})

test('the request that was edited is the one that is sent', async () => {
  await using receiver = await startPlainReceiver(THANKS)
  const seen: HttpRequest[] = []
  await deliverOnce({
    to: receiver.url,
    edit: (request) => {
      seen.push(request)
      return Promise.resolve({ ...request, method: 'PUT', body: Buffer.from('{"paid":"no"}') })
    },
  })
  expect(seen.map(({ method }) => method)).toEqual(['POST'])
  expect(receiver.requests).toMatchObject([{ method: 'PUT', body: '{"paid":"no"}' }])
})

test('an editor that fails fails the run, and nothing is sent', async () => {
  await using receiver = await startPlainReceiver(THANKS)
  const edit = () => Promise.reject(new Error('no editor'))
  await expect(deliverOnce({ to: receiver.url, edit })).rejects.toThrow('no editor')
  expect(receiver.requests).toEqual([])
})

test('a run that is stopped while the receiver thinks is interrupted, not failed', async () => {
  const contract = await loadContract(invoiceDocument())
  const news = new EventEmitter()
  await using receiver = await startPlainReceiver(() => news.emit('taken'))
  await using run = sendDelivery(contract, { callback: 'invoice_notification', to: receiver.url })
  await once(news, 'taken')
  const report = await run.stop()
  expect(report).toMatchObject({ verdict: 'interrupted', findings: [] })
})

test('a run that is stopped while the user edits sends nothing', async () => {
  const contract = await loadContract(invoiceDocument())
  await using receiver = await startPlainReceiver(THANKS)
  const news = new EventEmitter()
  await using run = sendDelivery(contract, {
    callback: 'invoice_notification',
    to: receiver.url,
    edit: async (request) => {
      const closed = once(news, 'closed')
      news.emit('opened')
      await closed
      return request
    },
  })
  const opened = once(news, 'opened')
  const events = collectEvents(run)
  await opened
  const report = run.stop()
  news.emit('closed')
  expect(await report).toMatchObject({ verdict: 'interrupted', sent: [] })
  expect((await events).map(({ type }) => type)).toEqual(['run:started', 'run:finished'])
  expect(receiver.requests).toEqual([])
})

test('credentials of the callback are sent, and told nowhere', async () => {
  await using receiver = await startPlainReceiver(THANKS)
  const components = { securitySchemes: { hook: { type: 'http', scheme: 'bearer' } } }
  const journal = createMemoryJournal()
  const contract = await loadContract({
    ...invoiceDocument({ callback: { security: [{ hook: [] }] } }),
    components: { ...invoiceDocument().components, ...components },
  })
  await using run = sendDelivery(contract, {
    callback: 'invoice_notification',
    to: receiver.url,
    credentials: { bearer: 'canary-1234' },
    secrets: ['canary-5678'],
    values: {
      parameters: new Map(),
      members: new Map([['/description', 'canary-5678']]),
      headers: [],
    },
    journal,
  })
  const report = await run.report
  expect(receiver.requests[0]?.headers.authorization).toBe('Bearer canary-1234')
  expect(receiver.requests[0]?.body).toContain('canary-5678')
  const kept: unknown[] = []
  for await (const entry of journal.tail()) {
    kept.push(entry)
    if (entry.event.type === 'run:finished') break
  }
  expect(kept.length).toBeGreaterThan(0)
  expect(JSON.stringify([report, kept])).not.toContain('canary')
})

test('the same options send the same bytes', async () => {
  await using receiver = await startPlainReceiver(THANKS)
  await deliverOnce({ to: receiver.url, seed: 5 })
  await deliverOnce({ to: receiver.url, seed: 5 })
  const [first, second] = receiver.requests
  expect(second).toEqual(first)
})

test.each<[Partial<SendDeliveryOptions>, RegExp]>([
  [{ callback: 'nope' }, /no callback or webhook named "nope"/],
  [{ to: 'ftp://r.test' }, /--to: expected a URL/],
  [{ timeoutMs: -1 }, /timeoutMs: expected milliseconds/],
  [{ parts: new Map([['{$request.body#/nope}', '1']]) }, /has no part \{\$request\.body#\/nope\}/],
])('options without a meaning are refused at once %#', async (options, message) => {
  const contract = await loadContract(invoiceDocument())
  const all = { callback: 'invoice_notification', to: 'http://r.test', ...options }
  expect(() => sendDelivery(contract, all)).toThrow(message)
})
