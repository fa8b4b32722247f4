import { expect, test } from 'vitest'
import { checkShape } from '../../../../src/check/document/shape.js'
import type { CallbackOperation } from '../../../../src/contract/model.js'
import {
  CALLBACK_PLACE,
  makeBodyCallback,
  makePlacedCallback,
  placeAt,
} from '../../../support/check.js'
import { makeOperation } from '../../../support/contract.js'

const SHARED = { callback: 'create_invoice > invoice_notification', promised: CALLBACK_PLACE }

function callback(statuses: readonly string[], more: Partial<CallbackOperation> = {}) {
  const responses = statuses.map((status) => ({
    status,
    description: '',
    headers: [],
    content: [],
    place: placeAt(''),
  }))
  return { ...makeBodyCallback([]), responses, ...more }
}

test.each(['200', '204', '2XX', 'default'])(
  'a callback with a body and the response %s is well shaped',
  (status) => {
    expect(checkShape(callback(['400', status]))).toEqual([])
  },
)

test.each(['POST', 'PUT', 'PATCH'])('a %s without a documented body is remarked upon', (method) => {
  const { body: _body, ...bare } = callback(['200'], { method })
  expect(checkShape(bare)).toEqual([
    {
      code: 'callback-body-undocumented',
      message: `invoice_notification is a ${method} and documents no request body`,
      expected: 'a requestBody',
      arrived: 'none',
      ...SHARED,
    },
  ])
})

test.each(['GET', 'DELETE'])('a %s needs no body', (method) => {
  const { body: _body, ...bare } = callback(['200'], { method })
  expect(checkShape(bare)).toEqual([])
})

test.each([
  [[], 'no responses'],
  [['400', '5XX'], '400, 5XX'],
])('the responses %j hold no success', (statuses, arrived) => {
  expect(checkShape(callback(statuses))).toEqual([
    {
      code: 'callback-success-undocumented',
      message: 'invoice_notification documents no successful response',
      expected: 'a 2xx response',
      arrived,
      ...SHARED,
    },
  ])
})

test('both may be missing, and webhooks are looked at alike', () => {
  const webhook = { ...makeOperation({ place: placeAt('/w') }), id: 'webhook paid', name: 'paid' }
  expect(checkShape(webhook)).toMatchObject([
    { code: 'callback-body-undocumented', callback: 'webhook paid', promised: placeAt('/w') },
    { code: 'callback-success-undocumented', callback: 'webhook paid' },
  ])
  expect(checkShape(makePlacedCallback())).toHaveLength(2)
})
