import { expect, test } from 'vitest'
import { findCallback } from '../../../src/run/named-callback.js'
import { makeContract } from '../../support/check.js'
import { makeCallback, makeOperation, makeTriggerOperation } from '../../support/contract.js'

const inner = makeCallback({ id: 'create_invoice > paid > receipt', name: 'receipt' })
const paid = makeCallback({ id: 'create_invoice > paid', name: 'paid', callbacks: [inner] })
const other = makeCallback({ id: 'pay > paid', name: 'paid', method: 'PUT' })
const webhook = { ...makeOperation({ method: 'PUT' }), id: 'webhook shipped', name: 'shipped' }

const contract = makeContract({
  triggers: [makeTriggerOperation([paid]), makeTriggerOperation([other], { id: 'pay' })],
  webhooks: [webhook],
})

test('a callback is found by its id', () => {
  const { callback, planned } = findCallback(contract, 'pay > paid')
  expect(callback).toBe(other)
  expect(planned).toEqual({
    callback: 'pay > paid',
    name: 'paid',
    operation: 'pay',
    method: 'PUT',
    key: '{$request.query.callback_url}/invoices/{$request.body#/id}',
  })
})

test('a name that only one has is enough, also of a callback within a callback', () => {
  expect(findCallback(contract, 'receipt').callback).toBe(inner)
})

test('a webhook is found by name or id, and is its own cause', () => {
  const { callback, planned } = findCallback(contract, 'shipped')
  expect(callback).toMatchObject({ id: 'webhook shipped', method: 'PUT' })
  expect(planned).toMatchObject({ operation: 'webhook shipped', key: 'shipped' })
  expect(findCallback(contract, 'webhook shipped').callback.name).toBe('shipped')
})

test('of several with one name an id must be chosen', () => {
  expect(() => findCallback(contract, 'paid')).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: 'The document has 2 callbacks named "paid".',
      hint: 'Give one of: "create_invoice > paid", "pay > paid".',
    }),
  )
})

test('a name that nobody has is answered with those that there are', () => {
  expect(() => findCallback(contract, 'piad')).toThrow(
    expect.objectContaining({
      message: 'The document has no callback or webhook named "piad".',
      hint: 'It has: paid, receipt, shipped.',
    }),
  )
  expect(() => findCallback(makeContract(), 'paid')).toThrow(
    expect.objectContaining({ hint: 'It has none.' }),
  )
})

test('an id wins over a name', () => {
  const named = makeCallback({ id: 'a > pay > paid', name: 'pay > paid' })
  const both = makeContract({ triggers: [makeTriggerOperation([named, other])] })
  expect(findCallback(both, 'pay > paid').callback).toBe(other)
})

test('of many names the nearest are told, and else the first', () => {
  const webhooks = Array.from({ length: 30 }, (_, index) => {
    const name = `pull-request-${'abcdefghijklmnopqrstuvwxyzABCD'.charAt(index).repeat(9)}`
    return { ...makeOperation(), id: `webhook ${name}`, name }
  })
  const many = makeContract({ webhooks })
  expect(() => findCallback(many, 'pull-request-bbbbbbbb')).toThrow(
    expect.objectContaining({
      hint: expect.stringMatching(/^Did you mean pull-request-bbbbbbbbb( or|\?)/) as unknown,
    }),
  )
  expect(() => findCallback(many, 'xylophone')).toThrow(
    expect.objectContaining({
      hint: expect.stringMatching(
        /^It has: pull-request-aaaaaaaaa, .* and 10 more, which ringback inspect lists\.$/,
      ) as unknown,
    }),
  )
})
