import { expect, test } from 'vitest'
import type { Clock } from '../../../src/clock.js'
import { loadContract } from '../../../src/contract/load.js'
import { RingbackError } from '../../../src/errors.js'
import type { RunEvent } from '../../../src/event/model.js'
import { createMemoryJournal } from '../../../src/journal/memory.js'
import type { Journal } from '../../../src/journal/model.js'
import { createSession, type Session, type SessionOptions } from '../../../src/session/session.js'
import { RINGBACK_VERSION } from '../../../src/version.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../../support/invoice-document.js'
import { collectEvents, summariseEvents } from '../../support/session.js'

const CLOCK: Clock = { nowMs: () => 100, date: () => new Date(0) }

/** A session over the invoice document, and everything that it publishes. */
async function open(options: Partial<SessionOptions> = {}, document: InvoiceDocumentOptions = {}) {
  const contract = await loadContract(invoiceDocument(document))
  const session = createSession({
    contract,
    mode: 'verify',
    plan: [],
    seed: 1,
    strict: false,
    timing: { timeoutMs: 1000, settleMs: 1 },
    secrets: [],
    ...options,
  })
  const events: RunEvent[] = []
  session.stream.observe((event) => events.push(event))
  return { session, events, contract }
}

function listen(
  session: Session,
  callbacks = session.context.contract.triggers.flatMap((one) => one.callbacks),
) {
  return session.listen({ host: '127.0.0.1', port: 0, callbacks })
}

test('the first event says what the run is about', async () => {
  const plan = [
    { callback: 'a > b', name: 'b', operation: 'a', method: 'POST', key: '{$request.query.u}' },
  ]
  const { session, events } = await open({
    plan,
    seed: 7,
    strict: true,
    api: 'http://127.0.0.1:8000',
    clock: CLOCK,
  })
  expect(events).toEqual([])
  session.start()
  expect(events).toEqual([
    {
      type: 'run:started',
      atMs: 0,
      mode: 'verify',
      date: '1970-01-01T00:00:00.000Z',
      ringback: RINGBACK_VERSION,
      document: { source: 'memory:document', openapi: '3.1.0', title: 'Invoices' },
      api: 'http://127.0.0.1:8000',
      seed: 7,
      strict: true,
      plan,
    },
  ])
})

test('without an API there is none in the first event', async () => {
  const { session, events } = await open()
  session.start()
  expect(events[0]).not.toHaveProperty('api')
})

test('times count from the creation of the session', async () => {
  let nowMs = 500
  const clock = { ...CLOCK, nowMs: () => nowMs }
  const { session, events } = await open({ clock })
  nowMs = 512.5
  session.start()
  expect(events[0]?.atMs).toBe(12.5)
})

test('nouns are counted each by itself', async () => {
  const { session } = await open()
  const { number } = session.context
  expect([number('trig'), number('exp'), number('trig'), number('dlv')]).toEqual([
    'trig-1',
    'exp-1',
    'trig-2',
    'dlv-1',
  ])
})

test('a finding is published with its number, and its id given back', async () => {
  const { session, events } = await open()
  expect(session.context.raise({ code: 'delivery-late', message: 'late' })).toBe('find-1')
  expect(session.context.raise({ code: 'delivery-late', message: 'late' })).toBe('find-2')
  expect(events).toMatchObject([
    { type: 'finding:raised', finding: { id: 'find-1', code: 'delivery-late' } },
    { type: 'finding:raised', finding: { id: 'find-2' } },
  ])
})

test('secrets are in no event, wherever they stand', async () => {
  const secret = 'canary-secret-4711'
  const journal = createMemoryJournal()
  const { session, events } = await open({ secrets: [secret], journal })
  session.start()
  const { server } = await listen(session)
  await using _server = server
  session.context.raise({
    code: 'delivery-late',
    message: `it came with ${secret}`,
    arrived: secret,
    detail: secret,
    operation: `/x/${secret}`,
  })
  await fetch(`${server.origin}/${secret}?q=${secret}`, {
    method: 'POST',
    body: JSON.stringify({ [secret]: [secret] }),
    headers: { 'x-echo': secret, authorization: `Bearer ${secret}` },
  })
  const report = await session.finish()
  await journal[Symbol.asyncDispose]()
  const entries: unknown[] = []
  for await (const entry of journal.tail()) entries.push(entry)
  expect(events.length).toBeGreaterThan(4)
  expect(entries).toHaveLength(events.length)
  expect(JSON.stringify([events, entries, report])).not.toContain(secret)
  expect(JSON.stringify(events)).toContain('[redacted]')
})

test('what nobody has a callback URL for is answered 404', async () => {
  const { session, events } = await open()
  await using server = (await listen(session)).server
  const response = await fetch(`${server.origin}/favicon.ico`)
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('text/plain')
  expect(await response.text()).toBe('Ringback has no callback URL like this one.\n')
  expect(summariseEvents(events)).toEqual([
    'receiver:listening',
    'received dlv-1',
    'raised delivery-unexpected',
    'judged dlv-1 unexpected - -',
  ])
})

test('callback URLs are below the address of the receiver, or the public one', async () => {
  const { session, events } = await open()
  const { server, url } = await listen(session)
  await using _server = server
  expect(url).toBe(server.origin)
  expect(events).toMatchObject([{ type: 'receiver:listening', url }])
  const behindTunnel = await open()
  const tunnel = await behindTunnel.session.listen({
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://tunnel.example/hook//',
    callbacks: [],
  })
  await using _tunnel = tunnel.server
  expect(tunnel.url).toBe('https://tunnel.example/hook')
})

