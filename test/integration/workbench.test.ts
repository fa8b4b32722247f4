import { expect, test } from 'vitest'
import { createMemoryJournal } from '../../src/journal/memory.js'
import type { Workbench } from '../../src/run/workbench-model.js'
import type { HttpRequest } from '../../src/transport/model.js'
import { badEnum } from '../defects/bad-enum.js'
import { startDefectApi } from '../support/defect-api.js'
import { startHoldingApi } from '../support/holding-api.js'
import { summariseEvents } from '../support/session.js'
import { findDeadUrl } from '../support/small-api.js'
import { watchWorkbench } from '../support/workbench.js'

const OPERATION = 'createInvoice'

function openAgainst(api: { readonly url: string; readonly documentUrl: string }, options = {}) {
  return watchWorkbench({ api: api.url, ...options }, api.documentUrl)
}

async function draft(bench: Workbench): Promise<HttpRequest> {
  const drafted = await bench.draft(OPERATION)
  if (!drafted.ok) throw new Error(drafted.because)
  return drafted.request
}

function editJson(request: HttpRequest, change: object): HttpRequest {
  const json = JSON.parse(Buffer.from(request.body).toString()) as object
  return { ...request, body: Buffer.from(JSON.stringify({ ...json, ...change })) }
}

test('a trigger on demand is answered, and its callback is judged as it arrives', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  await open.bench.trigger(OPERATION)
  await open.when('delivery:judged')
  const report = await open.bench.stop()
  expect(summariseEvents(open.events).sort()).toEqual(
    [
      'run:started',
      'receiver:listening',
      'opened exp-1',
      'sent trig-1 valid',
      'answered trig-1 200',
      'received dlv-1',
      'met exp-1 by dlv-1',
      'judged dlv-1 matched trig-1 1',
      'finished passed',
    ].sort(),
  )
  expect(report).toMatchObject({ mode: 'open', verdict: 'passed', totals: { triggers: 1 } })
  expect(await open.bench.report).toBe(report)
})

test('operations say what they cause, and an operation may be named by method and path', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  expect(open.bench.listOperations()).toEqual([
    {
      operation: OPERATION,
      method: 'POST',
      path: '/invoices/',
      callbacks: ['createInvoice > invoiceNotification'],
    },
  ])
  await open.bench.trigger('POST /invoices/')
  expect(await open.when('trigger:answered')).toMatchObject({ operation: OPERATION, status: 200 })
})

test('a faulty API is found out as by verify', async () => {
  await using api = await startDefectApi(badEnum.fault)
  await using open = await openAgainst(api)
  await open.bench.trigger(OPERATION)
  await open.when('delivery:judged')
  expect(await open.bench.stop()).toMatchObject({
    verdict: 'failed',
    findings: [{ code: 'delivery-body-schema', delivery: 'dlv-1', trigger: 'trig-1' }],
  })
})

test('what the document does not have is skipped with its reason', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  await open.bench.trigger('deleteInvoice')
  expect(await open.when('operation:skipped')).toMatchObject({
    operation: 'deleteInvoice',
    because: 'the document has no operation named deleteInvoice that causes callbacks',
  })
  expect(await open.bench.draft('deleteInvoice')).toMatchObject({ ok: false })
})

test('an API that has gone is a finding, and the next trigger finds it again', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api, { api: await findDeadUrl() })
  await open.bench.trigger(OPERATION)
  await open.bench.trigger(OPERATION)
  expect(await open.when('trigger:answered', 2)).toMatchObject({ failure: { reason: 'refused' } })
  expect(await open.bench.stop()).toMatchObject({
    verdict: 'inconclusive',
    because: 'the API did not answer',
    findings: [{ code: 'trigger-failed', count: 2 }],
  })
})

test('a draft is sent as it was edited, and its callback is expected as it says', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  const request = await draft(open.bench)
  await open.bench.trigger(OPERATION, editJson(request, { id: 'edited/4711', customer: 'me' }))
  expect(await open.when('delivery:judged')).toMatchObject({ match: 'matched', findings: [] })
  const sent = await open.when('trigger:sent')
  expect(sent.body.text).toContain('"customer":"me"')
  const received = await open.when('delivery:received')
  expect(decodeURIComponent(received.url)).toContain('edited/4711')
})

test('the API may refuse what was edited: that is no finding', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  await open.bench.trigger(OPERATION, editJson(await draft(open.bench), { customer: undefined }))
  expect(await open.when('trigger:answered')).toMatchObject({ status: 422 })
  expect((await open.bench.stop()).findings).toEqual([])
})

test('the same edited request again is a trigger of its own', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  const edited = editJson(await draft(open.bench), { customer: 'me' })
  await open.bench.trigger(OPERATION, edited)
  await open.bench.trigger(OPERATION, edited)
  await open.when('delivery:judged', 2)
  const [one, other] = [await open.when('trigger:sent'), await open.when('trigger:sent', 2)]
  expect(other.callbackUrl).not.toBe(one.callbackUrl)
  expect(other.url).toContain(encodeURIComponent(other.callbackUrl ?? 'none'))
  expect(await open.bench.stop()).toMatchObject({ verdict: 'passed', findings: [] })
})

