import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { RunEvent } from '../../src/event/model.js'
import { createMemoryJournal } from '../../src/journal/memory.js'
import { openReceiver } from '../../src/run/receiver.js'
import { type VerifyOptions, verify } from '../../src/run/verify.js'
import type { Fault } from '../defects/invoice/model.js'
import { startDefectApi } from '../support/defect-api.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../support/invoice-document.js'
import { collectEvents, summariseEvents } from '../support/session.js'
import {
  findDeadUrl,
  postJson,
  type SmallAnswer,
  type SmallRequest,
  startSmallApi,
} from '../support/small-api.js'

const FAST: VerifyOptions = { timeoutMs: 10_000, settleMs: 1, concurrency: 1 }
const PAID = { description: 'Invoice paid', paid: true }

function load(options: InvoiceDocumentOptions = {}) {
  return loadContract(invoiceDocument(options))
}

function eventsOf<T extends RunEvent['type']>(
  events: readonly RunEvent[],
  type: T,
): Extract<RunEvent, { type: T }>[] {
  return events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type)
}

/** Drives the invoice API with a fault; its held callbacks go once their trigger is answered. */
async function verifyFault(fault: Fault, options: VerifyOptions = {}) {
  await using api = await startDefectApi(fault)
  const run = verify(await loadContract(api.documentUrl), { ...FAST, ...options })
  const events: RunEvent[] = []
  for await (const event of run) {
    events.push(event)
    if (event.type === 'trigger:answered') api.release()
  }
  return { events, report: await run.report, requests: api.requests.slice(1) }
}

const HELD: Fault = {
  callbacks: async (sound, _trigger, stage) => {
    await stage.released
    return sound
  },
}

test('a healthy run tells everything in order', async () => {
  const { events, report } = await verifyFault(HELD, { repeat: 1 })
  expect(summariseEvents(events)).toEqual([
    'run:started',
    'receiver:listening',
    'sent trig-1 valid',
    'opened exp-1',
    'answered trig-1 200',
    'received dlv-1',
    'met exp-1 by dlv-1',
    'judged dlv-1 matched trig-1 1',
    'sent trig-2 without-url',
    'answered trig-2 200',
    'sent trig-3 invalid',
    'opened exp-3',
    'answered trig-3 422',
    'finished passed',
  ])
  expect(report).toMatchObject({
    verdict: 'passed',
    because: '1 callback of 1 delivered and conforming',
    mode: 'verify',
    totals: { triggers: 3, triggersRefusedRightly: 1, expectationsMet: 1, errors: 0, warnings: 0 },
    findings: [],
  })
  const times = events.map((event) => event.atMs)
  expect(times).toEqual([...times].sort((one, other) => one - other))
})

test('what is sent and what comes back belong to one trigger', async () => {
  const { events } = await verifyFault(HELD, { repeat: 1 })
  const [sent] = eventsOf(events, 'trigger:sent')
  const [listening] = eventsOf(events, 'receiver:listening')
  const [opened] = eventsOf(events, 'expectation:opened')
  const [received] = eventsOf(events, 'delivery:received')
  const { id } = JSON.parse(sent?.body.text ?? '') as { id: string }
  expect(sent?.callbackUrl).toMatch(new RegExp(`^${listening?.url ?? ''}/[0-9a-f]{32}$`))
  expect(new URL(sent?.url ?? '').searchParams.get('callback_url')).toBe(sent?.callbackUrl)
  expect(opened?.url).toBe(`${sent?.callbackUrl ?? ''}/invoices/${id}`)
  expect(received?.url).toBe(new URL(opened?.url ?? '').pathname)
  expect(received?.answer).toMatchObject({
    status: 200,
    headers: [['content-type', 'application/json']],
  })
})

test('a callback before the answer is judged by the answer', async () => {
  const { events, report } = await verifyFault({ isInline: true }, { repeat: 1 })
  expect(summariseEvents(events).slice(2, 9)).toEqual([
    'sent trig-1 valid',
    'opened exp-1',
    'received dlv-1',
    'answered trig-1 200',
    'met exp-1 by dlv-1',
    'raised delivery-early',
    'judged dlv-1 matched trig-1 1',
  ])
  expect(eventsOf(events, 'expectation:met')[0]?.afterMs).toBeLessThan(0)
  expect(report.verdict).toBe('passed')
})

