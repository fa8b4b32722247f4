import { expect, test } from 'vitest'
import { type MockOptions, readMockOptions } from '../../../src/run/mock-options.js'
import { makeContract } from '../../support/check.js'
import { makeCallback, makeTriggerOperation } from '../../support/contract.js'

const REFUND = makeCallback({ name: 'refunded', id: 'pay > refunded' })
const PAID = makeCallback({ name: 'paid', id: 'pay > paid', callbacks: [REFUND] })
const CONTRACT = makeContract({ triggers: [makeTriggerOperation([PAID])] })

function read(options: MockOptions = {}) {
  return readMockOptions(CONTRACT, options)
}

test('everything has a default', () => {
  const { behaviourOf, ...settings } = read()
  expect(settings).toEqual({
    seed: 1,
    timeoutMs: 10_000,
    graceMs: 2000,
    retry: [1000, 5000, 30_000],
    concurrency: 50,
  })
  expect(behaviourOf(PAID)).toEqual({})
})

test('what is given goes before the defaults, zero and nothing among it', () => {
  const given = { seed: 0, timeoutMs: 0, graceMs: 0, retry: [], concurrency: 1 }
  const { behaviourOf: _, ...settings } = read(given)
  expect(settings).toEqual(given)
})

test.each<[string, MockOptions, string]>([
  ['timeoutMs', { timeoutMs: -1 }, 'timeoutMs: expected milliseconds from 0, but got -1.'],
  ['graceMs', { graceMs: Number.NaN }, 'graceMs: expected milliseconds from 0, but got NaN.'],
  ['retry', { retry: [1, -1] }, 'retry: expected milliseconds from 0, but got -1.'],
  ['concurrency', { concurrency: 0 }, 'concurrency: expected a whole number from 1, but got 0.'],
  [
    'delayMs',
    { callbacks: { paid: { delayMs: -5 } } },
    'callbacks.paid.delayMs: expected milliseconds from 0, but got -5.',
  ],
  [
    'everyMs',
    { callbacks: { 'pay > paid': { everyMs: -5 } } },
    'callbacks.pay > paid.everyMs: expected milliseconds from 0, but got -5.',
  ],
  [
    'count',
    { callbacks: { refunded: { count: 1.5 } } },
    'callbacks.refunded.count: expected a whole number from 1, but got 1.5.',
  ],
  [
    'order',
    { callbacks: { paid: { order: Infinity } } },
    'callbacks.paid.order: expected a number, but got Infinity.',
  ],
  [
    'a count for all',
    { everyCallback: { count: 0 } },
    'everyCallback.count: expected a whole number from 1, but got 0.',
  ],
  [
    'an order for all',
    { everyCallback: { order: Number.NaN } },
    'everyCallback.order: expected a number, but got NaN.',
  ],
  [
    'the second of two callbacks',
    { callbacks: { paid: { delayMs: 1 }, refunded: { delayMs: -1 } } },
    'callbacks.refunded.delayMs: expected milliseconds from 0, but got -1.',
  ],
])('%s without a meaning is refused', (_label, options, message) => {
  expect(() => read(options)).toThrow(
    expect.objectContaining({ code: 'RINGBACK_ERR_USAGE', message }),
  )
})

test.each([0, -3, 1.5])('%d is an order', (order) => {
  expect(read({ callbacks: { paid: { order } } }).behaviourOf(PAID)).toEqual({ order })
})

test('a callback whose name is that of the option is checked all the same', () => {
  const odd = makeCallback({ name: 'everyCallback' })
  const contract = makeContract({ triggers: [makeTriggerOperation([odd])] })
  expect(() => readMockOptions(contract, { callbacks: { everyCallback: { count: 0 } } })).toThrow(
    'callbacks.everyCallback.count: expected a whole number from 1, but got 0.',
  )
})

test('a name that the document does not have is refused', () => {
  expect(() => read({ callbacks: { payd: {} } })).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: 'callbacks: "Invoices" has no callback named "payd".',
      hint: 'It has: paid, refunded.',
    }),
  )
})

test('what is said of one goes before what is said of all, member by member', () => {
  const { behaviourOf } = read({
    everyCallback: { delayMs: 10, count: 2 },
    callbacks: { paid: { delayMs: 20 }, 'pay > paid': { everyMs: 5 } },
  })
  expect(behaviourOf(PAID)).toEqual({ delayMs: 20, count: 2, everyMs: 5 })
  expect(behaviourOf(REFUND)).toEqual({ delayMs: 10, count: 2 })
})

test('a callback that was not there when the mock began has a behaviour too', () => {
  const { behaviourOf } = read({
    everyCallback: { delayMs: 10 },
    callbacks: { paid: { count: 3 } },
  })
  expect(behaviourOf({ id: 'other > paid', name: 'paid' })).toEqual({ delayMs: 10, count: 3 })
  expect(behaviourOf({ id: 'other > new', name: 'new' })).toEqual({ delayMs: 10 })
})

test('a webhook has a behaviour by its name like a callback', () => {
  const webhooks = [makeCallback({ name: 'news', id: 'POST news' })] as unknown as ReturnType<
    typeof makeContract
  >['webhooks']
  const { behaviourOf } = readMockOptions(makeContract({ webhooks }), {
    callbacks: { news: { delayMs: 3 } },
  })
  expect(behaviourOf({ id: 'POST news', name: 'news' })).toEqual({ delayMs: 3 })
})
