import { expect, test } from 'vitest'
import { chooseReading, findSchemaAt } from '../../../src/sample/suiting-schema.js'

const ROOT = {
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 9 },
    items: { type: 'array', prefixItems: [{ const: 'head' }], items: { $ref: '#/$defs/Item' } },
  },
  patternProperties: { '^x-': { type: 'boolean' } },
  additionalProperties: { type: 'integer' },
  $defs: { Item: { type: 'object', properties: { price: { type: 'number' } } } },
}

test.each([
  [[], { type: 'object' }],
  [['id'], { type: 'string', maxLength: 9 }],
  [['items', '0'], { const: 'head' }],
  [['items', '1'], { type: 'object' }],
  [['items', '1', 'price'], { type: 'number' }],
  [['x-flag'], { type: 'boolean' }],
  [['other'], { type: 'integer' }],
])('at %j stands the schema %j', (tokens, expected) => {
  expect(findSchemaAt(ROOT, { items: ['head', {}] }, tokens)).toMatchObject(expected)
})

test('nothing stands where the schema has no room', () => {
  const closed = { type: 'object', properties: {}, additionalProperties: false }
  expect(findSchemaAt(closed, {}, ['a'])).toBeUndefined()
  expect(findSchemaAt(false, {}, [])).toBeUndefined()
})

test.each([
  [{ kind: 'b', n: 1 }, 'B'],
  [{ kind: 'a' }, 'A'],
  [{ n: 1 }, 'C'],
  ['text', 'D'],
  [7, 'A'],
  [undefined, 'A'],
])('the branch that %j follows is %s', (value, title) => {
  const tag = (kind: string) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind } },
    title: kind.toUpperCase(),
  })
  const schema = {
    oneOf: [tag('a'), tag('b'), { type: 'object', title: 'C' }, { enum: ['text'], title: 'D' }],
  }
  expect(chooseReading(schema, schema, value)).toMatchObject({ title })
})

test('of several suiting branches the one that declares the member is chosen', () => {
  const schema = {
    anyOf: [
      { type: 'object', title: 'A' },
      { type: 'object', title: 'B', properties: { url: {} } },
    ],
  }
  expect(chooseReading(schema, schema, {}, 'url')).toMatchObject({ title: 'B' })
  expect(chooseReading(schema, schema, {}, 'x')).toMatchObject({ title: 'A' })
})