test('an API that is down makes the run inconclusive', async () => {
  const run = verify(await load(), { ...FAST, api: await findDeadUrl() })
  expect(summariseEvents(await collectEvents(run))).toEqual([
    'run:started',
    'receiver:listening',
    'sent trig-1 valid',
    'opened exp-1',
    'answered trig-1 refused',
    'raised trigger-failed',
    'finished inconclusive',
  ])
  expect(await run.report).toMatchObject({
    verdict: 'inconclusive',
    because: 'the API did not answer',
  })
})

test('an API that refuses everything makes the run inconclusive', async () => {
  await using api = await startSmallApi(() => ({ status: 401 }))
  const responses = { 200: { description: '' }, 401: { description: '' } }
  const run = verify(await load({ trigger: { responses } }), { ...FAST, api: api.url })
  expect(summariseEvents(await collectEvents(run)).slice(-3)).toEqual([
    'answered trig-1 401',
    'raised trigger-refused',
    'finished inconclusive',
  ])
  expect(await run.report).toMatchObject({ because: 'the API refused every trigger (401)' })
  expect(api.requests).toHaveLength(1)
})

test('a run that is stopped reports what has happened, and writes it down', async () => {
  await using api = await startSmallApi(() => ({ status: 200 }))
  const journal = createMemoryJournal()
  const run = verify(await load(), { api: api.url, timeoutMs: 600_000, journal })
  const events: RunEvent[] = []
  for await (const event of run) {
    events.push(event)
    if (event.type === 'trigger:answered') void run.stop()
  }
  const report = await run.report
  expect(report).toMatchObject({ verdict: 'interrupted', totals: { expectationsExpired: 0 } })
  expect(report.triggers[0]).toMatchObject({ trigger: 'trig-1', status: 200 })
  expect(report.coverage).toMatchObject([
    { state: 'not-exercised', because: 'the run ended before it was due' },
  ])
  expect(report.findings.map((finding) => finding.code)).not.toContain('delivery-missing')
  await journal[Symbol.asyncDispose]()
  const written = []
  for await (const entry of journal.tail()) written.push(entry.event)
  expect(written).toEqual(events)
  expect(summariseEvents(written).at(-1)).toBe('finished interrupted')
})

test('leaving the scope of a run stops it while the API still thinks', async () => {
  let enter = (): void => undefined
  const entered = new Promise<void>((resolve) => (enter = resolve))
  await using api = await startSmallApi(() => {
    enter()
    return new Promise(() => undefined)
  })
  let run
  {
    await using scoped = verify(await load(), { api: api.url })
    run = scoped
    await entered
  }
  expect(await run.report).toMatchObject({ verdict: 'interrupted', totals: { triggersFailed: 1 } })
})

test('a run does what it can without an iterator', async () => {
  await using api = await startDefectApi()
  const run = verify(await loadContract(api.documentUrl), FAST)
  expect((await run.report).verdict).toBe('passed')
})

/** A document with two operations at `/a` and `/b`, whose callbacks are `paid` and `shipped`. */
function makeTwoOperations() {
  const { post } = invoiceDocument().paths['/invoices/']
  const { invoice_notification: callback } = post.callbacks
  return {
    ...invoiceDocument(),
    paths: {
      '/a': { post: { ...post, operationId: 'a', callbacks: { paid: callback } } },
      '/b': { post: { ...post, operationId: 'b', callbacks: { shipped: callback } } },
    },
  }
}

/** Takes every invoice that is one, and calls back. */
function takeInvoice({ json, url }: SmallRequest): SmallAnswer {
  const { id, customer, total, title = '' } = json
  const texts = [id, customer, title]
  if (texts.some((one) => typeof one !== 'string') || typeof total !== 'number') {
    return { status: 422 }
  }
  const callbackUrl = url.searchParams.get('callback_url')
  const afterwards = () =>
    callbackUrl === null
      ? Promise.resolve()
      : postJson(`${callbackUrl}/invoices/${String(json['id'])}`, PAID)
  return { status: 200, afterwards }
}

