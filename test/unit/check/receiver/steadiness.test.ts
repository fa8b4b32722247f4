import { expect, test } from 'vitest'
import { checkHealth, checkRepeat } from '../../../../src/check/receiver/steadiness.js'
import { CALLBACK_PLACE } from '../../../support/check.js'
import { makeSent, SENT_IDS } from '../../../support/sent.js'

const FIRST = makeSent({ status: 200 })
const REPEATED = { label: 'the same delivery again', expects: 'anything' } as const

test('a delivery that was accepted and is refused again has a finding', () => {
  expect(checkRepeat(FIRST, makeSent({ status: 409, case: REPEATED }))).toEqual([
    {
      code: 'receiver-duplicate-differs',
      message:
        'invoice_notification (the same delivery again) was answered 200 at first and now 409',
      expected: '200, as before',
      arrived: '409',
      hint: 'Answer a delivery that you know with the same success, and do nothing.',
      promised: CALLBACK_PLACE,
      case: 'the same delivery again',
      ...SENT_IDS,
    },
  ])
})

test.each([200, 201, 204, 208])('any success is the same success: %i', (status) => {
  expect(checkRepeat(FIRST, makeSent({ status }))).toEqual([])
})

test('a failure is told by other rules', () => {
  expect(checkRepeat(FIRST, makeSent({ status: 500 }))).toEqual([])
  expect(checkRepeat(FIRST, makeSent({ failure: 'reset' }))).toEqual([])
})

test('what was refused at first may be refused or accepted again', () => {
  const refused = makeSent({ status: 409 })
  expect(checkRepeat(refused, refused)).toEqual([])
  expect(checkRepeat(refused, FIRST)).toEqual([])
})

test('a receiver that takes a plain delivery at the end is healthy', () => {
  expect(checkHealth(FIRST, makeSent({ status: 202 }))).toEqual([])
})

test.each([404, 429, 500, 302])('a receiver that answers %i at the end is not', (status) => {
  expect(checkHealth(FIRST, makeSent({ status }))).toMatchObject([
    { code: 'receiver-unhealthy', expected: '200, as at first', arrived: String(status) },
  ])
})

test('a receiver that has gone away says how', () => {
  expect(checkHealth(FIRST, makeSent({ failure: 'refused' }))).toEqual([
    {
      code: 'receiver-unhealthy',
      message:
        'invoice_notification was accepted with 200 at first, and not any more at the end: r.test: refused.',
      expected: '200, as at first',
      arrived: 'r.test: refused.',
      hint: 'One of the deliveries before has broken it: its own log should say which.',
      promised: CALLBACK_PLACE,
      ...SENT_IDS,
    },
  ])
})

test('of a receiver that took nothing at first nothing is said at the end', () => {
  expect(checkHealth(makeSent({ status: 422 }), makeSent({ status: 500 }))).toEqual([])
})
