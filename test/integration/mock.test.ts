import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { DeliverySent, RunEvent } from '../../src/event/model.js'
import { createMemoryJournal } from '../../src/journal/memory.js'
import { type MockServer, mock } from '../../src/run/mock.js'
import type { MockOptions } from '../../src/run/mock-options.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../support/invoice-document.js'
import { collectEvents } from '../support/session.js'
import { findDeadUrl, type SmallAnswer, startSmallApi } from '../support/small-api.js'

const INVOICE = { id: 'inv-1', customer: 'Ada', total: 7 }
const THANKS: SmallAnswer = { status: 200, json: { ok: true } }
const FASTAPI_KEY = '{$callback_url}/invoices/{$request.body.id}'

/** A mock that tries again at once, and keeps its events for the test. */
async function startMock(
  document: InvoiceDocumentOptions | object = {},
  options: MockOptions = {},
) {
  const whole = 'openapi' in document ? document : invoiceDocument(document)
  const contract = await loadContract(whole as Parameters<typeof loadContract>[0])
  const server = await mock(contract, { retry: [], ...options })
  return { server, events: collectEvents(server), [Symbol.asyncDispose]: () => end(server) }
}

async function end(server: MockServer): Promise<void> {
  await server[Symbol.asyncDispose]()
}

