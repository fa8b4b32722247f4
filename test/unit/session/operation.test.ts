import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import { createJudge } from '../../../src/session/judge.js'
import { createLimit } from '../../../src/session/limit.js'
import { type DriveOptions, driveOperation } from '../../../src/session/operation.js'
import type { Exchange, HttpRequest } from '../../../src/transport/model.js'
import { makeDelivery } from '../../support/check.js'
import { makeReceived } from '../../support/delivery.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../../support/invoice-document.js'
import { makeContext, summariseEvents } from '../../support/session.js'

interface Setting extends Partial<Pick<DriveOptions, 'repeat' | 'values'>> {
  readonly document?: InvoiceDocumentOptions
  readonly concurrency?: number
  /** How the API answers; by default as the document has it. */
  readonly answer?: (request: HttpRequest) => number
  /** Whether accepted triggers get their callback at once. */
  readonly callsBack?: boolean
  readonly settleMs?: number
  readonly onSend?: (stop: () => void, count: number) => void
}

/** Whether the trigger has the members that the document requires. */
function isValid({ body }: HttpRequest): boolean {
  const invoice: unknown = JSON.parse(new TextDecoder().decode(body))
  return typeof invoice === 'object' && invoice !== null && 'customer' in invoice
}

/** Drives the invoice operation against an API that is a function. */
async function drive({ document, concurrency = 10, repeat = 3, ...setting }: Setting = {}) {
  const { settleMs = 1 } = setting
  const contract = await loadContract(invoiceDocument(document))
  const [operation] = contract.triggers
  if (operation === undefined) throw new Error('the document has no trigger')
  const context = { ...makeContext({}, { timeoutMs: 5, settleMs }), contract }
  const judge = createJudge(context)
  const sent: HttpRequest[] = []
  let underWay = 0
  let most = 0

  async function send(request: HttpRequest): Promise<Exchange> {
    sent.push(request)
    underWay += 1
    most = Math.max(most, underWay)
    setting.onSend?.(() => context.stop(), sent.length)
    await new Promise(setImmediate)
    underWay -= 1
    const status = setting.answer?.(request) ?? (isValid(request) ? 200 : 422)
    const callbackUrl = new URL(request.url).searchParams.get('callback_url')
    if (status === 200 && callbackUrl !== null && setting.callsBack !== false) {
      const { id } = JSON.parse(new TextDecoder().decode(request.body)) as { id: string }
      const url = `${new URL(callbackUrl).pathname}/invoices/${id}`
      judge.accept(makeDelivery(makeReceived(url, { json: { description: '', paid: true } })))
    }
    const at = context.clock.nowMs()
    const response = { status, headers: [], body: new Uint8Array() }
    return { request, response, startedMs: at, endedMs: at }
  }

  let ordinal = 0
  await driveOperation(operation, operation.callbacks, {
    contract,
    serverUrl: 'http://127.0.0.1:8000',
    receiverUrl: 'http://127.0.0.1:9000',
    repeat,
    seed: 1,
    values: setting.values ?? { parameters: new Map(), members: new Map(), headers: [] },
    credentials: {},
    limit: createLimit(concurrency),
    tools: {
      context,
      judge,
      driver: { send, [Symbol.asyncDispose]: () => Promise.resolve() },
      answerTimeoutMs: 1000,
    },
    nextOrdinal: () => (ordinal += 1),
  })
  const kinds = summariseEvents(context.events).filter((line) => line.startsWith('sent'))
  return { context, sent, kinds, most }
}

test('an operation is driven by valid triggers, one without URL and one that is invalid', async () => {
  const { kinds } = await drive()
  expect(kinds).toEqual([
    'sent trig-1 valid',
    'sent trig-2 valid',
    'sent trig-3 valid',
    'sent trig-4 without-url',
    'sent trig-5 invalid',
  ])
})

test('the first trigger is answered before the others are sent', async () => {
  const { context, most } = await drive()
  const lines = summariseEvents(context.events)
  expect(lines.indexOf('answered trig-1 200')).toBeLessThan(lines.indexOf('sent trig-2 valid'))
  expect(most).toBe(4)
})

