import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { RunEvent } from '../../src/event/model.js'
import { createMemoryJournal } from '../../src/journal/memory.js'
import { renderText } from '../../src/report/text.js'
import { createTextStyle } from '../../src/report/text-style.js'
import { send } from '../../src/run/send.js'
import { makeReceiverDocument, TOKEN } from '../receivers/invoice/document.js'
import { startDefectReceiver } from '../support/defect-receiver.js'
import { findFreePort } from '../support/free-port.js'

const CALLBACK = 'createInvoice > invoiceEvent'

const SOUND = { fault: {} }

/** Webhooks, of which two have one schema each, and a callback with a fixed URL. */
const EVENTS = {
  openapi: '3.1.0',
  info: { title: 'Events', version: '1.0.0' },
  paths: {
    '/subscriptions': {
      post: {
        operationId: 'subscribe',
        responses: { 204: { description: 'Done' } },
        callbacks: {
          fixed: { 'https://example.com/hooks/fixed': { post: makeHook('a') } },
        },
      },
    },
  },
  webhooks: { opened: { post: makeHook('a') }, closed: { post: makeHook('b') } },
}

function makeHook(member: string): object {
  const schema = {
    type: 'object',
    required: [member],
    properties: { id: { type: 'string' }, [member]: { type: 'integer' } },
  }
  return {
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { 204: { description: 'Taken' }, 400: { description: 'Refused' } },
  }
}

