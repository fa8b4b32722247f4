import { expect, test } from 'vitest'
import { validateJson } from '../../../src/schema/validate-json.js'

const SCHEMA = {
  type: 'object',
  additionalProperties: { $ref: '#/$defs/count' },
  $defs: { count: { type: 'integer', minimum: 1 } },
}

test('a value that conforms has no issue', () => {
  expect(validateJson(SCHEMA, { a: 1 })).toEqual([])
})

test('a violation is told by its place, also behind a reference', () => {
  expect(validateJson(SCHEMA, { a: 1, b: 'x' })).toMatchObject([
    { pointer: '/b', expected: 'b: integer', arrived: 'b: "x"' },
  ])
})

test('a schema that cannot be used is an error', () => {
  expect(() => validateJson({ $ref: 7 }, 1)).toThrow('$ref must be a string')
})
