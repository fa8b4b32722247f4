import { expect, test } from 'vitest'
import type { DeliverySent, RunEvent } from '../../../src/event/model.js'
import { createCallbackRecord, type SentCallback } from '../../../src/msw/sent-callback.js'
import { WRONG_BODY } from '../vitest/sample-deliveries.js'

const NAMES = new Map([['create > paid', 'paid']])
const BODY = { size: 2, text: '{}' }

function sent(delivery: string, more: Partial<DeliverySent> = {}): DeliverySent {
  return {
    type: 'delivery:sent',
    atMs: 1,
    delivery,
    callback: 'create > paid',
    attempt: 1,
    method: 'POST',
    url: 'http://a.test/',
    headers: [],
    body: BODY,
    answer: { status: 200, headers: [], body: BODY },
    tookMs: 1,
    ...more,
  }
}

function judged(delivery: string, findings: readonly string[] = []): RunEvent {
  return { type: 'delivery:judged', atMs: 2, delivery, match: 'sent', findings }
}

function record(...events: readonly RunEvent[]) {
  const told: SentCallback[] = []
  const { deliveries, skipped, observe } = createCallbackRecord(NAMES, (one) => told.push(one))
  for (const event of events) observe(event)
  return { told, deliveries, skipped }
}

test('a callback is there once its answer was judged', () => {
  expect(record(sent('dlv-1')).deliveries).toEqual([])
  const { deliveries, told } = record(sent('dlv-1'), judged('dlv-1'))
  expect(deliveries).toEqual([
    {
      id: 'dlv-1',
      callback: 'create > paid',
      name: 'paid',
      method: 'POST',
      url: 'http://a.test/',
      headers: [],
      body: BODY,
      answer: { status: 200, headers: [], body: BODY },
      findings: [],
    },
  ])
  expect(told).toEqual(deliveries)
})

test('findings go to their delivery, also where two are judged at a time', () => {
  const of = (id: string): RunEvent => ({
    type: 'finding:raised',
    atMs: 1,
    finding: { ...WRONG_BODY, id },
  })
  const { deliveries } = record(
    ...[sent('dlv-1'), sent('dlv-2'), of('f-2'), of('f-1')],
    ...[judged('dlv-1', ['f-1']), judged('dlv-2', ['f-2', 'f-3'])],
  )
  expect(deliveries.map(({ findings }) => findings.map(({ id }) => id))).toEqual([['f-1'], ['f-2']])
})

test('a failure stands in the place of an answer', () => {
  const failure = { reason: 'refused', message: 'nobody is there' } as const
  const { answer: _, ...unanswered } = sent('dlv-1')
  const { deliveries } = record({ ...unanswered, failure }, judged('dlv-1'))
  expect(deliveries[0]?.failure).toEqual(failure)
  expect(deliveries[0]).not.toHaveProperty('answer')
})

test('what was not sent is there with its reason', () => {
  const because = 'the callback URL is missing'
  const { skipped } = record({
    ...{ type: 'callback:skipped', atMs: 1, request: 'req-1', callback: 'create > paid' },
    because,
  })
  expect(skipped).toEqual([{ callback: 'create > paid', name: 'paid', because }])
})

test('deliveries of others are not ours', () => {
  expect(record(judged('dlv-9')).deliveries).toEqual([])
})
