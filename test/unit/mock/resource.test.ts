import { expect, test } from 'vitest'
import type { ApiOperation } from '../../../src/contract/model.js'
import { createResourceReader } from '../../../src/mock/resource.js'

const place = { uri: 'file:///openapi.json', pointer: '' }

function read(lines: readonly string[], path: string, values: Record<string, string> = {}) {
  const operations = lines.map((line): ApiOperation => {
    const [method = '', documented = ''] = line.split(' ')
    const read = () => {
      throw new Error('no operation is to be read')
    }
    return { method, path: documented, place, read }
  })
  return createResourceReader(operations).read(path, new Map(Object.entries(values)))
}

const INVOICES = ['GET /invoices/', 'POST /invoices/', 'GET /invoices/{id}']

test('a collection and its items have one key, whatever their slashes', () => {
  expect(read(INVOICES, '/invoices/')).toEqual({
    kind: 'collection',
    key: '/invoices',
    itemVariable: 'id',
  })
  expect(read(INVOICES, '/invoices/{id}', { id: '7' })).toEqual({
    kind: 'item',
    key: '/invoices',
    id: '7',
    variable: 'id',
  })
  expect(read(['GET /a/{id}/'], '/a/{id}/', { id: '7' })).toMatchObject({ key: '/a', id: '7' })
})

test('a collection below another has the key of its parent in it', () => {
  const lines = ['POST /a/{a}/b', 'GET /a/{b}/b/{id}']
  expect(read(lines, '/a/{a}/b', { a: 'x/y' })).toMatchObject({
    key: '/a/x%2Fy/b',
    itemVariable: 'id',
  })
  expect(read(lines, '/a/{b}/b/{id}', { b: 'x/y', id: '1' })).toMatchObject({ key: '/a/x%2Fy/b' })
})

test('what can only be listed is a collection without items', () => {
  expect(read(['GET /a', 'POST /a'], '/a')).toEqual({
    kind: 'collection',
    key: '/a',
    itemVariable: undefined,
  })
})

test.each([
  [['POST /login'], '/login'],
  [['POST /a/{id}:cancel'], '/a/{id}:cancel'],
  [['POST /a/{id}/cancel'], '/a/{id}/cancel'],
])('%j is neither', (lines, path) => {
  expect(read(lines, path)).toBeUndefined()
})
