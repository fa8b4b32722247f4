import { expect, test } from 'vitest'
import { chooseOperations } from '../../../src/run/choose.js'
import { makeContract } from '../../support/check.js'
import { makeCallback, makeTriggerOperation } from '../../support/contract.js'

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
