import { expect, test } from 'vitest'
import type { Delivery, Match, Trigger } from '../../../src/delivery/model.js'
import { createJudge } from '../../../src/session/judge.js'
import { makeBodyCallback, makeDelivery, makeMedia, placeAt } from '../../support/check.js'
import { makeCallback } from '../../support/contract.js'
import {
  makeReceived,
  makeTrigger,
  onlyExpectation,
  type TriggerInput,
  token,
} from '../../support/delivery.js'
import { makeContext, summariseEvents } from '../../support/session.js'

const EVENT = { type: 'object', required: ['paid'], properties: { paid: { type: 'boolean' } } }
const CALLBACK = {
  ...makeBodyCallback([makeMedia('application/json', 'Event')]),
  responses: [{ status: '200', description: '', headers: [], content: [], place: placeAt('') }],
}

/** A judge over triggers 1, 2, ..., unanswered unless told otherwise. */
function setUp(...inputs: TriggerInput[]) {
  const context = makeContext({ schemas: { Event: EVENT } })
  const triggers = inputs.map((input, index) =>
    makeTrigger({ number: index + 1, callbacks: [CALLBACK], status: undefined, ...input }),
  )
  for (const trigger of triggers) context.ledger.add(trigger)
  const judged: { delivery: string; match: Match['kind']; findings: readonly string[] }[] = []
  const judge = createJudge(context, (delivery, match, findings) =>
    judged.push({ delivery: delivery.id, match: match.kind, findings }),
  )
  const summarise = () => summariseEvents(context.events)
  return { context, judge, triggers, judged, summarise }
}

function deliver(number: number, url: string, json: unknown = { paid: true }): Delivery {
  return makeDelivery(makeReceived(url, { json, receivedMs: 20 }), { id: `dlv-${number}` })
}

const toTrigger = (number: number, id = number) => `/${token(number)}/invoices/inv-${id}`

function answer(trigger: Trigger | undefined, status = 200): Trigger {
  if (trigger === undefined) throw new Error('there is no such trigger')
  const { exchange } = makeTrigger({ status })
  if (exchange !== undefined) trigger.exchange = exchange
  return trigger
}

test('a delivery of an answered trigger is judged at once', () => {
  const { judge, judged, context, summarise } = setUp({ status: 200 })
  judge.accept(deliver(1, toTrigger(1)))
  expect(summarise()).toEqual(['met exp-1-1 by dlv-1', 'judged dlv-1 matched trig-1 1'])
  expect(context.events).toEqual([
    {
      type: 'expectation:met',
      expectation: 'exp-1-1',
      trigger: 'trig-1',
      callback: 'create_invoice > invoice_notification',
      delivery: 'dlv-1',
      afterMs: 10,
    },
    {
      type: 'delivery:judged',
      delivery: 'dlv-1',
      match: 'matched',
      findings: [],
      trigger: 'trig-1',
      callback: 'create_invoice > invoice_notification',
      attempt: 1,
    },
  ])
  expect(judged).toEqual([{ delivery: 'dlv-1', match: 'matched', findings: [] }])
})

test('a delivery that overtakes the answer is held, and judged by it', () => {
  const { judge, triggers, context, summarise } = setUp({})
  judge.accept(deliver(1, toTrigger(1)))
  expect(context.events).toEqual([])
  const trigger = answer(triggers[0])
  if (trigger.exchange !== undefined) trigger.exchange = { ...trigger.exchange, endedMs: 25.5 }
  judge.release(trigger)
  expect(context.events[0]).toMatchObject({ type: 'expectation:met', afterMs: -5.5 })
  expect(summarise()).toEqual(['met exp-1-1 by dlv-1', 'judged dlv-1 matched trig-1 1'])
  expect(context.drafts.map((draft) => draft.code)).toEqual(['delivery-early'])
})

test('a delivery whose trigger is then refused was not owed', () => {
  const { judge, triggers, context, summarise } = setUp({})
  judge.accept(deliver(1, toTrigger(1)))
  judge.release(answer(triggers[0], 422))
  expect(summarise()).toEqual(['judged dlv-1 unowed trig-1 -'])
  expect(context.drafts.map((draft) => draft.code)).toEqual(['delivery-after-rejection'])
})

test('a delivery waits for its own trigger only', () => {
  const { judge, triggers, summarise } = setUp({}, {})
  judge.accept(deliver(1, toTrigger(1)))
  judge.release(answer(triggers[1]))
  expect(summarise()).toEqual([])
  judge.release(answer(triggers[0]))
  expect(summarise()).toEqual(['met exp-1-1 by dlv-1', 'judged dlv-1 matched trig-1 1'])
})

test('a stray delivery waits for all triggers that are under way, and for no later ones', () => {
  const { judge, triggers, context, summarise } = setUp({ status: 200 }, {}, {})
  judge.accept(deliver(1, '/elsewhere'))
  context.ledger.add(makeTrigger({ number: 4, status: undefined }))
  judge.release(answer(triggers[1]))
  expect(summarise()).toEqual([])
  judge.release(answer(triggers[2]))
  expect(summarise()).toEqual(['judged dlv-1 unexpected - -'])
})

test('a stray delivery does not wait for triggers of others, which nobody answers here', () => {
  const { judge, summarise } = setUp({ kind: 'external' }, { kind: 'external' })
  judge.accept(deliver(1, '/elsewhere'))
  expect(summarise()).toEqual(['judged dlv-1 unexpected - -'])
})

