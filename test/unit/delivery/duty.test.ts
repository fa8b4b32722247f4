import { expect, test } from 'vitest'
import { countDue, dutyOf, listMissing, longestTimeout } from '../../../src/delivery/duty.js'
import type { CallbackRule, Expectation } from '../../../src/delivery/model.js'
import { makeTrigger } from '../../support/delivery.js'

function expectation(rule?: CallbackRule, attempts = 0): Expectation {
  const [one] = makeTrigger().expectations
  if (one === undefined) throw new Error('the trigger expects nothing')
  return { ...one, attempts, ...(rule === undefined ? {} : { rule }) }
}

test.each([
  [undefined, 'one-of'],
  [{ timeoutMs: 5 }, 'one-of'],
  [{ expect: 'none' }, 'none'],
  [{ deliveries: { min: 2, max: 3 } }, 'required'],
  [{ deliveries: { min: 0, max: 3 } }, 'optional'],
  [{ expect: 'optional', deliveries: { min: 2, max: 3 } }, 'optional'],
] as const)('the rule %j makes a callback %s', (rule, duty) => {
  expect(dutyOf(rule === undefined ? {} : { rule })).toBe(duty)
})

test('one delivery is due and allowed unless a rule says otherwise', () => {
  expect(countDue({})).toEqual({ min: 1, max: 1 })
  expect(countDue({ rule: { deliveries: { min: 2, max: 9 } } })).toEqual({ min: 2, max: 9 })
})

test('of callbacks without a rule one is enough, each required one is due by itself', () => {
  const [silent, came] = [expectation(), expectation(undefined, 1)]
  const required = expectation({ expect: 'required' })
  const once = expectation({ deliveries: { min: 2, max: 2 } }, 1)
  const optional = expectation({ expect: 'optional' })
  expect(listMissing([silent, expectation(), optional])).toHaveLength(2)
  expect(listMissing([silent, came, optional])).toEqual([])
  expect(listMissing([came, required, once])).toEqual([required, once])
})

test('the longest deadline counts, but not that of a callback that must not come', () => {
  const none = expectation({ expect: 'none', timeoutMs: 99 })
  expect(longestTimeout([none], 5)).toBe(5)
  expect(longestTimeout([none, expectation(), expectation({ timeoutMs: 7 })], 5)).toBe(7)
  expect(longestTimeout([expectation({ timeoutMs: 3 })], 5)).toBe(3)
})
