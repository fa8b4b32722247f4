import { expect, test } from 'vitest'
import { chooseOperations } from '../../../src/run/choose.js'
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
const DEAD = makeTriggerOperation([FIXED], { id: 'dead', path: '/dead' })
const contract = makeContract({ triggers: [CREATE, SHIP, DEAD] })

function choose(...only: string[]) {
  return chooseOperations(contract, only).map(({ operation, callbacks }) => [
    operation.id,
    ...callbacks.map((callback) => callback.id),
  ])
}

test('without a choice everything that can be driven is', () => {
  expect(choose()).toEqual([
    ['create', 'create > paid', 'create > refused'],
    ['ship', 'ship > paid'],
  ])
})

test.each([
  ['create', [['create', 'create > paid', 'create > refused']]],
  ['PUT /ship', [['ship', 'ship > paid']]],
  ['refused', [['create', 'create > refused']]],
  ['ship > paid', [['ship', 'ship > paid']]],
  [
    'paid',
    [
      ['create', 'create > paid'],
      ['ship', 'ship > paid'],
    ],
  ],
  ['fixed', []],
  ['dead', []],
])('--only %s chooses what has that name', (name, chosen) => {
  expect(choose(name)).toEqual(chosen)
})

test('several names choose what any of them names, in the order of the document', () => {
  expect(choose('ship', 'refused')).toEqual([
    ['create', 'create > refused'],
    ['ship', 'ship > paid'],
  ])
})

test('a name that the document does not have is refused, with those that it has', () => {
  expect(() => choose('create', 'crate')).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: '--only: the document has no operation or callback named "crate".',
      hint: 'It has: create, POST /invoices, paid, create > paid, refused, create > refused, fixed, create > fixed, ship, PUT /ship, ship > paid, dead, POST /dead.',
    }),
  )
})

test('a document without callbacks has nothing to choose', () => {
  expect(chooseOperations(makeContract(), [])).toEqual([])
  expect(() => chooseOperations(makeContract(), ['x'])).toThrow(
    expect.objectContaining({ hint: 'The document has no callbacks.' }),
  )
})

test('the plan names every callback, and why one is not driven', () => {
  const chosen = [{ operation: CREATE, callbacks: [PAID] }]
  const { drivability } = FIXED
  if (drivability.drivable) throw new Error('a fixed URL cannot be driven')
  const key = '{$request.query.callback_url}/invoices/{$request.body#/id}'
  expect(planCallbacks({ ...contract, triggers: [CREATE, SHIP] }, chosen)).toEqual([
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
    ['webhook new', 'webhook new', 'new', 'no call of the API is documented to cause a webhook'],
  ])
})
