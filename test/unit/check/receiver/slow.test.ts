import { expect, test } from 'vitest'
import { checkSpeed } from '../../../../src/check/receiver/slow.js'
import { CALLBACK_PLACE } from '../../../support/check.js'
import { makeReceiverFacts, SENT_IDS } from '../../../support/sent.js'

test('an answer at the deadline is in time', () => {
  expect(checkSpeed(makeReceiverFacts({ tookMs: 5000 }))).toEqual([])
})

test('a receiver that stays silent until we give up is too slow', () => {
  expect(checkSpeed(makeReceiverFacts({ failure: 'timeout', tookMs: 5001 }))).toEqual([
    {
      code: 'receiver-slow',
      message: 'invoice_notification was not answered in time',
      expected: 'an answer within 5000 ms (--timeout)',
      arrived: 'no answer until then',
      hint: 'Answer first, and do what the callback asks for afterwards.',
      promised: CALLBACK_PLACE,
      ...SENT_IDS,
    },
  ])
})

test('an answer after the deadline is too slow, and says how slow', () => {
  const [draft] = checkSpeed(makeReceiverFacts({ tookMs: 6200.4 }))
  expect(draft?.code).toBe('receiver-slow')
  expect(draft?.arrived).toBe('an answer after 6200 ms')
})

test('a receiver that was not reached is not slow', () => {
  expect(checkSpeed(makeReceiverFacts({ failure: 'refused', tookMs: 9000 }))).toEqual([])
})