test('a receiver on all interfaces is called at the loopback address', async () => {
  const { session } = await open()
  const { server, url } = await session.listen({ host: '0.0.0.0', port: 0, callbacks: [] })
  await using _server = server
  expect(url).toBe(`http://127.0.0.1:${server.port}`)
})

test('a port that is taken is an error of its own', async () => {
  const { session } = await open()
  await using server = (await listen(session)).server
  const again = session.listen({ host: '127.0.0.1', port: server.port, callbacks: [] })
  await expect(again).rejects.toMatchObject({ code: 'RINGBACK_ERR_PORT_UNAVAILABLE' })
})

test('the verdict is the last event, and iterators end with it', async () => {
  const { session } = await open({ mode: 'listen' })
  const collected = collectEvents(session.stream)
  session.start()
  const report = await session.finish()
  expect(summariseEvents(await collected)).toEqual(['run:started', 'finished inconclusive'])
  expect(report).toMatchObject({ verdict: 'inconclusive', because: 'no callback arrived' })
})

test('an error among the findings fails the run', async () => {
  const { session, events } = await open()
  session.start()
  session.context.raise({ code: 'delivery-missing', message: 'it did not come' })
  expect(await session.finish()).toMatchObject({ verdict: 'failed', totals: { errors: 1 } })
  expect(events.at(-1)).toMatchObject({
    type: 'run:finished',
    verdict: 'failed',
    because: '1 finding: callback did not arrive',
  })
})

test('an interrupted run waits for nothing more and says so', async () => {
  const { session } = await open()
  session.start()
  expect(session.context.abort.aborted).toBe(false)
  session.interrupt()
  expect(session.context.abort.aborted).toBe(true)
  expect(await session.finish()).toMatchObject({ verdict: 'interrupted' })
})

test('a run that fails ends waiting, publishes its end, and rejects with the first error', async () => {
  const { session, events } = await open()
  session.fail(new RingbackError('RINGBACK_ERR_OUTPUT', 'The disk is full.'))
  session.fail(new Error('a later one'))
  expect(session.context.abort.aborted).toBe(true)
  await expect(session.finish()).rejects.toThrow('The disk is full.')
  expect(events.at(-1)).toMatchObject({
    type: 'run:finished',
    verdict: 'inconclusive',
    because: 'the run broke off: The disk is full.',
  })
})

test('something that is no error is made one', async () => {
  const { session } = await open()
  session.fail('broken')
  await expect(session.finish()).rejects.toMatchObject({
    code: 'RINGBACK_ERR_INTERNAL',
    message: 'Something that is no error was thrown: broken',
  })
})

/** A journal that can take so many events, and fails then. */
function makeFailingJournal(capacity: number): Journal {
  const journal = createMemoryJournal()
  let count = 0
  return {
    ...journal,
    append: (event) => {
      count += 1
      return count > capacity
        ? Promise.reject(new RingbackError('RINGBACK_ERR_OUTPUT', 'The disk is full.'))
        : journal.append(event)
    },
  }
}

test.each([0, 1, 2])(
  'a journal that fails after %i events fails the run with its error',
  async (capacity) => {
    const { session, events } = await open({ journal: makeFailingJournal(capacity) })
    session.start()
    session.context.raise({ code: 'delivery-late', message: 'late' })
    await expect(session.finish()).rejects.toMatchObject({
      code: 'RINGBACK_ERR_OUTPUT',
      message: 'The disk is full.',
    })
    expect(session.context.abort.aborted).toBe(true)
    expect(summariseEvents(events).slice(0, 2)).toEqual(['run:started', 'raised delivery-late'])
    expect(events.at(-1)).toMatchObject(
      capacity < 2
        ? { verdict: 'inconclusive', because: 'the run broke off: The disk is full.' }
        : { type: 'run:finished' },
    )
  },
)

test('with a journal a promise says when an event is written, without one there is none', async () => {
  const silent = await open()
  expect(silent.session.context.emit({ type: 'receiver:listening', url: '' })).toBeUndefined()
  const journal = createMemoryJournal()
  const { session } = await open({ journal })
  await session.context.emit({ type: 'receiver:listening', url: 'http://x' })
  await journal[Symbol.asyncDispose]()
  for await (const { seq, event } of journal.tail()) {
    expect([seq, event]).toEqual([1, expect.objectContaining({ url: 'http://x' })])
  }
  expect.assertions(2)
})

test('deliveries that still wait are judged before the verdict', async () => {
  const { session, events } = await open()
  session.judge.flush()
  session.context.ledger.add({
    id: 'trig-1',
    operation: session.context.contract.triggers[0] ?? expect.fail('no trigger'),
    kind: 'valid',
    token: 'a'.repeat(32),
    callbackUrl: '',
    expectations: [],
  })
  await using server = (await listen(session)).server
  await fetch(`${server.origin}/elsewhere`, { method: 'POST' })
  expect(summariseEvents(events)).toEqual(['receiver:listening', 'received dlv-1'])
  await session.finish()
  expect(summariseEvents(events).slice(2)).toEqual([
    'raised delivery-unexpected',
    'judged dlv-1 unexpected - -',
    'finished inconclusive',
  ])
})

test('events that share a write share the promise that they are kept', async () => {
  const first = Promise.resolve()
  const second = Promise.resolve()
  const writes = [first, first, second]
  const journal = { ...createMemoryJournal(), append: () => writes.shift() ?? Promise.resolve() }
  const { session } = await open({ journal })
  const emit = () => session.context.emit({ type: 'receiver:listening', url: 'http://h' })
  const kept = emit()
  expect(kept).toBeInstanceOf(Promise)
  expect(emit()).toBe(kept)
  expect(emit()).not.toBe(kept)
})
