import { expect, test } from 'vitest'
import { mergeSchemas } from '../../../src/sample/schema-merge.js'

test.each([
  [{ minimum: 1 }, { minimum: 3 }, { minimum: 3 }],
  [{ maxLength: 1 }, { maxLength: 3 }, { maxLength: 1 }],
  [{ minimum: 1 }, { maximum: 3 }, { minimum: 1, maximum: 3 }],
  [{ type: 'number' }, { type: 'integer' }, { type: ['integer'] }],
  [{ type: ['string', 'null'] }, { type: 'string' }, { type: ['string'] }],
  [{ required: ['a', 'b'] }, { required: ['b', 'c'] }, { required: ['a', 'b', 'c'] }],
  [{ enum: [1, { a: 1 }, 3] }, { enum: [{ a: 1 }, 3, 4] }, { enum: [{ a: 1 }, 3] }],
  [{ const: 1 }, { const: 1 }, { const: 1 }],
  [{ multipleOf: 4 }, { multipleOf: 6 }, { multipleOf: 12 }],
  [{ multipleOf: 0.5 }, { multipleOf: 2.5 }, { multipleOf: 2.5 }],
  [{ multipleOf: 0.2 }, { multipleOf: 0.3 }, { multipleOf: 0.6 }],
  [{ multipleOf: 0.01 }, { multipleOf: 3 }, { multipleOf: 3 }],
  [{ multipleOf: 1e-7 }, { multipleOf: 2.5e-7 }, { multipleOf: 5e-7 }],
  [{ multipleOf: 1e-20 }, { multipleOf: 3 }, { multipleOf: 3 }],
  [{ multipleOf: 0 }, { multipleOf: 3 }, { multipleOf: 3 }],
  [{ items: true }, { items: { minimum: 1 } }, { items: { minimum: 1 } }],
  [{ items: { a: 1 } }, { items: { b: 1 } }, { items: { allOf: [{ a: 1 }, { b: 1 }] } }],
  [
    { additionalProperties: false },
    { additionalProperties: { type: 'string' } },
    { additionalProperties: false },
  ],
  [
    { properties: { a: { x: 1 }, b: {} } },
    { properties: { a: { y: 1 }, c: {} } },
    { properties: { a: { allOf: [{ x: 1 }, { y: 1 }] }, b: {}, c: {} } },
  ],
  [
    { prefixItems: [{ x: 1 }] },
    { prefixItems: [{ y: 1 }, { z: 1 }] },
    { prefixItems: [{ allOf: [{ y: 1 }, { x: 1 }] }, { z: 1 }] },
  ],
  [
    { dependentRequired: { a: ['b'] } },
    { dependentRequired: { a: ['c'] } },
    { dependentRequired: { a: ['b', 'c'] } },
  ],
  [{ uniqueItems: true }, { uniqueItems: false }, { uniqueItems: true }],
  [{ pattern: 'a' }, { pattern: 'b' }, { pattern: '^(?=[^]*(?:a))(?=[^]*(?:b))' }],
  [{ title: 'A', default: 1 }, { title: 'B' }, { title: 'B', default: 1 }],
  [{ minimum: 'odd' }, { minimum: 3 }, { minimum: 3 }],
])('%j and %j together are %j', (first, second, expected) => {
  expect(mergeSchemas(first, second)).toEqual(expected)
})

test.each([
  [{ type: 'string' }, { type: 'integer' }],
  [{ type: ['string', 'null'] }, { type: ['integer', 'boolean'] }],
  [{ enum: [1] }, { enum: [2] }],
  [{ const: { a: 1 } }, { const: { a: 2 } }],
])('%j and %j contradict each other', (first, second) => {
  expect(mergeSchemas(first, second)).toBeUndefined()
})

test('two patterns together ask for both', () => {
  const merged = mergeSchemas({ pattern: '^a' }, { pattern: 'b$' })
  const expression = new RegExp(String(merged?.['pattern']), 'u')
  expect(['ab', 'a b', 'a\nb', 'xb', 'ax'].map((text) => expression.test(text))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

test('a member called __proto__ is a member like any other', () => {
  const first = JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as object
  const merged = mergeSchemas({ ...first }, { properties: { a: true } })
  expect(JSON.stringify(merged)).toBe('{"properties":{"__proto__":{"type":"string"},"a":true}}')
})
