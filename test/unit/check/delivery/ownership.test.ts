import { expect, test } from 'vitest'
import { checkOwnership } from '../../../../src/check/delivery/ownership.js'
import type { Match } from '../../../../src/delivery/model.js'
import {
  IDS,
  KEY_PLACE,
  makeFacts,
  makePlacedCallback,
  matchOnly,
  placeAt,
} from '../../../support/check.js'
import {
  makeReceived,
  makeTrigger,
  onlyExpectation,
  type TriggerInput,
  token,
} from '../../../support/delivery.js'

const REQUEST = makeReceived(`/${token(1)}/invoices/inv-1`)

function trigger(input: TriggerInput = {}) {
  return makeTrigger({ callbacks: [makePlacedCallback()], ...input })
}

function draftsOf(match: Match, request = REQUEST) {
  return checkOwnership(makeFacts(match, { request }))
}

test('a delivery that is owed belongs to its callback', () => {
  expect(draftsOf(matchOnly())).toEqual([])
})

test('one that fits several callbacks names them all', () => {
  const callbacks = ['paid', 'refused'].map((name) =>
    makePlacedCallback({ name, id: name, keyPlace: placeAt(`/${name}`) }),
  )
  const { expectations } = trigger({ callbacks })
  expect(draftsOf({ kind: 'ambiguous', expectations })).toEqual([
    {
      code: 'delivery-ambiguous',
      message: 'a delivery fits several callbacks of POST /invoices/: paid, refused',
      promised: placeAt('/paid'),
      ...IDS,
      callback: 'paid',
    },
  ])
  expect(draftsOf({ kind: 'ambiguous', expectations: [] })).toEqual([])
})

test('crosstalk names both triggers and the URL that was meant', () => {
  const match: Match = {
    kind: 'crosstalk',
    reached: trigger({ number: 1 }),
    meant: onlyExpectation(trigger({ number: 2 })),
  }
  expect(draftsOf(match, makeReceived(`/${token(1)}/invoices/inv-2`))).toEqual([
    {
      code: 'delivery-crosstalk',
      message:
        'invoice_notification of one trigger (trig-2) went to the callback URL of another (trig-1)',
      expected: `http://127.0.0.1:9999/${token(2)}/invoices/inv-2`,
      arrived: `/${token(1)}/invoices/inv-2`,
      promised: KEY_PLACE,
      ...IDS,
      trigger: 'trig-2',
    },
  ])
})

test('crosstalk whose URL is not known gives the expression', () => {
  const meant = onlyExpectation(trigger({ number: 2 }))
  meant.url = { kind: 'late' }
  expect(draftsOf({ kind: 'crosstalk', reached: trigger(), meant })).toMatchObject([
    { expected: '{$request.query.callback_url}/invoices/{$request.body#/id}' },
  ])
})

test('a callback for a refused trigger says how it was answered', () => {
  expect(draftsOf({ kind: 'unowed', trigger: trigger({ status: 422 }) })).toEqual([
    {
      code: 'delivery-after-rejection',
      message: 'invoice_notification was sent although POST /invoices/ was answered 422',
      expected: 'no delivery, since the trigger was answered 422',
      arrived: `POST /${token(1)}/invoices/inv-1`,
      promised: KEY_PLACE,
      ...IDS,
    },
  ])
})

test('a callback for a trigger that was never answered says so', () => {
  expect(draftsOf({ kind: 'unowed', trigger: trigger({ status: undefined }) })).toMatchObject([
    {
      code: 'delivery-after-rejection',
      message: 'invoice_notification was sent although POST /invoices/ was not answered',
      expected: 'no delivery, since the trigger was not answered',
    },
  ])
})

test('a callback although no URL was given is named as that', () => {
  expect(draftsOf({ kind: 'unowed', trigger: trigger({ kind: 'without-url' }) })).toEqual([
    {
      code: 'delivery-without-url',
      message: 'invoice_notification was sent although the trigger gave no callback URL',
      expected: 'no delivery',
      arrived: `POST /${token(1)}/invoices/inv-1`,
      promised: KEY_PLACE,
      ...IDS,
    },
  ])
})

test('a trigger without expectations is named all the same', () => {
  expect(draftsOf({ kind: 'unowed', trigger: trigger({ callbacks: [], status: 400 }) })).toEqual([
    {
      code: 'delivery-after-rejection',
      message: 'a callback was sent although POST /invoices/ was answered 400',
      expected: 'no delivery, since the trigger was answered 400',
      arrived: `POST /${token(1)}/invoices/inv-1`,
      operation: 'create_invoice',
      trigger: 'trig-1',
      delivery: 'dlv-1',
    },
  ])
})

test('a stranger with nothing near it is unexpected', () => {
  const request = makeReceived('/favicon.ico', { method: 'GET' })
  expect(draftsOf({ kind: 'unexpected' }, request)).toEqual([
    {
      code: 'delivery-unexpected',
      message: 'GET /favicon.ico arrived, which belongs to no trigger',
      expected: 'documented callbacks only',
      arrived: 'GET /favicon.ico',
      delivery: 'dlv-1',
      detail: 'GET',
    },
  ])
})

test('a stranger names the nearest callback and why it is not that', () => {
  const nearest = {
    expectation: onlyExpectation(trigger()),
    because: 'path /x in place of /y (the path is another one)',
  }
  expect(draftsOf({ kind: 'unexpected', nearest }, makeReceived('/x'))).toEqual([
    {
      code: 'delivery-unexpected',
      message: 'POST /x arrived, which belongs to no trigger',
      expected:
        'nearest: invoice_notification (POST {$request.query.callback_url}/invoices/{$request.body#/id})',
      arrived: 'POST /x',
      hint: 'It is not that one: path /x in place of /y (the path is another one).',
      promised: KEY_PLACE,
      delivery: 'dlv-1',
      detail: 'POST',
    },
  ])
})

test('bytes that are no request have their own finding, other broken strangers have both', () => {
  const broken = (fault: 'malformed' | 'timeout') =>
    draftsOf({ kind: 'unexpected' }, makeReceived('/', { fault }))
  expect(broken('malformed')).toEqual([])
  expect(broken('timeout')).toHaveLength(1)
})
