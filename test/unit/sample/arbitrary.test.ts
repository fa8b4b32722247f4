import * as fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { createArbitrary } from '../../../src/sample/arbitrary.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { createSampleStore } from '../../support/sample-store.js'

function draw(schema: JsonSchema, seed = 1): unknown[] {
  const arbitrary = createArbitrary(fastCheck, schema)
  return arbitrary === undefined ? [] : fastCheck.sample(arbitrary, { seed, numRuns: 40 })
}

function countConforming(schema: JsonSchema): number {
  const store = createSampleStore({ It: schema })
  const compilation = store.compile(store.place('It'), 'request')
  return draw(schema).filter((value) => compilation.ok && compilation.check(value).length === 0)
    .length
}

test.each<[JsonSchema]>([
  [{ type: 'boolean' }],
  [{ type: ['string', 'null'] }],
  [{ const: { a: 1 } }],
  [{ enum: ['a', 2] }],
  [{ type: 'integer', minimum: 3, maximum: 5 }],
  [{ type: 'integer', minimum: 10_000_000_000 }],
  [{ type: 'number', multipleOf: 0.25, maximum: -1 }],
  [{ type: 'number', minimum: 0.5, maximum: 0.75 }],
  [{ type: 'string', minLength: 2, maxLength: 3 }],
  [{ type: 'string', format: 'uuid' }],
  [{ type: 'string', format: 'date-time' }],
  [{ type: 'string', pattern: '^[a-z]{2}-\\d+$' }],
  [{ type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 2 }],
  [
    {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'null' }],
      items: false,
      minItems: 2,
    },
  ],
  [
    {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'integer' }, b: { type: 'null' } },
    },
  ],
  [{ type: 'object', minProperties: 0, additionalProperties: { type: 'integer' } }],
  [{ allOf: [{ type: 'integer' }, { minimum: 3 }, { maximum: 9 }] }],
  [{ oneOf: [{ type: 'string' }, { type: 'boolean' }] }],
])('all random values of %j conform', (schema) => {
  expect(countConforming(schema)).toBe(40)
})

test.each<[JsonSchema]>([
  [{ type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: true }],
  [{ type: 'array', contains: { const: 7 }, items: { type: 'integer' } }],
  [
    {
      type: 'object',
      minProperties: 2,
      patternProperties: { '^x': { type: 'integer' } },
      additionalProperties: false,
    },
  ],
  [{ type: 'object', minProperties: 1, propertyNames: { pattern: '^[A-Z]{3}$' } }],
  [{ type: 'integer', minimum: 0, maximum: 9, not: { maximum: 4 } }],
  [{ oneOf: [{ type: 'number' }, { type: 'integer' }] }],
  [{ not: { type: 'object' } }],
])('some random values of %j conform', (schema) => {
  expect(countConforming(schema)).toBeGreaterThan(0)
})

test('different seeds give different values, the same seed the same', () => {
  const schema = { type: 'string', minLength: 5 }
  expect(draw(schema, 1)).toEqual(draw(schema, 1))
  expect(draw(schema, 2)).not.toEqual(draw(schema, 1))
})

test.each<[string, JsonSchema]>([
  ['nothing is allowed', false],
  ['a required member is', { type: 'object', required: ['a'], properties: { a: false } }],
  ['a pattern looks ahead', { type: 'string', pattern: '^(?=.*a)' }],
  ['a range is empty', { type: 'integer', minimum: 2, maximum: 1 }],
  ['a list is endless', { type: 'array', minItems: 1_000_000 }],
  [
    'a recursion is endless',
    {
      $ref: '#/$defs/A',
      $defs: { A: { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/A' } } } },
    },
  ],
])('there is no arbitrary where %s', (_what, schema) => {
  expect(createArbitrary(fastCheck, schema)).toBeUndefined()
})

test('a recursion goes on only as long as it must', () => {
  const schema = {
    $ref: '#/$defs/Node',
    $defs: {
      Node: {
        type: 'object',
        required: ['next'],
        properties: { next: { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }] } },
      },
    },
  }
  expect(new Set(draw(schema).map((value) => JSON.stringify(value)))).toEqual(
    new Set(['{"next":null}']),
  )
})
