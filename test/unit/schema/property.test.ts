import { expect, test } from 'vitest'
import { coerceText } from '../../../src/schema/coerce.js'
import { readItems } from '../../../src/schema/property.js'

test('the items of a list are a bundle of their own', () => {
  const bundle = {
    type: 'array',
    items: { $ref: '#/$defs/Count' },
    $defs: { Count: { type: 'integer' } },
  }
  const items = readItems(bundle)
  expect(items).toEqual({ anyOf: [{ $ref: '#/$defs/Count' }], $defs: bundle.$defs })
  expect(coerceText('7', items)).toBe(7)
})

test('items are found behind references and in alternatives', () => {
  const bundle = {
    anyOf: [{ $ref: '#/$defs/List' }, { type: 'string' }],
    $defs: { List: { type: 'array', items: { type: 'boolean' } } },
  }
  expect(coerceText('true', readItems(bundle))).toBe(true)
})

test.each([true, false, {}, { type: 'array' }])('%j says nothing of items', (schema) => {
  expect(readItems(schema)).toBe(true)
})
