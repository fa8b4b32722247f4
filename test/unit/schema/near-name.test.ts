import { expect, test } from 'vitest'
import { findMisspelling, findNearName } from '../../../src/schema/near-name.js'

test.each([
  ['id', ['name', 'Id'], 'Id'],
  ['id', ['name', 'invoiceId'], 'invoiceId'],
  ['id', ['name', 'invoice_id'], 'invoice_id'],
  ['invoiceId', ['id'], 'id'],
  ['customer_id', ['customerId'], 'customerId'],
  ['description', ['descripton'], 'descripton'],
  ['paid', ['payed', 'pad'], 'pad'],
  ['id', ['is', 'valid', 'idea'], undefined],
  ['id', ['id'], undefined],
  ['a', ['b'], undefined],
  ['total', [], undefined],
])('for %s among %j, %s is meant', (name, candidates, near) => {
  expect(findNearName(name, candidates)).toBe(near)
})

test('a misspelling is no other word', () => {
  expect(findMisspelling('min', ['minLength'])).toBeUndefined()
  expect(findMisspelling('maxlength', ['minLength', 'maxLength'])).toBe('maxLength')
})
