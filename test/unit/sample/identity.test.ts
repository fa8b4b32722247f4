import { expect, test } from 'vitest'
import { listIdentities as iterateIdentities } from '../../../src/sample/identity.js'

const listIdentities = (...args: Parameters<typeof iterateIdentities>) => [
  ...iterateIdentities(...args),
]

const MARK = { nonce: 'f00dcafe1234', ordinal: 7 }

test.each([
  [{ type: 'string' }, 'order-7-f00dcafe1234'],
  [{}, 'order-7-f00dcafe1234'],
  [{ type: ['string', 'null'] }, 'order-7-f00dcafe1234'],
  [{ type: 'string', maxLength: 16 }, '7-f00dcafe1234'],
  [{ type: 'string', maxLength: 12 }, 'f00dcafe1234'],
  [{ type: 'string', maxLength: 6 }, 'fe1234'],
  [{ type: 'string', minLength: 24 }, 'order-7-f00dcafe12340000'],
  [{ type: 'string', pattern: '^[a-f0-9]+$' }, 'f00dcafe1234'],
  [{ type: 'string', pattern: '^[A-F0-9]{12}$' }, 'F00DCAFE1234'],
  [{ type: 'integer' }, 7],
  [{ type: 'number' }, 7],
  [{ type: 'integer', minimum: 100 }, 107],
  [{ type: 'integer', exclusiveMinimum: 100, multipleOf: 5 }, 135],
  [{ type: 'integer', maximum: 7 }, 7],
])('the identity of %j is %j', (schema, expected) => {
  expect(listIdentities(schema, 'order', MARK)[0]).toBe(expected)
})

test.each([
  [{ const: 'x' }],
  [{ type: 'string', enum: ['a'] }],
  [{ type: 'string', format: 'date-time' }],
  [{ type: 'string', format: 'iso4217' }],
  [{ type: 'string', maxLength: 3 }],
  [{ type: 'string', pattern: '^INV-[xyz]$' }],
  [{ type: 'integer', maximum: 6 }],
  [{ type: 'boolean' }],
  [{ type: 'object' }],
  [{ type: 'array' }],
])('%j has no room for an identity', (schema) => {
  expect(listIdentities(schema, 'order', MARK)).toEqual([])
})

test('a UUID is valid and depends on the nonce alone', () => {
  const make = (nonce: string, ordinal: number) =>
    listIdentities({ type: 'string', format: 'uuid' }, 'id', { nonce, ordinal })[0]
  expect(make('aaaaaaaa', 1)).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  )
  expect(make('aaaaaaaa', 2)).toBe(make('aaaaaaaa', 1))
  expect(make('bbbbbbbb', 1)).not.toBe(make('aaaaaaaa', 1))
})

test('digits that a pattern asks for come from the nonce', () => {
  const make = (nonce: string) =>
    listIdentities({ type: 'string', pattern: '^\\d{8}$', maxLength: 8 }, 'id', {
      nonce,
      ordinal: 1,
    })
  expect(make('aaaaaaaa')).toEqual([expect.stringMatching(/^\d{8}$/)])
  expect(make('bbbbbbbb')).not.toEqual(make('aaaaaaaa'))
})

test('names that are not safe in a URL are cleaned', () => {
  const name = (text: string) => listIdentities({}, text, MARK)[0]
  expect(name('a/b c.d')).toBe('abcd-7-f00dcafe1234')
  expect(name('$é')).toBe('id-7-f00dcafe1234')
})
