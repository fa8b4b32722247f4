import { expect, test } from 'vitest'
import type {
  ApiOperation,
  CallbackOperation,
  TriggerOperation,
} from '../../../src/contract/model.js'
import { describeMock } from '../../../src/run/mock-description.js'
import type { CallbackBehaviour } from '../../../src/session/callback-behaviour.js'
import { makeContract } from '../../support/check.js'
import { makeCallback, makeTriggerOperation } from '../../support/contract.js'

/** It is listed, but must not be read: a document has thousands. */
function asOperation({ method, path, place }: TriggerOperation): ApiOperation {
  const read = () => {
    throw new Error(`${method} ${path} was read`)
  }
  return { method, path, place, read }
}

function describeOne(callback: CallbackOperation, behaviour: CallbackBehaviour = {}) {
  const trigger = makeTriggerOperation([callback])
  const contract = makeContract({ triggers: [trigger], operations: [asOperation(trigger)] })
  const described = describeMock(contract, () => behaviour).operations[0]?.callbacks?.[0]
  if (described === undefined) throw new Error('no callback is described')
  return described
}

test('a callback is told with its key and how that is read', () => {
  expect(describeOne(makeCallback())).toEqual({
    name: 'invoice_notification',
    method: 'POST',
    key: '{$request.query.callback_url}/invoices/{$request.body#/id}',
    reading: [
      {
        text: '{$request.query.callback_url}',
        means: 'query parameter callback_url of POST /invoices/',
      },
      { text: '{$request.body#/id}', means: '/id in the body of POST /invoices/' },
    ],
  })
})

test.each<[CallbackBehaviour, readonly string[] | undefined]>([
  [{}, undefined],
  [{ delayMs: 0, count: 1, everyMs: 0 }, undefined],
  [{ everyMs: 500 }, undefined],
  [{ delayMs: 200 }, ['200 ms after the answer']],
  [{ delayMs: 1500 }, ['1.5 s after the answer']],
  [{ count: 3 }, ['3 times']],
  [{ count: 3, everyMs: 500 }, ['3 times', 'every 500 ms']],
  [{ order: 0 }, ['order 0']],
  [{ order: -1 }, ['order -1']],
  [{ failure: 'wrong-body' }, ['with a wrong body on purpose']],
  [{ failure: 'silent', delayMs: 200, count: 3 }, ['never, as was asked for']],
  [
    { delayMs: 200, count: 2, everyMs: 10, order: 1, failure: 'wrong-body' },
    [
      '200 ms after the answer',
      '2 times',
      'every 10 ms',
      'order 1',
      'with a wrong body on purpose',
    ],
  ],
])('with %j it is remarked: %j', (behaviour, remarks) => {
  expect(describeOne(makeCallback(), behaviour).remarks).toEqual(remarks)
})

test('a callback that cannot be sent says why', () => {
  const drivability = { drivable: false, because: 'its URL is fixed' } as const
  expect(describeOne(makeCallback({ drivability })).because).toBe('its URL is fixed')
})

test('a callback within a callback is caused by the outer one', () => {
  const inner = makeCallback({ name: 'refunded', key: '{$request.body#/refund_url}' })
  expect(describeOne(makeCallback({ callbacks: [inner] })).callbacks).toMatchObject([
    {
      name: 'refunded',
      reading: [{ means: '/refund_url in the body of invoice_notification' }],
    },
  ])
})

test('operations stand in their order, and those without callbacks have none', () => {
  const trigger = makeTriggerOperation([makeCallback()])
  const same = { ...makeTriggerOperation([]), method: 'GET' }
  const other = { ...makeTriggerOperation([]), path: '/other' }
  const contract = makeContract({
    triggers: [trigger],
    operations: [other, trigger, same].map(asOperation),
  })
  const { title, operations } = describeMock(contract, () => ({}))
  expect(title).toBe('Invoices')
  expect(operations.map((one) => [one.method, one.path, one.callbacks?.length])).toEqual([
    ['POST', '/other', undefined],
    ['POST', '/invoices/', 1],
    ['GET', '/invoices/', undefined],
  ])
})

test('a webhook is told with the path that asks for it', () => {
  const webhooks = [
    { ...makeTriggerOperation([]), id: 'w', name: 'a/b c', method: 'PUT' },
  ] as unknown as ReturnType<typeof makeContract>['webhooks']
  expect(describeMock(makeContract({ webhooks }), () => ({})).webhooks).toEqual([
    { name: 'a/b c', method: 'PUT', ask: 'POST /__ringback/webhooks/a%2Fb%20c' },
  ])
})