test('two operations are driven at once, and their callbacks kept apart', async () => {
  await using api = await startSmallApi(takeInvoice)
  const run = verify(await loadContract(makeTwoOperations()), {
    ...FAST,
    api: api.url,
    concurrency: 8,
  })
  const events = await collectEvents(run)
  const report = await run.report
  expect(report).toMatchObject({ verdict: 'passed', totals: { operations: 2, triggers: 10 } })
  expect(
    report.coverage.map(({ callback, expected, delivered }) => [callback, expected, delivered]),
  ).toEqual([
    ['a > paid', 3, 3],
    ['b > shipped', 3, 3],
  ])
  const operationOf = new Map(
    eventsOf(events, 'trigger:sent').map(({ trigger, operation }) => [trigger, operation]),
  )
  expect(
    eventsOf(events, 'expectation:met').map(({ trigger, callback }) =>
      callback.startsWith(`${operationOf.get(trigger) ?? ''} >`),
    ),
  ).toEqual(Array.from({ length: 6 }, () => true))
  expect(new Set(api.requests.map(({ url }) => url.pathname))).toEqual(new Set(['/a', '/b']))
})

test('--only drives what it names, and the plan says what was left out', async () => {
  await using api = await startSmallApi(takeInvoice)
  const run = verify(await loadContract(makeTwoOperations()), {
    ...FAST,
    api: api.url,
    only: ['shipped'],
  })
  expect(await run.report).toMatchObject({
    verdict: 'passed',
    coverage: [
      { callback: 'a > paid', state: 'not-exercised', because: 'it was not chosen (--only)' },
      { callback: 'b > shipped', state: 'delivered' },
    ],
  })
  expect(new Set(api.requests.map(({ url }) => url.pathname))).toEqual(new Set(['/b']))
})

test('options that have no meaning are refused at once', async () => {
  const contract = await load()
  const api = 'http://127.0.0.1:1'
  const refused = (options: VerifyOptions) => () => verify(contract, { api, ...options })
  const usage: unknown = expect.objectContaining({ code: 'RINGBACK_ERR_USAGE' })
  expect(refused({ only: ['nobody'] })).toThrow(usage)
  expect(() => verify(contract)).toThrow(usage)
  expect(refused({ api: 'nowhere' })).toThrow(usage)
  expect(refused({ concurrency: 0 })).toThrow(usage)
  expect(refused({ repeat: 0 })).toThrow(usage)
  expect(refused({ timeoutMs: Number.NaN })).toThrow(usage)
  expect(refused({ settleMs: -1 })).toThrow(usage)
})

test('an optional URL is left out once, and a required one never', async () => {
  const wasLeftOut = async (required: boolean) => {
    await using api = await startSmallApi(takeInvoice)
    const parameters = [
      { name: 'callback_url', in: 'query', required, schema: { type: 'string', format: 'uri' } },
    ]
    const run = verify(await load({ trigger: { parameters } }), { ...FAST, api: api.url })
    expect((await run.report).verdict).toBe('passed')
    return api.requests.filter(({ url }) => !url.searchParams.has('callback_url')).length
  }
  expect(await wasLeftOut(false)).toBe(1)
  expect(await wasLeftOut(true)).toBe(0)
})

const LATE = {
  key: '{$request.query.callback_url}/invoices/{$response.body#/id}',
  trigger: {
    responses: {
      200: {
        description: '',
        content: {
          'application/json': {
            schema: { type: 'object', properties: { id: { type: 'string' } } },
          },
        },
      },
      422: { description: '' },
    },
  },
}

/** Gives every invoice an id of its own, and puts `idOf` that into the callback URL. */
function startNumberingApi(idOf: (id: string) => string) {
  let count = 0
  return startSmallApi((request) => {
    const taken = takeInvoice(request)
    if (taken.status !== 200) return taken
    const id = `made-${(count += 1)}`
    const callbackUrl = request.url.searchParams.get('callback_url')
    const afterwards = () =>
      callbackUrl === null
        ? Promise.resolve()
        : postJson(`${callbackUrl}/invoices/${idOf(id)}`, PAID)
    return { status: 200, json: { id }, afterwards }
  })
}

