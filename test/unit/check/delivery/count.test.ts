import { expect, test } from 'vitest'
import { checkCount } from '../../../../src/check/delivery/count.js'
import type { Trigger } from '../../../../src/delivery/model.js'
import type { ReceivedRequest } from '../../../../src/transport/model.js'
import {
  IDS,
  KEY_PLACE,
  makeDelivery,
  makeFacts,
  makePlacedCallback,
  matchOnly,
} from '../../../support/check.js'
import { makeReceived, makeTrigger, onlyExpectation } from '../../../support/delivery.js'

const text = (body: string) => new TextEncoder().encode(body)

interface Deliveries {
  readonly first?: Partial<ReceivedRequest>
  readonly again?: Partial<ReceivedRequest>
  readonly status?: number
  readonly kind?: Trigger['kind']
  readonly attempt?: number
}

/** What a further delivery gives after a first one. */
function codesOf({ first, again, status = 200, kind = 'valid', attempt = 2 }: Deliveries) {
  const trigger = makeTrigger({ kind, callbacks: [makePlacedCallback()] })
  const answer = { status, headers: [], body: new Uint8Array() }
  onlyExpectation(trigger).first = makeDelivery(makeReceived('/', first), { answer })
  const request = makeReceived('/', again)
  return checkCount(makeFacts(matchOnly(trigger), { request, attempt })).map((one) => one.code)
}

const PAID = { body: text('{"paid":true,"by":"Ada"}') }

test('the first delivery is the one that is expected', () => {
  expect(codesOf({ attempt: 1 })).toEqual([])
})

test('the same bytes again are a duplicate', () => {
  expect(codesOf({ first: PAID, again: PAID })).toEqual(['delivery-duplicate'])
  expect(codesOf({})).toEqual(['delivery-duplicate'])
})

test('the same JSON in another spelling is a duplicate', () => {
  const again = { body: text('{ "by": "\\u0041da", "paid": true }\n') }
  expect(codesOf({ first: PAID, again })).toEqual(['delivery-duplicate'])
})

test.each(['{"paid":true,"by":"Bob"}', '{"paid":true}', '', 'no JSON'])(
  'another body (%j) is a repetition',
  (body) => {
    expect(codesOf({ first: PAID, again: { body: text(body) } })).toEqual(['delivery-repeated'])
  },
)

test('two bodies that are no JSON and differ are a repetition', () => {
  const [first, again] = [{ body: text('<a/>') }, { body: text('<a />') }]
  expect(codesOf({ first, again })).toEqual(['delivery-repeated'])
})

test('the finding says how the first one was answered, and which one this is', () => {
  const trigger = makeTrigger({ callbacks: [makePlacedCallback()] })
  onlyExpectation(trigger).first = makeDelivery(makeReceived('/', PAID))
  const drafts = [PAID, {}].flatMap((again, index) =>
    checkCount(
      makeFacts(matchOnly(trigger), { request: makeReceived('/', again), attempt: index + 2 }),
    ),
  )
  const shared = { expected: 'one delivery, answered 200', promised: KEY_PLACE, ...IDS }
  expect(drafts).toEqual([
    {
      code: 'delivery-duplicate',
      message: 'invoice_notification arrived again although it had been answered 200',
      arrived: 'delivery 2 for the same trigger',
      ...shared,
    },
    {
      code: 'delivery-repeated',
      message: 'invoice_notification arrived again with another body',
      arrived: 'delivery 3 for the same trigger',
      ...shared,
    },
  ])
})

test.each([199, 300, 404, 500])('after an answer of %i another try is right', (status) => {
  expect(codesOf({ status })).toEqual([])
})

test.each([200, 204, 299])('after an answer of %i another try is wrong', (status) => {
  expect(codesOf({ status })).toEqual(['delivery-duplicate'])
})

test('after a first delivery that broke off another try is right', () => {
  expect(codesOf({ first: { fault: 'aborted' } })).toEqual([])
})

test('an external trigger may be called as often as its owner likes', () => {
  expect(codesOf({ kind: 'external' })).toEqual([])
})

test('without a first delivery and without a match nothing is counted', () => {
  expect(checkCount(makeFacts(matchOnly(), { attempt: 2 }))).toEqual([])
  expect(checkCount(makeFacts({ kind: 'unexpected' }, { attempt: 2 }))).toEqual([])
})
