import { expect, test } from 'vitest'
import { checkTiming } from '../../../../src/check/delivery/timing.js'
import { IDS, KEY_PLACE, makeFacts, matchOnly } from '../../../support/check.js'

test.each([0, 0.4, 4999, 5000])('a callback %d ms after the answer is in time', (afterAnswerMs) => {
  expect(checkTiming(makeFacts(matchOnly(), { afterAnswerMs }))).toEqual([])
})

test('a callback before the answer is early', () => {
  expect(checkTiming(makeFacts(matchOnly(), { afterAnswerMs: -0.1 }))).toEqual([
    {
      code: 'delivery-early',
      message: 'invoice_notification came before the API had answered the trigger',
      promised: KEY_PLACE,
      ...IDS,
    },
  ])
})

test('a callback after the deadline is late, with both times', () => {
  expect(checkTiming(makeFacts(matchOnly(), { afterAnswerMs: 5000.6 }))).toEqual([
    {
      code: 'delivery-late',
      message: 'invoice_notification came after its deadline',
      expected: 'within 5000 ms of the answer (--timeout)',
      arrived: '5001 ms after the answer',
      promised: KEY_PLACE,
      ...IDS,
    },
  ])
})

test('only the first delivery has a deadline', () => {
  const late = { afterAnswerMs: 9000, attempt: 2 }
  expect(checkTiming(makeFacts(matchOnly(), late))).toEqual([])
  expect(checkTiming(makeFacts(matchOnly(), { afterAnswerMs: -1, attempt: 2 }))).toEqual([])
})

test('without an answer there is no time to measure from', () => {
  expect(checkTiming(makeFacts(matchOnly()))).toEqual([])
})

test('what belongs to nobody has no deadline', () => {
  expect(checkTiming(makeFacts({ kind: 'unexpected' }, { afterAnswerMs: 9000 }))).toEqual([])
})