test('a URL over the answer is expected once the answer is there', async () => {
  await using api = await startNumberingApi((id) => id)
  const run = verify(await load(LATE), { ...FAST, api: api.url })
  const events = await collectEvents(run)
  expect((await run.report).verdict).toBe('passed')
  expect(eventsOf(events, 'expectation:opened').map((event) => event.url)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  const paths = eventsOf(events, 'delivery:received').map(({ url }) => url.split('/').at(-1))
  expect(paths).toHaveLength(3)
  expect(new Set(paths).size).toBe(3)
})

test('a wrong id from the answer is explained by the answer', async () => {
  await using api = await startNumberingApi((id) => `${id}-copy`)
  const run = verify(await load(LATE), { ...FAST, api: api.url, repeat: 1 })
  const { findings } = await run.report
  expect(findings).toMatchObject([
    {
      code: 'delivery-url',
      hint: '{$response.body#/id} is "made-1" in the trigger, but "made-1-copy" was put in',
    },
  ])
})

test.each([
  ['paid', []],
  ['lost', ['delivery-parameter']],
])('a part of the path that the API fills with %s is judged by its schema', async (kind, codes) => {
  await using api = await startSmallApi((request) => {
    const taken = takeInvoice(request)
    const callbackUrl = request.url.searchParams.get('callback_url')
    const afterwards = () =>
      callbackUrl === null ? Promise.resolve() : postJson(`${callbackUrl}/${kind}`, PAID)
    return taken.status === 200 ? { status: 200, afterwards } : taken
  })
  const contract = await load({
    key: '{$request.query.callback_url}/{kind}',
    callback: {
      parameters: [
        { name: 'kind', in: 'path', required: true, schema: { enum: ['paid', 'refused'] } },
      ],
    },
  })
  const { findings } = await verify(contract, { ...FAST, api: api.url, repeat: 1 }).report
  expect(findings.map((finding) => finding.code)).toEqual(codes)
})

test('of 200 triggers at 50 a time every one gets its own callback', async () => {
  const warnings: Error[] = []
  const keep = (warning: Error) => warnings.push(warning)
  process.on('warning', keep)
  const { events, report } = await verifyFault({}, { repeat: 200, concurrency: 50 })
  process.off('warning', keep)
  expect(warnings).toEqual([])
  expect(report).toMatchObject({
    verdict: 'passed',
    totals: { triggers: 202, expectations: 200, expectationsMet: 200, deliveries: 200, errors: 0 },
  })
  const valid = eventsOf(events, 'trigger:sent').filter(({ kind }) => kind === 'valid')
  const urlOf = new Map(eventsOf(events, 'delivery:received').map((one) => [one.delivery, one.url]))
  const deliveryOf = new Map(
    eventsOf(events, 'expectation:met').map(({ trigger, delivery }) => [trigger, delivery]),
  )
  expect(valid).toHaveLength(200)
  expect(new Set(deliveryOf.values()).size).toBe(200)
  for (const { trigger, callbackUrl, body } of valid) {
    const { id } = JSON.parse(body.text ?? '') as { id: string }
    const path = `${new URL(callbackUrl ?? '').pathname}/invoices/${id}`
    expect([trigger, urlOf.get(deliveryOf.get(trigger) ?? '')]).toEqual([trigger, path])
  }
  const judged = eventsOf(events, 'delivery:judged')
  expect(judged.filter(({ match, attempt }) => match !== 'matched' || attempt !== 1)).toEqual([])
})

/** Something to be ended, and how often that was asked for. */
function makeStarted(onEnd: () => Promise<unknown> = () => Promise.resolve()) {
  const started = {
    count: 0,
    [Symbol.asyncDispose]: async () => {
      started.count += 1
      if (started.count === 1) await onEnd()
    },
  }
  return started
}

test('the started API is ended while the receiver still takes its last callbacks', async () => {
  const callbackUrls: string[] = []
  await using api = await startSmallApi((request) => {
    const { status } = takeInvoice(request)
    const callbackUrl = request.url.searchParams.get('callback_url')
    if (status === 200 && callbackUrl !== null) {
      callbackUrls.push(`${callbackUrl}/invoices/${String(request.json['id'])}`)
    }
    return { status }
  })
  const statuses: number[] = []
  const startedApi = makeStarted(async () => {
    for (const url of callbackUrls) statuses.push(await postJson(url, PAID))
  })
  const run = verify(await load(), { ...FAST, timeoutMs: 5, api: api.url, repeat: 1, startedApi })
  const lines = summariseEvents(await collectEvents(run))
  expect(statuses).toEqual([200])
  expect(lines).toContain('raised delivery-missing')
  expect(lines.slice(-5)).toEqual([
    'received dlv-1',
    'met exp-1 by dlv-1',
    'raised delivery-late',
    'judged dlv-1 matched trig-1 1',
    'finished failed',
  ])
})

test('the started API is ended too where there is nothing to drive', async () => {
  const startedApi = makeStarted()
  const contract = await load({ key: 'https://example.com/hook' })
  const report = await verify(contract, { ...FAST, startedApi }).report
  expect(startedApi.count).toBeGreaterThan(0)
  expect(report).toMatchObject({
    verdict: 'inconclusive',
    because: 'no callback of the document can be driven',
  })
})

test('the started API is ended too where the receiver cannot listen', async () => {
  await using other = await openReceiver(await load())
  const port = Number(new URL(other.url).port)
  const startedApi = makeStarted()
  const run = verify(await load(), { ...FAST, api: await findDeadUrl(), port, startedApi })
  await expect(run.report).rejects.toMatchObject({ code: 'RINGBACK_ERR_PORT_UNAVAILABLE' })
  expect(startedApi.count).toBeGreaterThan(0)
})

test('credentials and secrets are in no event and no report', async () => {
  await using api = await startSmallApi(({ headers, json, url }) => {
    const taken = takeInvoice({ method: 'POST', headers, json, url })
    return { ...taken, json: { echo: headers['authorization'], tenant: headers['x-tenant'] } }
  })
  const components = {
    ...invoiceDocument().components,
    securitySchemes: { basic: { type: 'http', scheme: 'basic' } },
  }
  const contract = await load({ root: { components, security: [{ basic: [] }] } })
  const run = verify(contract, {
    ...FAST,
    api: api.url,
    credentials: { basic: 'ada:canary-pass' },
    secrets: ['canary-tenant'],
    valuesFor: () => ({
      parameters: new Map(),
      members: new Map(),
      headers: [['x-tenant', 'canary-tenant']],
    }),
  })
  const events = await collectEvents(run)
  const told = JSON.stringify([events, await run.report])
  expect(api.requests[0]?.headers['authorization']).toBe(
    `Basic ${Buffer.from('ada:canary-pass').toString('base64')}`,
  )
  expect(api.requests[0]?.headers['x-tenant']).toBe('canary-tenant')
  for (const secret of [
    'canary-pass',
    'canary-tenant',
    Buffer.from('ada:canary-pass').toString('base64'),
  ]) {
    expect(told).not.toContain(secret)
  }
})

test('findings about the document come first, and only about what is driven', async () => {
  await using api = await startSmallApi(takeInvoice)
  const run = verify(await load({ key: '{$callback_url}/invoices/{$request.body.id}' }), {
    ...FAST,
    api: api.url,
    repeat: 1,
  })
  const lines = summariseEvents(await collectEvents(run))
  expect(lines.slice(0, 4)).toEqual([
    'run:started',
    'raised expression-nonstandard',
    'raised expression-nonstandard',
    'receiver:listening',
  ])
  expect((await run.report).verdict).toBe('passed')
})

test('a strict run fails for a warning', async () => {
  await using api = await startSmallApi(takeInvoice)
  const contract = await load({ key: '{$callback_url}/invoices/{$request.body.id}' })
  const report = await verify(contract, { ...FAST, api: api.url, repeat: 1, strict: true }).report
  expect(report.verdict).toBe('failed')
})

test('the same seed sends the same bodies but for what is the own of a trigger', async () => {
  const bodiesOf = async (seed: number) => {
    await using api = await startSmallApi(takeInvoice)
    await verify(await load(), { ...FAST, api: api.url, seed }).report
    return api.requests.map(({ json }) => ({ ...json, id: typeof json['id'] }))
  }
  expect(await bodiesOf(7)).toEqual(await bodiesOf(7))
})
