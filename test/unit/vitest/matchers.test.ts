import { type Assertion, expect, expectTypeOf, test } from 'vitest'
import { type FindingLimit, matchers } from '../../../src/vitest/matchers.js'
import { makeDelivery, openSampleInbox, WRONG_BODY } from './sample-deliveries.js'

interface Result {
  readonly pass: boolean
  readonly message: () => string
}

/** What jest documents: https://jestjs.io/docs/expect#expectextendmatchers */
function judge(result: Result, isNot: boolean): string {
  return result.pass === isNot ? result.message() : 'passed'
}

/** An `expect` after jest's contract: `this.isNot`, and sync or async `{pass, message}`. */
function expectLikeJest(received: unknown, isNot = false) {
  const state = { isNot, promise: '', expand: false, utils: {}, equals: Object.is }
  return {
    toMatchCallback: (name: string) =>
      judge(matchers.toMatchCallback.call(state, received, name), isNot),
    toHaveNoFindings: () => judge(matchers.toHaveNoFindings.call(state, received), isNot),
    toHaveDelivery: async (wanted: { within: number }) =>
      judge(await matchers.toHaveDelivery.call(state, received, wanted), isNot),
  }
}

test('the matchers are a plain object of functions', () => {
  expect(Object.getPrototypeOf(matchers)).toBe(Object.prototype)
  expect(Object.keys(matchers)).toEqual(['toMatchCallback', 'toHaveDelivery', 'toHaveNoFindings'])
})

test('vitest takes them by expect.extend', async () => {
  expect.extend(matchers)
  expect(makeDelivery()).toMatchCallback('invoice_notification')
  const { inbox, deliver } = openSampleInbox()
  deliver(makeDelivery())
  await expect(inbox).toHaveDelivery({ within: 0 })
  expect({ findings: [] }).toHaveNoFindings()
})

test('by the contract of jest they pass and fail, with and without .not', async () => {
  const right = makeDelivery()
  const wrong = makeDelivery({ findings: [WRONG_BODY] })
  const { inbox } = openSampleInbox()
  expect(expectLikeJest(right).toMatchCallback('invoice_notification')).toBe('passed')
  expect(expectLikeJest(right, true).toMatchCallback('invoice_notification')).toContain('but it is')
  expect(expectLikeJest(wrong).toMatchCallback('invoice_notification')).toContain('paid: "yes"')
  expect(expectLikeJest(wrong, true).toMatchCallback('invoice_notification')).toBe('passed')
  expect(expectLikeJest(wrong).toHaveNoFindings()).toContain('1 finding:')
  expect(expectLikeJest(right).toHaveNoFindings()).toBe('passed')
  expect(await expectLikeJest(inbox).toHaveDelivery({ within: 0 })).toContain('but none arrived')
  expect(await expectLikeJest(inbox, true).toHaveDelivery({ within: 0 })).toBe('passed')
})

test('a state without isNot is one without .not', () => {
  expect(matchers.toMatchCallback.call({}, makeDelivery(), 'other').message()).toMatch(
    /^expect\(delivery\)\.toMatchCallback/,
  )
})

test('an assertion that has to be awaited is a promise, and the others are not', () => {
  expectTypeOf<Assertion['toHaveDelivery']>().returns.toEqualTypeOf<Promise<void>>()
  expectTypeOf<Parameters<Assertion['toMatchCallback']>>().toEqualTypeOf<[callback: string]>()
  expectTypeOf<Parameters<Assertion['toHaveNoFindings']>>().toEqualTypeOf<[limit?: FindingLimit]>()
})
