import { expect, test } from 'vitest'
import type { OpenApiVersion } from '../../../src/schema/model.js'
import { isPlain } from '../../../src/schema/plain.js'

test.each<[schema: Record<string, unknown>, in30: boolean, in31: boolean]>([
  [{}, true, true],
  [{ type: 'string', minLength: 1 }, true, true],
  [{ 'x-note': 1 }, true, true],
  [{ xnote: 1 }, false, false],
  [{ $ref: '#/a' }, true, true],
  [{ $ref: '#/a', description: 'b' }, false, true],
  [{ minimum: null }, false, false],
  [{ 'x-note': null }, false, false],
  [{ minimum: 1, exclusiveMinimum: true }, false, false],
  [{ exclusiveMaximum: 3 }, false, false],
  [{ $schema: 'https://json-schema.org/draft/2020-12/schema' }, false, false],
  [{ items: { type: 'string' } }, true, true],
  [{ items: [{ type: 'string' }] }, false, false],
  [{ type: 'string', nullable: false }, true, true],
  [{ type: 'string', nullable: true }, true, false],
  [{ nullable: true }, false, false],
  [{ type: ['string'], nullable: true }, false, false],
  [{ type: 'string', enum: ['a'], nullable: true }, false, false],
  [{ const: 1 }, false, true],
  [{ prefixItems: [] }, false, true],
  [{ __proto__: null, constructor: 1 }, false, false],
])('whether %j is plain: %j in 3.0, %j in 3.1', (schema, in30, in31) => {
  const judge = (version: OpenApiVersion) => isPlain(schema, Object.keys(schema), version)
  expect(judge('3.0')).toBe(in30)
  expect(judge('3.1')).toBe(in31)
  expect(judge('3.2')).toBe(in31)
})
