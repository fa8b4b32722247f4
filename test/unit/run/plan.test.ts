import { expect, test } from 'vitest'
import { planCallbacks } from '../../../src/run/plan.js'
import { makeContract } from '../../support/check.js'
import { makeCallback, makeOperation, makeTriggerOperation } from '../../support/contract.js'

const PAID = makeCallback({ name: 'paid', id: 'create > paid' })
const REFUSED = makeCallback({ name: 'refused', id: 'create > refused', method: 'PUT' })
const FIXED = makeCallback({
  name: 'fixed',
  id: 'create > fixed',
  key: 'https://example.com/hook',
})
const SHIPPED = makeCallback({ name: 'paid', id: 'ship > paid' })
const CREATE = makeTriggerOperation([PAID, REFUSED, FIXED], { id: 'create', path: '/invoices' })
const SHIP = makeTriggerOperation([SHIPPED], { id: 'ship', path: '/ship', method: 'PUT' })
const contract = makeContract({ triggers: [CREATE, SHIP] })

test('the plan names every callback, and why one is not driven', () => {
  const chosen = [{ operation: CREATE, callbacks: [PAID] }]
  const { drivability } = FIXED
  if (drivability.drivable) throw new Error('a fixed URL cannot be driven')
  const key = '{$request.query.callback_url}/invoices/{$request.body#/id}'
  expect(planCallbacks(contract, chosen)).toEqual([
    { callback: 'create > paid', name: 'paid', operation: 'create', method: 'POST', key },
    {
      callback: 'create > refused',
      name: 'refused',
      operation: 'create',
      method: 'PUT',
      key,
      skipped: 'it was not chosen (--only)',
    },
    {
      callback: 'create > fixed',
      name: 'fixed',
      operation: 'create',
      method: 'POST',
      key: 'https://example.com/hook',
      skipped: drivability.because,
    },
    {
      callback: 'ship > paid',
      name: 'paid',
      operation: 'ship',
      method: 'POST',
      key,
      skipped: 'it was not chosen (--only)',
    },
  ])
})

test('callbacks within callbacks and webhooks are planned, and not driven', () => {
  const inner = makeCallback({ name: 'done', id: 'create > paid > done' })
  const outer = { ...PAID, callbacks: [inner] }
  const operation = makeTriggerOperation([outer], { id: 'create' })
  const webhook = { ...makeOperation({ method: 'PUT' }), id: 'webhook new', name: 'new' }
  const chosen = [{ operation, callbacks: [outer] }]
  expect(
    planCallbacks(makeContract({ triggers: [operation], webhooks: [webhook] }), chosen).map(
      ({ callback, operation, key, skipped }) => [callback, operation, key, skipped],
    ),
  ).toEqual([
    ['create > paid', 'create', PAID.expression.text, undefined],
    [
      'create > paid > done',
      'create',
      inner.expression.text,
      'it is a callback within a callback: not a trigger but a receiver causes it',
    ],
    [
      'webhook new',
      'webhook new',
      'new',
      'nothing that the document says causes it; the receiver takes it at /webhooks/new',
    ],
  ])
})
