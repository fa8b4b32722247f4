import { expect, test } from 'vitest'
import { checkArrival } from '../../../../src/check/run/missing.js'
import type { Trigger } from '../../../../src/delivery/model.js'
import { IDS, KEY_PLACE, makeContract, makePlacedCallback } from '../../../support/check.js'
import { makeTrigger, onlyExpectation, token } from '../../../support/delivery.js'

function draftsOf(trigger: Trigger) {
  const { expectations } = trigger
  return checkArrival({ contract: makeContract(), trigger, expectations, waitedMs: 15_000.4 })
}

const { delivery: _delivery, ...ids } = IDS

test('a callback that did not arrive gives its URL and how long was waited', () => {
  expect(draftsOf(makeTrigger({ callbacks: [makePlacedCallback()] }))).toEqual([
    {
      code: 'delivery-missing',
      message: 'invoice_notification did not arrive after POST /invoices/',
      expected: `POST http://127.0.0.1:9999/${token(1)}/invoices/inv-1`,
      arrived: 'nothing within 15000 ms of the answer 200',
      promised: KEY_PLACE,
      ...ids,
    },
  ])
})

test('of several callbacks none arrived', () => {
  const callbacks = ['onData', 'onError'].map((name) => makePlacedCallback({ name }))
  expect(draftsOf(makeTrigger({ callbacks }))).toMatchObject([
    {
      message: 'none of onData, onError arrived after POST /invoices/',
      callback: expect.any(String) as string,
    },
  ])
})

test('one of several is enough', () => {
  const callbacks = ['onData', 'onError'].map((name) => makePlacedCallback({ name }))
  const trigger = makeTrigger({ callbacks })
  const [, second] = trigger.expectations
  if (second !== undefined) second.attempts = 1
  expect(draftsOf(trigger)).toEqual([])
})

test('a URL that is not known is given as its expression', () => {
  const trigger = makeTrigger()
  onlyExpectation(trigger).url = { kind: 'late' }
  expect(draftsOf(trigger)).toMatchObject([
    { expected: '{$request.query.callback_url}/invoices/{$request.body#/id}' },
  ])
})

test('without an answer there is no status to name', () => {
  expect(draftsOf(makeTrigger({ status: undefined }))).toMatchObject([
    { arrived: 'nothing within 15000 ms of the answer' },
  ])
})

test('a trigger that owes nothing misses nothing', () => {
  expect(draftsOf(makeTrigger({ callbacks: [] }))).toEqual([])
})