/** Answers every request 204 and keeps them. */
async function startTaker() {
  const requests: { readonly method: string; readonly url: string; readonly text: string }[] = []
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url = '' } = incoming
      requests.push({ method, url, text: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

test('the URL is the key with the receiver in its place, and says what the body says', async () => {
  await using receiver = await startDefectReceiver(SOUND.fault)
  const contract = await loadContract(makeReceiverDocument())
  const report = await send(contract, { to: receiver.url }).report
  expect(report.verdict).toBe('passed')
  const [first] = receiver.requests
  const id = (first?.event as { id?: string } | undefined)?.id ?? ''
  expect(first).toMatchObject({ method: 'POST', contentType: 'application/json' })
  expect(first?.path).toBe(`/hooks/invoices/${id}`)
  expect(report.totals.deliveriesSent).toBe(receiver.requests.length)
  expect(report.coverage).toMatchObject([{ callback: CALLBACK, state: 'delivered' }])
})

test('every delivery is about an invoice of its own, but for those that are repeated', async () => {
  await using receiver = await startDefectReceiver(SOUND.fault)
  const contract = await loadContract(makeReceiverDocument())
  await send(contract, { to: receiver.url, concurrency: 1 }).report
  const paths = receiver.requests.map(({ path }) => path.split('/')[3])
  // One again, and one twice at once.
  expect(paths.length - new Set(paths).size).toBe(2)
})

test('the same seed tries the same, in the same order', async () => {
  const cases = async (seed: number) => {
    await using receiver = await startDefectReceiver(SOUND.fault)
    const contract = await loadContract(makeReceiverDocument())
    const report = await send(contract, { to: receiver.url, seed }).report
    return report.sent.map((one) => one.case)
  }
  expect(await cases(3)).toEqual(await cases(3))
})

test('a receiver that is not there makes the run inconclusive after one delivery', async () => {
  const port = await findFreePort()
  const contract = await loadContract(makeReceiverDocument())
  const report = await send(contract, { to: `http://127.0.0.1:${port}/hooks` }).report
  expect(report.verdict).toBe('inconclusive')
  expect(report.totals).toMatchObject({ deliveriesSent: 1, deliveriesAnswered: 0 })
  expect(report.findings.map(({ code }) => code)).toEqual(['receiver-failed'])
})

test('a receiver that refuses a valid delivery is asked no more', async () => {
  await using receiver = await startDefectReceiver({
    answer: () => ({ status: 422, headers: {}, body: '{"detail":"no"}' }),
  })
  const contract = await loadContract(makeReceiverDocument())
  const events: RunEvent[] = []
  const run = send(contract, { to: receiver.url })
  for await (const event of run) events.push(event)
  expect(receiver.requests).toHaveLength(1)
  const report = await run.report
  const because = 'its plain delivery was answered 422, so that nothing else was tried'
  expect(report.verdict).toBe('failed')
  expect(report.coverage).toMatchObject([{ state: 'missing', because }])
  expect(
    renderText(report, createTextStyle({ width: 200, color: false, unicode: false })),
  ).toContain(because)
  const skipped = events.find((event) => event.type === 'callback:skipped')
  expect(skipped).toMatchObject({ callback: CALLBACK, because })
})

test('a receiver that stops to answer is left alone after three deliveries and a last one', async () => {
  await using receiver = await startDefectReceiver({
    answer: (sound, _, { count }) => (count > 1 ? 'reset' : sound),
  })
  const contract = await loadContract(makeReceiverDocument())
  const report = await send(contract, { to: receiver.url }).report
  expect(report.totals).toMatchObject({ deliveriesSent: 5, deliveriesAnswered: 1 })
  expect(report.findings.map(({ code }) => code).sort()).toEqual([
    'receiver-broke-off',
    'receiver-cases-omitted',
    'receiver-unhealthy',
  ])
})

test('webhooks go to the receiver itself, fixed URLs to their path at it', async () => {
  await using taker = await startTaker()
  const contract = await loadContract(EVENTS)
  const report = await send(contract, { to: `${taker.url}/in`, concurrency: 2 }).report
  const plain = ['/in', '/in/hooks/fixed']
  const urls = new Set(taker.requests.map(({ url }) => url))
  expect([...urls].sort()).toEqual([
    ...plain,
    '/in/hooks/fixed/ringback/unknown/path',
    '/in/ringback/unknown/path',
  ])
  expect(report.coverage.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'fixed delivered',
    'opened delivered',
    'closed delivered',
  ])
})

test('webhooks can have a path of their own', async () => {
  await using taker = await startTaker()
  const contract = await loadContract(EVENTS)
  const options = { to: `${taker.url}/in`, webhooksAt: '/hooks/all', only: ['opened'] }
  await send(contract, options).report
  expect(taker.requests[0]?.url).toBe('/hooks/all')
})

test('a body that another webhook at the same URL allows is not sent as a fault', async () => {
  await using taker = await startTaker()
  const contract = await loadContract(EVENTS)
  await send(contract, { to: taker.url, only: ['opened'] }).report
  const bodies = taker.requests.map(({ text }) => text)
  expect(bodies.some((text) => text.includes('"a":null'))).toBe(true)
  expect(bodies.some((text) => text.includes('"b":'))).toBe(false)
})

test('only what was chosen is sent, and the rest says why not', async () => {
  await using taker = await startTaker()
  const contract = await loadContract(EVENTS)
  const report = await send(contract, { to: taker.url, only: ['closed'] }).report
  expect(report.coverage.map(({ name, because }) => [name, because])).toEqual([
    ['fixed', 'it was not chosen (--only)'],
    ['opened', 'it was not chosen (--only)'],
    ['closed', undefined],
  ])
})

test('names and URLs without a meaning are refused at once', async () => {
  const contract = await loadContract(EVENTS)
  expect(() => send(contract, { to: 'http://h', only: ['opend'] })).toThrow(
    '--only: the document has no callback, webhook or operation named "opend".',
  )
  expect(() => send(contract, { to: 'localhost:3000' })).toThrow(/^--to: expected a URL/)
  expect(() => send(contract, { to: 'http://h', concurrency: 0 })).toThrow(/^concurrency: /)
})

test('a document without callbacks is inconclusive', async () => {
  const info = { title: 'None', version: '1' }
  const contract = await loadContract({ openapi: '3.1.0', info, paths: {} })
  const report = await send(contract, { to: 'http://127.0.0.1:1' }).report
  expect(report).toMatchObject({
    verdict: 'inconclusive',
    because: 'the document has no callbacks',
  })
})

test('values of the user stand in every delivery that the receiver must take', async () => {
  await using receiver = await startDefectReceiver(SOUND.fault)
  const contract = await loadContract(makeReceiverDocument())
  const members = new Map<string, unknown>([['/note', 'for-acme']])
  const values = { parameters: new Map(), members, headers: [['x-tenant', 'acme']] as const }
  const report = await send(contract, { to: receiver.url, valuesFor: () => values }).report
  expect(report.verdict).toBe('passed')
  expect(receiver.requests[0]?.text).toContain('"note":"for-acme"')
  const notes = receiver.requests.map(
    ({ event }) => (event as { note?: unknown } | undefined)?.note,
  )
  expect(notes.filter((note) => note === 'for-acme').length).toBeGreaterThan(50)
  expect(notes).not.toContain('שלום')
})

test('credentials are tried, and neither they nor other secrets are in any event', async () => {
  await using receiver = await startDefectReceiver({ isSecured: true })
  const contract = await loadContract(makeReceiverDocument(true))
  const journal = createMemoryJournal()
  const run = send(contract, { to: receiver.url, credentials: { bearer: TOKEN }, journal })
  const events: RunEvent[] = []
  for await (const event of run) events.push(event)
  const report = await run.report
  expect(report.verdict).toBe('passed')
  const given = receiver.requests.map(({ authorization }) => authorization)
  expect(new Set(given)).toEqual(
    new Set([`Bearer ${TOKEN}`, undefined, 'Bearer ringback-wrong-credentials']),
  )
  expect(JSON.stringify(events) + JSON.stringify(report)).not.toContain(TOKEN)
})

test('a run that is stopped says so and sends nothing more', async () => {
  await using receiver = await startDefectReceiver(SOUND.fault)
  const contract = await loadContract(makeReceiverDocument())
  const run = send(contract, { to: receiver.url })
  for await (const event of run) {
    if (event.type === 'delivery:judged') void run.stop()
  }
  const report = await run.report
  expect(report.verdict).toBe('interrupted')
  expect(receiver.requests.length).toBeLessThan(5)
  expect(report.findings).toEqual([])
})

test('cases that were left out are told', async () => {
  await using taker = await startTaker()
  const values = Array.from({ length: 40 }, (_, index) => `kind-${index}`)
  const schema = { type: 'object', required: ['kind'], properties: { kind: { enum: values } } }
  const hook = {
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { 204: { description: 'Taken' } },
  }
  const document = { ...EVENTS, paths: {}, webhooks: { many: { post: hook } } }
  const report = await send(await loadContract(document), { to: taker.url }).report
  expect(report.findings.find(({ code }) => code === 'receiver-cases-omitted')?.message).toBe(
    'many: 24 of 39 enum values were tried: another --seed tries others',
  )
})