test('no callback is due where the URL was edited away', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  const request = await draft(open.bench)
  await open.bench.trigger(OPERATION, { ...request, url: request.url.replace(/\?.*/, '') })
  expect(await open.when('trigger:sent')).toMatchObject({ kind: 'without-url' })
  expect(open.events.some(({ type }) => type === 'expectation:opened')).toBe(false)
})

test('credentials are struck out of a draft, and put back when it is sent', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api, {
    valuesFor: () => ({
      parameters: new Map(),
      members: new Map(),
      headers: [['authorization', 'Bearer canary-4711']],
    }),
    secrets: ['canary-4711'],
  })
  const request = await draft(open.bench)
  expect(request.headers).toContainEqual(['authorization', 'Bearer [redacted]'])
  await open.bench.trigger(OPERATION, request)
  const { headers } = api.requests.at(-1) ?? {}
  expect(headers).toMatchObject({ authorization: 'Bearer canary-4711' })
  expect(JSON.stringify(open.events)).not.toContain('canary-4711')
})

test('a callback that does not come is missing, while others are triggered', async () => {
  await using api = await startDefectApi({ callbacks: () => [] })
  await using open = await openAgainst(api, { timeoutMs: 1 })
  await open.bench.trigger(OPERATION)
  expect(await open.when('expectation:expired')).toMatchObject({ trigger: 'trig-1' })
  await open.when('finding:raised')
  expect(await open.bench.stop()).toMatchObject({
    verdict: 'failed',
    findings: [{ code: 'delivery-missing' }],
  })
})

test('what waits for a callback when it is stopped does not hold it up', async () => {
  await using api = await startDefectApi({ callbacks: () => [] })
  await using open = await openAgainst(api, { timeoutMs: 3_600_000 })
  await open.bench.trigger(OPERATION)
  expect(await open.bench.stop()).toMatchObject({ verdict: 'inconclusive', findings: [] })
})

test('whoever iterates sees everything from the beginning to the end', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  await open.bench.trigger(OPERATION)
  await open.when('delivery:judged')
  const seen: string[] = []
  const reading = (async () => {
    for await (const { type } of open.bench) seen.push(type)
  })()
  await open.bench.stop({ isInterrupted: true })
  await reading
  expect(seen[0]).toBe('run:started')
  expect(seen.at(-1)).toBe('run:finished')
  expect(seen).toEqual(open.events.map(({ type }) => type))
})

test('an interrupted one says so, and a shortfall is no success', async () => {
  await using one = await watchWorkbench({ mode: 'listen' })
  expect(await one.bench.stop({ isInterrupted: true })).toMatchObject({ verdict: 'interrupted' })
  await using other = await watchWorkbench({ mode: 'listen' })
  expect(await other.bench.stop({ shortfall: '1 of 2 deliveries arrived' })).toMatchObject({
    verdict: 'inconclusive',
    because: '1 of 2 deliveries arrived',
  })
})

test('a port that is taken is refused', async () => {
  await using open = await watchWorkbench()
  const port = Number(new URL(open.bench.url).port)
  await expect(watchWorkbench({ port })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_PORT_UNAVAILABLE',
  })
})

test('a journal that cannot be written is told, and everything goes on', async () => {
  const journal = createMemoryJournal()
  await using api = await startDefectApi()
  await using open = await openAgainst(api, { journal })
  await journal[Symbol.asyncDispose]()
  await open.bench.trigger(OPERATION)
  await open.when('delivery:judged')
  expect(await open.when('journal:failed')).toMatchObject({
    message: expect.stringContaining('after the journal was closed') as string,
  })
  expect(open.events.filter(({ type }) => type === 'journal:failed')).toHaveLength(1)
  expect(await open.bench.stop()).toMatchObject({ verdict: 'passed' })
})

test('a journal has every event', async () => {
  const journal = createMemoryJournal()
  await using api = await startDefectApi()
  await using open = await openAgainst(api, { journal })
  await open.bench.trigger(OPERATION)
  await open.when('delivery:judged')
  await open.bench.stop()
  await journal[Symbol.asyncDispose]()
  const types: string[] = []
  for await (const { event } of journal.tail()) types.push(event.type)
  expect(types).toEqual(open.events.map(({ type }) => type))
})

test('a trigger that is under way when it ends is told before the end, and none comes after', async () => {
  await using api = await startHoldingApi()
  await using open = await openAgainst(api)
  const triggered = open.bench.trigger(OPERATION)
  await api.triggered
  await open.bench.stop()
  await triggered
  await open.bench.trigger(OPERATION)
  await open.bench.trigger('nothing')
  await open.bench.forward('dlv-1', api.url)
  expect(summariseEvents(open.events).slice(-2)).toEqual([
    'answered trig-1 cancelled',
    'finished inconclusive',
  ])
})

test('all can be triggered at once', async () => {
  await using api = await startDefectApi()
  await using open = await openAgainst(api)
  await Promise.all(Array.from({ length: 30 }, () => open.bench.trigger(OPERATION)))
  await open.when('delivery:judged', 30)
  expect(await open.bench.stop()).toMatchObject({
    verdict: 'passed',
    totals: { triggers: 30, expectationsMet: 30 },
    findings: [],
  })
})