test.each([401, 422, 500])(
  'an API that answers the first one %i gets no others',
  async (status) => {
    const { kinds } = await drive({ answer: () => status })
    expect(kinds).toEqual(['sent trig-1 valid'])
  },
)

test('one valid trigger is enough where no more are asked for', async () => {
  const { kinds } = await drive({ repeat: 1 })
  expect(kinds).toEqual(['sent trig-1 valid', 'sent trig-2 without-url', 'sent trig-3 invalid'])
})

test('a URL that is required is never left out', async () => {
  const parameters = [
    { name: 'callback_url', in: 'query', required: true, schema: { type: 'string' } },
  ]
  const { kinds, sent } = await drive({ document: { trigger: { parameters } } })
  expect(kinds.filter((line) => line.endsWith('without-url'))).toEqual([])
  expect(sent.filter(({ url }) => !url.includes('callback_url'))).toEqual([])
})

test('each trigger has a callback URL and an id of its own', async () => {
  const { sent } = await drive({ repeat: 5 })
  const urls = sent.flatMap(({ url }) => new URL(url).searchParams.get('callback_url') ?? [])
  expect(urls).toHaveLength(6)
  expect(new Set(urls).size).toBe(6)
  expect(urls.filter((url) => !/^http:\/\/127\.0\.0\.1:9000\/[0-9a-f]{32}$/.test(url))).toEqual([])
  const ids = sent.map(({ body }) => /"id":"([^"]+)"/.exec(new TextDecoder().decode(body))?.[1])
  expect(new Set(ids).size).toBe(sent.length)
})

test('no more triggers are under way than the limit allows', async () => {
  const { most, kinds } = await drive({ repeat: 8, concurrency: 2 })
  expect(kinds).toHaveLength(10)
  expect(most).toBe(2)
})

test('a trigger holds its place until its callback is there or overdue', async () => {
  const { context } = await drive({ repeat: 2, concurrency: 1, callsBack: false })
  const lines = summariseEvents(context.events)
  expect(lines.indexOf('expired exp-1')).toBeLessThan(lines.indexOf('sent trig-2 valid'))
  expect(lines.filter((line) => line.startsWith('expired'))).toEqual([
    'expired exp-1',
    'expired exp-2',
  ])
})

test('a place is free when the callback is there, while quiet is still watched for', async () => {
  const { kinds } = await drive({
    concurrency: 1,
    settleMs: 600_000,
    onSend: (stop, count) => {
      if (count === 2) stop()
    },
  })
  expect(kinds).toEqual(['sent trig-1 valid', 'sent trig-2 valid'])
})

test('an error of ours under way fails the drive before the others are sent', async () => {
  let count = 0
  const answer = () => {
    count += 1
    if (count > 1) throw new Error('broken')
    return 200
  }
  await expect(drive({ repeat: 50, concurrency: 1, answer })).rejects.toThrow('broken')
  expect(count).toBeLessThan(5)
})

test('a trigger that cannot be made is skipped with its reason, and gives its place back', async () => {
  const trigger = {
    parameters: [{ name: 'callback_url', in: 'query', schema: {} }],
    requestBody: { content: { 'application/json': { schema: {} } } },
  }
  const { context, kinds } = await drive({
    document: { trigger, key: '{$request.query.callback_url}' },
    concurrency: 1,
    callsBack: false,
    answer: () => 200,
  })
  expect(context.events.filter((event) => event.type === 'operation:skipped')).toEqual([
    {
      type: 'operation:skipped',
      operation: 'create_invoice',
      kind: 'invalid',
      because: expect.stringMatching(/./) as string,
    },
  ])
  expect(kinds).toEqual([
    'sent trig-1 valid',
    'sent trig-2 valid',
    'sent trig-3 valid',
    'sent trig-4 without-url',
  ])
})

test('nothing more is sent once the run is stopped', async () => {
  const { kinds } = await drive({ concurrency: 1, onSend: (stop) => stop() })
  expect(kinds).toEqual(['sent trig-1 valid'])
})
