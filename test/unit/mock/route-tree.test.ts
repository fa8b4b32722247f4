import { expect, test } from 'vitest'
import { createRouteTree } from '../../../src/mock/route-tree.js'

function find(paths: readonly string[], path: string): (readonly [string, ...string[]])[] {
  const tree = createRouteTree<{ path: string }>()
  for (const one of paths) tree.grow(one, () => ({ path: one }))
  return tree.find(path).map(({ leaf, values }) => [leaf.path, ...values])
}

test('fixed text comes before variables', () => {
  const paths = ['/pets/{id}', '/pets/mine', '/{kind}/mine']
  expect(find(paths, '/pets/mine')).toEqual([
    ['/pets/mine'],
    ['/pets/{id}', 'mine'],
    ['/{kind}/mine', 'pets'],
  ])
})

test('a variable with text around it comes before one without', () => {
  expect(find(['/{id}', '/{id}:cancel'], '/7:cancel')).toEqual([
    ['/{id}:cancel', '7'],
    ['/{id}', '7:cancel'],
  ])
})

test('what leads nowhere behind fixed text is found behind a variable', () => {
  expect(find(['/pets/mine/name', '/pets/{id}/age'], '/pets/mine/age')).toEqual([
    ['/pets/{id}/age', 'mine'],
  ])
})

test.each([
  ['/invoices/', '/invoices'],
  ['/invoices', '/invoices/'],
  ['/invoices/{id}', '/invoices/'],
  ['/a/b', '/a//b'],
  ['/a', '/A'],
])('%s is not %s', (documented, asked) => {
  expect(find([documented], asked)).toEqual([])
})

test('escapes are undone where fixed text is compared, and kept in values', () => {
  expect(find(['/caf%C3%A9/{id}'], '/café/a%2Fb')).toEqual([['/caf%C3%A9/{id}', 'a%2Fb']])
  expect(find(['/a b'], '/a%20b')).toEqual([['/a b']])
  expect(find(['/{id}:cancel'], '/7%3Acancel')).toEqual([['/{id}:cancel', '7']])
})

test('paths that differ in the names of their variables share a place', () => {
  expect(find(['/pets/{id}/a', '/pets/{name}/b'], '/pets/7/b')).toEqual([['/pets/{name}/b', '7']])
  expect(find(['/pets/{id}', '/pets/{name}'], '/pets/7')).toEqual([['/pets/{id}', '7']])
})

test('names of prototypes are nothing special', () => {
  expect(find(['/constructor'], '/__proto__')).toEqual([])
  expect(find(['/__proto__'], '/__proto__')).toEqual([['/__proto__']])
})
