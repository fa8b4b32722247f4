import { expect, test } from 'vitest'
import { findNearPath } from '../../../src/mock/near-path.js'

const PATHS = ['/invoices/', '/invoices/{id}', '/invoices/{id}:cancel', '/customers/{id}/orders']

test.each([
  ['a slash that is missing', '/invoices', '/invoices/'],
  ['a slash too many', '//invoices//7', '/invoices/{id}'],
  ['another case', '/INVOICES', '/invoices/'],
  ['a typing mistake', '/invoces/', '/invoices/'],
  ['two typing mistakes in a long word', '/invocs/', '/invoices/'],
  ['three of them', '/invcse/', undefined],
  ['a mistake beside a variable', '/costumers/7/orders', '/customers/{id}/orders'],
  ['a mistake behind a variable', '/customers/7/order', '/customers/{id}/orders'],
  ['two segments with a mistake, which is too much', '/costumers/7/order', undefined],
  ['two segments in another case', '/Customers/7/Orders', '/customers/{id}/orders'],
  ['one in another case and one with a mistake', '/Customers/7/order', '/customers/{id}/orders'],
  ['a segment less', '/customers/7', undefined],
  ['a segment more', '/customers/7/orders/1', undefined],
  ['something else', '/weather', undefined],
  ['the root', '/', undefined],
  ['nothing', '', undefined],
  ['a name of the prototype', '/__proto__', undefined],
])('%s: %s is probably %s', (_, asked, meant) => {
  expect(findNearPath(asked, PATHS)).toBe(meant)
})

test('the path that differs least is meant, wherever it stands', () => {
  expect(findNearPath('/Order', ['/orders', '/order'])).toBe('/order')
  expect(findNearPath('/Order', ['/order', '/orders'])).toBe('/order')
})

test('of paths that differ as much the first one is meant', () => {
  expect(findNearPath('/ordex', ['/order', '/orden'])).toBe('/order')
})

test('without documented paths none is meant', () => {
  expect(findNearPath('/a', [])).toBeUndefined()
})
