import { expect, test } from 'vitest'
import type { SentDelivery } from '../../../src/delivery/model.js'
import { type DeliverInput, deliver } from '../../../src/session/deliver.js'
import type { Exchange, HttpRequest } from '../../../src/transport/model.js'
import type { Driver, SendOptions } from '../../../src/transport/send.js'
import { makePlacedCallback } from '../../support/check.js'
import { makeResponse } from '../../support/sent.js'
import { makeContext } from '../../support/session.js'

const REQUEST: HttpRequest = {
  method: 'POST',
  url: 'http://r.test/invoices/7',
  headers: [
    ['content-type', 'application/json'],
    ['X-Hook', 's3cret'],
  ],
  body: Buffer.from('{"paid":true}'),
}

/** A driver for which every receiver does the same. */
function answerWith(
  outcome: Pick<Exchange, 'response' | 'failure'>,
): Driver & { options: SendOptions[] } {
  const options: SendOptions[] = []
  return {
    options,
    send: (request, given) => {
      options.push(given)
      return Promise.resolve({ request, ...outcome, startedMs: 100, endedMs: 103 })
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

const NO_CONTENT = { response: { status: 204, headers: [], body: new Uint8Array() } }
const FAILURE = { failure: { reason: 'refused', message: 'r.test: nothing listens.' } } as const

function makeInput(input: Partial<DeliverInput> = {}): DeliverInput {
  const callback = makePlacedCallback({ responses: [makeResponse('204')] })
  return { callback, request: REQUEST, secretHeaders: ['X-Hook'], attempt: 1, ...input }
}

async function run(
  driver: Driver,
  input: Partial<DeliverInput> = {},
): Promise<{
  delivery: SentDelivery
  findings: readonly string[]
  context: ReturnType<typeof makeContext>
}> {
  const context = makeContext()
  return { ...(await deliver(makeInput(input), { context, driver, timeoutMs: 700 })), context }
}

test('a delivery is told with its answer, and then that it was judged', async () => {
  const { context, delivery, findings } = await run(answerWith(NO_CONTENT))
  expect(findings).toEqual([])
  expect(delivery).toMatchObject({ id: 'dlv-1', attempt: 1, request: REQUEST })
  expect(context.events).toEqual([
    {
      type: 'delivery:sent',
      delivery: 'dlv-1',
      callback: 'create_invoice > invoice_notification',
      attempt: 1,
      method: 'POST',
      url: 'http://r.test/invoices/7',
      headers: [
        ['content-type', 'application/json'],
        ['X-Hook', '[redacted]'],
      ],
      body: { size: 13, text: '{"paid":true}' },
      answer: { status: 204, headers: [], body: { size: 0, text: '' } },
      tookMs: 3,
    },
    {
      type: 'delivery:judged',
      delivery: 'dlv-1',
      match: 'sent',
      callback: 'create_invoice > invoice_notification',
      attempt: 1,
      findings: [],
    },
  ])
})

test('the receiver has the deadline for its answer, and a stopped run ends waiting', async () => {
  const driver = answerWith(NO_CONTENT)
  const { context } = await run(driver)
  expect(driver.options).toEqual([{ timeoutMs: 700, signal: context.abort }])
})

test('findings are raised between the two, and named by the second', async () => {
  const response = { status: 500, headers: [], body: Buffer.from('oops') }
  const { context, findings } = await run(answerWith({ response }))
  expect(findings).toEqual(['find-1'])
  expect(context.drafts.map(({ code, delivery }) => [code, delivery])).toEqual([
    ['receiver-server-error', 'dlv-1'],
  ])
  expect(context.events.at(-1)).toMatchObject({ type: 'delivery:judged', findings: ['find-1'] })
})

test('a receiver that is not there is a failure and a finding', async () => {
  const { context, findings } = await run(answerWith(FAILURE))
  expect(findings).toEqual(['find-1'])
  const [sent] = context.events
  expect(sent).toMatchObject({ type: 'delivery:sent', failure: FAILURE.failure })
  expect(sent).not.toHaveProperty('answer')
})

test('what was given up since the run was stopped is judged by nothing', async () => {
  const failure = { reason: 'cancelled', message: 'The request was cancelled.' } as const
  const { context, findings } = await run(answerWith({ failure }))
  expect(findings).toEqual([])
  expect(context.drafts).toEqual([])
  expect(context.events.map(({ type }) => type)).toEqual(['delivery:sent', 'delivery:judged'])
})

test('an event names the case, the attempt and what caused the delivery', async () => {
  const { context, delivery } = await run(answerWith(NO_CONTENT), {
    attempt: 3,
    requestId: 'req-9',
    forwarded: 'dlv-0',
    case: { label: 'body without /id', expects: 'refusal' },
  })
  expect(context.events[0]).toMatchObject({
    attempt: 3,
    request: 'req-9',
    forwarded: 'dlv-0',
    case: 'body without /id',
  })
  expect(delivery.case).toEqual({ label: 'body without /id', expects: 'refusal' })
})

test('when it is sent again is asked once, with the answer at hand', async () => {
  const asked: (number | undefined)[] = []
  const { context } = await run(answerWith(FAILURE), {
    retryInMs: ({ response }) => {
      asked.push(response?.status)
      return 250
    },
  })
  expect(asked).toEqual([undefined])
  expect(context.events[0]).toMatchObject({ retryInMs: 250 })
})

test('what is not sent again says nothing of it', async () => {
  const { context } = await run(answerWith(NO_CONTENT), { retryInMs: () => undefined })
  expect(context.events[0]).not.toHaveProperty('retryInMs')
})

test('cookies of the receiver are not told', async () => {
  const headers = [['Set-Cookie', 'session=abc']] as const
  const response = { status: 204, headers, body: new Uint8Array() }
  const { context } = await run(answerWith({ response }))
  expect(JSON.stringify(context.events)).not.toContain('session=abc')
})

test('a body that is no text is told in base64', async () => {
  const response = { status: 204, headers: [], body: Uint8Array.of(0xff, 0) }
  const { context } = await run(answerWith({ response }))
  expect(context.events[0]).toMatchObject({ answer: { body: { size: 2, base64: '/wA=' } } })
})

test('what a delivery does not have is no member of its event', async () => {
  const { context } = await run(answerWith(NO_CONTENT), { requestId: undefined, case: undefined })
  const [sent = {}] = context.events
  expect(Object.keys(sent).sort()).toEqual(
    [
      ...['answer', 'attempt', 'body', 'callback', 'delivery', 'headers', 'method'],
      ...['tookMs', 'type', 'url'],
    ].sort(),
  )
})

test('what a delivery has is told: its cause, its case, why it failed, and when it comes again', async () => {
  const { context } = await run(answerWith(FAILURE), {
    ...{ requestId: 'req-7', forwarded: 'dlv-9', retryInMs: () => 50 },
    case: { label: 'body without /id', expects: 'refusal' },
  })
  expect(context.events[0]).toMatchObject({
    ...{ request: 'req-7', forwarded: 'dlv-9', case: 'body without /id', retryInMs: 50 },
    failure: FAILURE.failure,
  })
  expect(context.events[0]).not.toHaveProperty('answer')
})
