import { expect, test } from 'vitest'
import {
  type CallbackBehaviours,
  checkBehaviourNames,
  chooseBehaviour,
} from '../../../src/session/callback-behaviour.js'
import { makeCallback } from '../../support/contract.js'

const CALLBACK = { id: 'pay > paid', name: 'paid' }

test('what is said of all holds where nothing else is said', () => {
  expect(chooseBehaviour(CALLBACK, {}, { delayMs: 5 })).toEqual({ delayMs: 5 })
})

test('the id goes before the name, and the name before all', () => {
  const said: CallbackBehaviours = {
    paid: { delayMs: 2, count: 2, order: 2 },
    'pay > paid': { delayMs: 3 },
  }
  expect(chooseBehaviour(CALLBACK, said, { delayMs: 1, everyMs: 1 })).toEqual({
    delayMs: 3,
    count: 2,
    order: 2,
    everyMs: 1,
  })
})

test('what is undefined says nothing', () => {
  expect(chooseBehaviour(CALLBACK, { paid: { delayMs: undefined } }, { delayMs: 1 })).toEqual({
    delayMs: 1,
  })
})

test('names of every object are no names of callbacks', () => {
  const callback = { id: 'toString', name: 'constructor' }
  expect(chooseBehaviour(callback, {}, {})).toEqual({})
})

test('a name that the document does not have is refused with those that it has', () => {
  const check = (said: CallbackBehaviours) => () =>
    checkBehaviourNames(said, [makeCallback({ name: 'paid' })], { title: 'Invoices' })
  expect(check({ paid: {} })).not.toThrow()
  expect(check({ 'create_invoice > paid': {} })).not.toThrow()
  expect(check({ payed: {} })).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: 'callbacks: "Invoices" has no callback named "payed".',
      hint: 'It has: paid.',
    }) as Error,
  )
})

test('a document without callbacks says so', () => {
  expect(() => checkBehaviourNames({ paid: {} }, [], { title: 'Invoices' })).toThrow(
    expect.objectContaining({ hint: 'It has no callbacks.' }) as Error,
  )
})