async function create(
  { url }: MockServer,
  callbackUrl: string | undefined,
  invoice: object = INVOICE,
): Promise<number> {
  const query = callbackUrl === undefined ? '' : `?callback_url=${encodeURIComponent(callbackUrl)}`
  const response = await fetch(`${url}/invoices/${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(invoice),
  })
  await response.arrayBuffer()
  return response.status
}

function listSent(events: readonly RunEvent[]): DeliverySent[] {
  return events.filter((event) => event.type === 'delivery:sent')
}

function listSkips(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'callback:skipped' ? event.because : []))
}

function listCodes(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'finding:raised' ? event.finding.code : []))
}

test('a request that is taken is called back about, as the document says', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  await using api = await startMock()
  expect(await create(api.server, `${receiver.url}/hook`)).toBe(200)
  const report = await api.server.stop()
  const [request] = receiver.requests
  expect(receiver.requests).toHaveLength(1)
  expect(request?.method).toBe('POST')
  expect(request?.url.pathname).toBe('/hook/invoices/inv-1')
  expect(request?.headers['content-type']).toBe('application/json')
  expect(request?.json).toEqual({ description: expect.any(String) as string, paid: true })
  expect(report.mode).toBe('mock')
  expect(report.verdict).toBe('passed')
  expect(report.totals.deliveriesSent).toBe(1)
})

test('what happens comes as events in order', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  await using api = await startMock()
  await create(api.server, receiver.url)
  await api.server.stop()
  const events = await api.events
  expect(events.map(({ type }) => type)).toEqual([
    'run:started',
    'request:served',
    'delivery:sent',
    'delivery:judged',
    'run:finished',
  ])
  expect(events[0]).toMatchObject({ mode: 'mock', api: api.server.url })
  expect(events[1]).toMatchObject({ request: 'req-1', operation: 'create_invoice', method: 'POST' })
  expect(events[2]).toMatchObject({ request: 'req-1', attempt: 1, answer: { status: 200 } })
  expect(events[3]).toMatchObject({ match: 'sent', findings: [] })
})

// Prism 5.16.0 calls back after a 422, tries `/invoices/...` where no URL was given, leaves a slash
// in an id unencoded, and cannot read FastAPI's keys.

test('a request that is refused is not called back about', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  await using api = await startMock()
  const refused = [{ id: 'inv-1' }, { ...INVOICE, total: 'seven' }, {}]
  for (const invoice of refused) expect(await create(api.server, receiver.url, invoice)).toBe(422)
  const report = await api.server.stop()
  expect(receiver.requests).toEqual([])
  expect(listSent(await api.events)).toEqual([])
  expect(report.findings).toEqual([])
})

test('where no callback URL is given nothing is called, and nothing fails', async () => {
  await using api = await startMock()
  expect(await create(api.server, undefined)).toBe(200)
  const report = await api.server.stop()
  const events = await api.events
  expect(listSent(events)).toEqual([])
  expect(listSkips(events)).toEqual([
    '`{$request.query.callback_url}` has no value: the query parameter `callback_url` is missing',
  ])
  expect(report.findings).toEqual([])
})

test('a callback URL without a host is called by nobody', async () => {
  await using api = await startMock({
    trigger: { parameters: [{ name: 'callback_url', in: 'query', schema: { type: 'string' } }] },
  })
  for (const url of ['/hook', 'hook', '//', 'ftp://127.0.0.1/x', 'javascript:alert(1)']) {
    expect(await create(api.server, url)).toBe(200)
  }
  await api.server.stop()
  const events = await api.events
  expect(listSent(events)).toEqual([])
  expect(listSkips(events)[0]).toBe('/hook/invoices/inv-1 is no http or https URL')
  expect(listSkips(events)).toHaveLength(5)
})

test('a slash in an id does not become a further segment', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  await using api = await startMock()
  await create(api.server, `${receiver.url}/hook`, { ...INVOICE, id: 'a/b c?d#e' })
  await api.server.stop()
  expect(receiver.requests.map(({ url }) => url.pathname)).toEqual([
    '/hook/invoices/a%2Fb%20c%3Fd%23e',
  ])
})

test("FastAPI's spelling of a key is read", async () => {
  await using receiver = await startSmallApi(() => THANKS)
  await using api = await startMock({ key: FASTAPI_KEY })
  await create(api.server, receiver.url)
  await api.server.stop()
  expect(receiver.requests.map(({ url }) => url.pathname)).toEqual(['/invoices/inv-1'])
})

test('what the event and the exchange both speak of is the same', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  const properties = {
    id: { type: 'string' },
    customer: { type: 'string' },
    total: { type: 'number' },
    paid: { type: 'boolean' },
  }
  const event = { type: 'object', required: Object.keys(properties), properties }
  await using api = await startMock({ schemas: { InvoiceEvent: event } })
  await create(api.server, receiver.url, { id: 'inv-9', customer: 'Grace', total: 12.5 })
  await api.server.stop()
  expect(receiver.requests[0]?.json).toMatchObject({ id: 'inv-9', customer: 'Grace', total: 12.5 })
})

test("a receiver's answer that breaks the document is a finding", async () => {
  await using receiver = await startSmallApi(() => ({ status: 200, json: { ok: 'no' } }))
  await using api = await startMock()
  await create(api.server, receiver.url)
  const report = await api.server.stop()
  expect(report.verdict).toBe('failed')
  expect(report.findings.map(({ code, expected, arrived }) => [code, expected, arrived])).toEqual([
    ['receiver-body-schema', 'ok: boolean', 'ok: "no"'],
  ])
})

test('all callbacks of an operation are sent, those with a lower order first', async () => {
  const arrivals: string[] = []
  await using receiver = await startSmallApi(({ url }) => {
    arrivals.push(url.pathname)
    return THANKS
  })
  const callback = (path: string) => ({
    [`{$request.query.callback_url}/${path}`]: {
      post: { responses: { 200: { description: '' } } },
    },
  })
  const callbacks = { last: callback('last'), first: callback('first'), second: callback('second') }
  const behaviour = { last: { order: 2 }, second: { order: 1, delayMs: 5 } }
  await using api = await startMock({ trigger: { callbacks } }, { callbacks: behaviour })
  await create(api.server, receiver.url)
  await api.server.settled()
  expect(arrivals).toEqual(['/first', '/second', '/last'])
})

test('a callback can be delayed, repeated and left out', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  await using often = await startMock(
    {},
    { callbacks: { invoice_notification: { count: 3, everyMs: 1, delayMs: 1 } } },
  )
  await create(often.server, receiver.url)
  await often.server.settled()
  expect(receiver.requests).toHaveLength(3)
  expect(new Set(receiver.requests.map(({ json }) => JSON.stringify(json))).size).toBe(1)

  await using never = await startMock({}, { everyCallback: { failure: 'silent' } })
  await create(never.server, receiver.url)
  await never.server.stop()
  expect(receiver.requests).toHaveLength(3)
  expect(listSkips(await never.events)).toEqual(['it is not sent, as was asked for'])
})

test('a wrong body can be asked for, and the receiver ought to refuse it', async () => {
  const behaviour = { callbacks: { invoice_notification: { failure: 'wrong-body' as const } } }
  await using strict = await startSmallApi(() => ({ status: 422 }))
  await using refused = await startMock({}, behaviour)
  await create(refused.server, strict.url)
  await refused.server.stop()
  expect(strict.requests[0]?.json).toEqual({ description: {}, paid: true })
  expect(listSent(await refused.events)[0]?.case).toBe(
    'body with description as an object (must be string)',
  )
  expect(listCodes(await refused.events)).toEqual([])

  await using careless = await startSmallApi(() => THANKS)
  await using accepted = await startMock({}, behaviour)
  await create(accepted.server, careless.url)
  await accepted.server.stop()
  expect(listCodes(await accepted.events)).toEqual(['receiver-lenient'])
})

test('a receiver that fails is tried again as the schedule says', async () => {
  const statuses = [500, 503, 408, 200]
  await using receiver = await startSmallApi(() => ({
    status: statuses.shift() ?? 200,
    json: { ok: true },
  }))
  await using api = await startMock({}, { retry: [1, 2, 3, 4] })
  await create(api.server, receiver.url)
  await api.server.settled()
  await api.server.stop()
  const sent = listSent(await api.events)
  expect(sent.map(({ attempt, retryInMs }) => [attempt, retryInMs])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, undefined],
  ])
})

test('a receiver that keeps failing is given up on', async () => {
  await using receiver = await startSmallApi(() => ({ status: 500 }))
  await using api = await startMock({}, { retry: [1, 1] })
  await create(api.server, receiver.url)
  await api.server.settled()
  expect(receiver.requests).toHaveLength(3)
})

test.each([400, 404, 410, 422, 301, 204])(
  '%d is an answer: it is not tried again',
  async (status) => {
    await using receiver = await startSmallApi(() => ({ status }))
    await using api = await startMock({}, { retry: [1, 1] })
    await create(api.server, receiver.url)
    await api.server.settled()
    expect(receiver.requests).toHaveLength(1)
  },
)

test('a receiver that is down is reported', async () => {
  await using api = await startMock()
  await create(api.server, await findDeadUrl())
  const report = await api.server.stop()
  expect(report.findings.map(({ code }) => code)).toEqual(['receiver-failed'])
  expect(report.findings[0]?.arrived).toContain('refused the connection')
})

/** Does as it likes with every connection. */
async function startRawReceiver(serve: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    serve(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

test.each([
  [
    'resets',
    'receiver-broke-off',
    (socket: Socket) => socket.once('data', () => socket.resetAndDestroy()),
  ],
  [
    'answers garbage',
    'receiver-failed',
    (socket: Socket) => socket.once('data', () => socket.end('\0\x01garbage\r\n')),
  ],
  [
    'breaks off',
    'receiver-broke-off',
    (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\n')),
  ],
  ['hangs', 'receiver-slow', () => undefined],
] as const)('a receiver that %s is reported as %s', async (_, code, serve) => {
  await using receiver = await startRawReceiver(serve)
  await using api = await startMock({}, { timeoutMs: 200 })
  await create(api.server, receiver.url)
  await api.server.settled()
  const report = await api.server.stop()
  expect(report.findings.map(({ code }) => code)).toEqual([code])
})

test('a receiver that answers with 50 MB is cut off and reported', async () => {
  const chunk = Buffer.alloc(1024 * 1024, 'x')
  const receiver = createHttpServer((_request, response) => {
    response.on('error', () => undefined)
    for (let count = 0; count < 50; count += 1) response.write(chunk)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  await using api = await startMock()
  await create(api.server, `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`)
  await api.server.settled()
  const report = await api.server.stop()
  receiver.close()
  receiver.closeAllConnections()
  expect(report.findings.map(({ code }) => code)).toEqual(['receiver-broke-off'])
  expect(report.findings[0]?.arrived).toContain('a body of more than')
})

test('metadata addresses are not called', async () => {
  await using api = await startMock()
  await create(api.server, 'http://169.254.169.254/latest/meta-data')
  await api.server.stop()
  const events = await api.events
  expect(listSent(events)).toEqual([])
  expect(listSkips(events)).toEqual([
    '169.254.169.254 is a metadata address, which is not called unless --allow-target 169.254.169.254 says so',
  ])
})

test('a fixed URL of the document is called by nobody', async () => {
  await using api = await startMock({ key: 'https://example.com/hook' })
  await create(api.server, undefined)
  await api.server.stop()
  expect(listSkips(await api.events)[0]).toContain('is a fixed URL')
})

test('a callback within a callback follows when the receiver has taken the outer one', async () => {
  const inner = {
    confirmation: {
      '{$response.body#/confirm_at}': { post: { responses: { 200: { description: '' } } } },
    },
  }
  const answers: SmallAnswer[] = []
  await using receiver = await startSmallApi(({ url }) => {
    return url.pathname === '/confirm' ? THANKS : (answers.shift() ?? THANKS)
  })
  await using api = await startMock({ callback: { callbacks: inner } })
  answers.push({ status: 200, json: { ok: true, confirm_at: `${receiver.url}/confirm` } })
  answers.push({ status: 500, json: { confirm_at: `${receiver.url}/confirm` } })
  await create(api.server, receiver.url)
  await api.server.settled()
  await create(api.server, receiver.url)
  await api.server.settled()
  expect(receiver.requests.map(({ url }) => url.pathname)).toEqual([
    '/invoices/inv-1',
    '/confirm',
    '/invoices/inv-1',
  ])
})

test('a URL that was made up within a callback is not called', async () => {
  const inner = {
    confirmation: {
      '{$request.body#/next}': { post: { responses: { 200: { description: '' } } } },
    },
  }
  const event = {
    type: 'object',
    required: ['next'],
    properties: { next: { type: 'string', format: 'uri', example: 'https://example.com/next' } },
  }
  await using receiver = await startSmallApi(() => THANKS)
  await using api = await startMock({
    callback: { callbacks: inner },
    schemas: { InvoiceEvent: event },
  })
  await create(api.server, receiver.url)
  await api.server.stop()
  expect(listSkips(await api.events)).toEqual([
    'nobody gave its URL https://example.com/next: it was made up with the body',
  ])
})

test('stopping does not wait for what was to come later, and says so', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  await using api = await startMock({}, { everyCallback: { delayMs: 600_000 } })
  await create(api.server, receiver.url)
  const report = await api.server.stop()
  expect(report.verdict).not.toBe('interrupted')
  expect(listSkips(await api.events)).toEqual(['the mock was stopped before it was due'])
})

test('stopping leaves out what waits for others to be sent', async () => {
  const arrived: Socket[] = []
  let arrive: () => void = () => undefined
  const first = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await using receiver = await startRawReceiver((socket) => {
    arrived.push(socket)
    arrive()
  })
  await using api = await startMock({}, { concurrency: 1, graceMs: 20, timeoutMs: 60_000 })
  for (const id of ['a', 'b', 'c']) await create(api.server, receiver.url, { ...INVOICE, id })
  await first
  await api.server.stop()
  const events = await api.events
  expect(arrived).toHaveLength(1)
  expect(listSent(events)).toHaveLength(1)
  expect(listSkips(events)).toEqual(Array(2).fill('the mock was stopped before it was due'))
})

test('stopping waits for callbacks on their way, but not for ever', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await using receiver = await startSmallApi(async () => {
    arrive()
    await held
    return THANKS
  })
  await using patient = await startMock({}, { graceMs: 60_000 })
  await create(patient.server, receiver.url)
  await arrived
  const stopped = patient.server.stop()
  release()
  expect((await stopped).verdict).toBe('passed')

  await using silent = await startRawReceiver(() => undefined)
  await using hasty = await startMock({}, { graceMs: 50 })
  await create(hasty.server, silent.url)
  expect((await hasty.server.stop()).verdict).toBe('interrupted')
})

test('a mock that was stopped twice has one report, and takes no more requests', async () => {
  await using api = await startMock()
  const [first, second] = await Promise.all([api.server.stop(), api.server.stop()])
  expect(first).toBe(second)
  await expect(create(api.server, undefined)).rejects.toThrow()
})

test('hundreds of requests at once are each called back about once', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  await using api = await startMock({}, { concurrency: 5 })
  const ids = Array.from({ length: 300 }, (_, index) => `inv-${index}`)
  await Promise.all(ids.map((id) => create(api.server, receiver.url, { ...INVOICE, id })))
  await api.server.settled()
  const paths = receiver.requests.map(({ url }) => url.pathname)
  expect(paths.sort()).toEqual(ids.map((id) => `/invoices/${id}`).sort())
})

test('everything is in the journal', async () => {
  await using receiver = await startSmallApi(() => THANKS)
  const journal = createMemoryJournal()
  await using api = await startMock({}, { journal })
  await create(api.server, receiver.url)
  await api.server.stop()
  await journal[Symbol.asyncDispose]()
  const types: string[] = []
  for await (const { event } of journal.tail()) types.push(event.type)
  expect(types).toContain('request:served')
  expect(types).toContain('delivery:sent')
})

test('a callback that the document does not have is an error', async () => {
  const contract = await loadContract(invoiceDocument())
  await expect(mock(contract, { callbacks: { paid: {} } })).rejects.toThrow(
    'callbacks: "Invoices" has no callback named "paid".',
  )
})

test('a port that is taken is an error', async () => {
  await using api = await startMock()
  const contract = await loadContract(invoiceDocument())
  const port = Number(new URL(api.server.url).port)
  await expect(mock(contract, { port })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_PORT_UNAVAILABLE',
  })
})

test('a request that is too large is refused and written down', async () => {
  await using api = await startMock()
  const response = await fetch(`${api.server.url}/invoices/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.alloc(11 * 1024 * 1024, ' '),
  })
  expect(response.status).toBe(413)
  await api.server.stop()
  expect((await api.events)[1]).toMatchObject({
    type: 'request:served',
    answer: { status: 413 },
    because: 'its body is larger than Ringback takes',
  })
})
