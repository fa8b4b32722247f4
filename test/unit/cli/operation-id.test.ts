import { expect, test } from 'vitest'
import { findOperationId } from '../../../cli/operation-id.js'

const TRIGGERS = [
  { id: 'create', method: 'POST', path: '/invoices' },
  { id: 'GET /odd', method: 'PUT', path: '/odd' },
  { id: 'list', method: 'GET', path: '/odd' },
]

function find(operation?: string, triggers = TRIGGERS) {
  return findOperationId('--set', operation === undefined ? {} : { operation }, { triggers })
}

test.each([
  [undefined, undefined],
  ['create', 'create'],
  ['POST /invoices', 'create'],
  ['PUT /odd', 'GET /odd'],
  ['list', 'list'],
])('%j means %j', (operation, id) => {
  expect(find(operation)).toBe(id)
})

test('an id that looks like a request goes before the request that comes later', () => {
  expect(find('GET /odd')).toBe('GET /odd')
})

test.each(['Create', 'post /invoices', 'POST  /invoices', 'POST /invoices/', '/invoices', ''])(
  '%j names no operation',
  (operation) => {
    expect(() => find(operation)).toThrow(
      expect.objectContaining({
        code: 'RINGBACK_ERR_USAGE',
        message: `--set: the document has no operation with callbacks that is named "${operation}".`,
        hint: 'It has: create, GET /odd, list.',
      }) as Error,
    )
  },
)

test('a document without callbacks says so', () => {
  expect(() => find('create', [])).toThrow(
    expect.objectContaining({ hint: 'It has no callbacks.' }) as Error,
  )
})