test('what still waits is judged when no more answers come', () => {
  const { judge, summarise } = setUp({}, {})
  judge.accept(deliver(1, toTrigger(1)))
  judge.accept(deliver(2, '/elsewhere'))
  judge.flush()
  expect(summarise()).toEqual(['judged dlv-1 unowed trig-1 -', 'judged dlv-2 unexpected - -'])
  judge.flush()
  expect(summarise()).toHaveLength(2)
})

test('deliveries are counted, and only the first one meets the expectation', () => {
  const { judge, triggers, context, summarise } = setUp({ status: 200 })
  judge.accept(deliver(1, toTrigger(1)))
  judge.accept(deliver(2, toTrigger(1)))
  judge.accept(deliver(3, toTrigger(1), { paid: false }))
  expect(summarise()).toEqual([
    'met exp-1-1 by dlv-1',
    'judged dlv-1 matched trig-1 1',
    'judged dlv-2 matched trig-1 2',
    'judged dlv-3 matched trig-1 3',
  ])
  expect(context.drafts.map((draft) => draft.code)).toEqual([
    'delivery-duplicate',
    'delivery-repeated',
  ])
  const [trigger] = triggers
  if (trigger === undefined) throw new Error('there is no trigger')
  expect(onlyExpectation(trigger)).toMatchObject({ attempts: 3, first: { id: 'dlv-1' } })
})

test('findings stand with the delivery that they are about', () => {
  const { judge, judged, context } = setUp({ status: 200 })
  judge.accept(deliver(1, toTrigger(1), { paid: 'yes' }))
  expect(context.drafts.map((draft) => [draft.code, draft.delivery])).toEqual([
    ['delivery-body-schema', 'dlv-1'],
  ])
  expect(context.events.at(-1)).toMatchObject({ type: 'delivery:judged', findings: ['find-1'] })
  expect(judged).toEqual([{ delivery: 'dlv-1', match: 'matched', findings: ['find-1'] }])
})

test('crosstalk consumes the expectation that was meant: it is not missing besides', () => {
  const { judge, triggers, context, summarise } = setUp({ status: 200 }, { status: 200 })
  judge.accept(deliver(1, toTrigger(1, 2)))
  expect(summarise()).toEqual(['judged dlv-1 crosstalk trig-2 1'])
  expect(triggers.map((trigger) => onlyExpectation(trigger).attempts)).toEqual([0, 1])
  expect(context.drafts.map((draft) => [draft.code, draft.trigger])).toEqual([
    ['delivery-crosstalk', 'trig-2'],
  ])
})

test('a delivery that fits several callbacks counts for each of them', () => {
  const callbacks = ['paid', 'refused'].map((name) =>
    makeCallback({ name, key: '{$request.query.callback_url}' }),
  )
  const { judge, triggers, summarise } = setUp({ status: 200, callbacks })
  judge.accept(makeDelivery(makeReceived(`/${token(1)}`)))
  expect(summarise()).toEqual(['met exp-1-1 by dlv-1', 'judged dlv-1 ambiguous trig-1 1'])
  expect(triggers[0]?.expectations.map((one) => one.attempts)).toEqual([1, 1])
})

test('schemas decide between callbacks on one URL', () => {
  const key = { expression: makeCallback({ key: '{$request.query.callback_url}' }).expression }
  const callbacks = [
    { ...makeBodyCallback([makeMedia('application/json', 'Other')]), ...key, name: 'other' },
    { ...CALLBACK, ...key },
  ]
  const context = makeContext({
    schemas: { Event: EVENT, Other: { type: 'object', required: ['refund'] } },
  })
  const trigger = makeTrigger({ callbacks })
  context.ledger.add(trigger)
  createJudge(context).accept(deliver(1, `/${token(1)}`))
  expect(summariseEvents(context.events)).toEqual([
    'met exp-1-2 by dlv-1',
    'judged dlv-1 matched trig-1 1',
  ])
})

const never = new AbortController().signal

test('whoever waits for a trigger is woken by what is judged of it, and by its answer', async () => {
  const { judge, triggers } = setUp({ status: 200 }, {})
  const [first, second] = triggers
  if (first === undefined || second === undefined) throw new Error('there are no triggers')
  expect(judge.signalOf(first)).toBe(judge.signalOf(first))
  const delivered = judge.signalOf(first).wait(60_000, never)
  judge.accept(deliver(1, toTrigger(1)))
  expect(await delivered).toBe(true)
  const answered = judge.signalOf(second).wait(60_000, never)
  judge.release(answer(second))
  expect(await answered).toBe(true)
})

test('crosstalk wakes both triggers, an unowed delivery its own, a stray one nobody', async () => {
  const { judge, triggers } = setUp({ status: 200 }, { status: 200 }, { status: 422 })
  const waitForAll = (timeoutMs: number) =>
    triggers.map((trigger) => judge.signalOf(trigger).wait(timeoutMs, never))
  const crossed = waitForAll(5)
  judge.accept(deliver(1, toTrigger(1, 2)))
  expect(await Promise.all(crossed)).toEqual([true, true, false])
  const unowed = waitForAll(5)
  judge.accept(deliver(2, toTrigger(3)))
  expect(await Promise.all(unowed)).toEqual([false, false, true])
  const stray = waitForAll(5)
  judge.accept(makeDelivery(makeReceived('/favicon.ico', { method: 'GET' })))
  expect(await Promise.all(stray)).toEqual([false, false, false])
})

test('the deadline of the run is the one that counts', () => {
  const context = makeContext({ schemas: { Event: EVENT } }, { timeoutMs: 9, settleMs: 1 })
  context.ledger.add(makeTrigger({ callbacks: [CALLBACK] }))
  createJudge(context).accept(deliver(1, toTrigger(1)))
  expect(context.drafts).toMatchObject([
    { code: 'delivery-late', arrived: '10 ms after the answer' },
  ])
})
