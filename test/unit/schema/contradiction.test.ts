import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { findContradiction } from '../../../src/schema/contradiction.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { createSampleStore } from '../../support/sample-store.js'

const OBJECT = { type: 'object' }
const LIST = { type: 'array' }

const CLOSED = { type: 'object', properties: { url: {} }, additionalProperties: false }

test.each<[string, JsonSchema, string]>([
  [
    'two types in one allOf',
    { allOf: [OBJECT, { ...LIST, minItems: 1 }] },
    'it must be of type object and of type array at once',
  ],
  [
    'types that stand behind references',
    { $ref: '#/$defs/A', allOf: [{ $ref: '#/$defs/B' }], $defs: { A: OBJECT, B: LIST } },
    'it must be of type object and of type array at once',
  ],
  [
    'lists of types',
    { type: ['string', 'boolean'], allOf: [{ type: ['integer', 'null'] }] },
    'it must be of type integer or null and of type string or boolean at once',
  ],
  [
    'a choice without a branch that goes with the rest',
    { type: 'object', anyOf: [LIST, { type: 'string' }] },
    'no branch of the anyOf of it can be met: it must be of type array and of type object at once',
  ],
  [
    'a choice within a choice',
    { type: 'object', oneOf: [{ anyOf: [LIST, false] }, { allOf: [{ oneOf: [LIST] }] }] },
    'no branch of the oneOf of it can be met: no branch of the anyOf of it can be met: it must be of type array and of type object at once',
  ],
  [
    'closed parts of which one requires what the other does not know',
    { type: 'object', allOf: [CLOSED, { type: 'object', required: ['models'] }] },
    'it must have models, which a part of its schema does not allow (additionalProperties: false)',
  ],
  [
    'an envelope that is closed around what its allOf requires',
    { type: 'object', additionalProperties: false, allOf: [{ required: ['url'] }, CLOSED] },
    'it must have url, which a part of its schema does not allow (additionalProperties: false)',
  ],
  [
    'a required member of two types',
    {
      type: 'object',
      required: ['a/b'],
      properties: { 'a/b': { type: 'string' } },
      allOf: [{ properties: { 'a/b': { type: 'integer' } } }],
    },
    '/a~1b must be of type string and of type integer at once',
  ],
  [
    'items of a list that must have some',
    { type: 'array', minItems: 1, items: { allOf: [OBJECT, LIST] } },
    '/0 must be of type object and of type array at once',
  ],
  [
    'an enum without a value of the type',
    { type: 'integer', enum: ['1', 2.5, null] },
    'no value of the enum of it is of type integer',
  ],
  ['false', false, 'it may have no value'],
  ['not with nothing to exclude', { not: {} }, 'it may have no value'],
  [
    'a required member that is false',
    { type: 'object', required: ['a'], properties: { a: false } },
    '/a may have no value',
  ],
])('%s cannot be satisfied', (_what, schema, because) => {
  expect(findContradiction(schema)).toBe(because)
})

test.each<[string, JsonSchema]>([
  ['everything', true],
  ['an integer that is a number', { type: 'integer', allOf: [{ type: ['number', 'null'] }] }],
  ['a number that is an integer', { type: 'number', allOf: [{ type: 'integer' }] }],
  ['an optional member of two types', { ...OBJECT, properties: { a: { allOf: [OBJECT, LIST] } } }],
  [
    'a required member of what need not be an object',
    { required: ['a'], properties: { a: false } },
  ],
  ['an empty list of what there cannot be', { type: 'array', items: false }],
  ['a list that begins otherwise', { ...LIST, minItems: 1, prefixItems: [{}], items: false }],
  ['one branch of several', { type: 'object', oneOf: [LIST, OBJECT] }],
  ['a choice without branches', { anyOf: [] }],
  [
    'a member that a pattern may allow',
    { ...CLOSED, required: ['x'], patternProperties: { '^x': {} } },
  ],
  ['a name of the prototype', { ...OBJECT, required: ['toString'], properties: {} }],
  ['a reference that leads nowhere', { $ref: '#/$defs/Nope' }],
  ['a reference to itself', { $ref: '#/$defs/A', $defs: { A: { $ref: '#/$defs/A' } } }],
  ['a type that is none', { type: 3, allOf: [{ type: 'strin' }, { enum: 'a' }, 7] }],
])('%s is not refuted', (_what, schema) => {
  expect(findContradiction(schema)).toBeUndefined()
})

test('a member that requires itself without end is left undecided', () => {
  const A = { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/A' } } }
  expect(findContradiction({ $ref: '#/$defs/A', $defs: { A } })).toBeUndefined()
})

test('branches that multiply are given up in time', () => {
  const names = Array.from({ length: 40 }, (_, index) => `S${index}`)
  const $defs = Object.fromEntries(
    names.map((name, index) => [
      name,
      { type: 'object', anyOf: Array(4).fill({ $ref: `#/$defs/S${index + 1}` }) },
    ]),
  )
  expect(findContradiction({ $ref: '#/$defs/S0', $defs })).toBeUndefined()
})

test('no value conforms to what is refuted', () => {
  const leaf = fastCheck.constantFrom<JsonSchema>(
    ...[
      OBJECT,
      LIST,
      CLOSED,
      { type: 'integer' },
      { type: ['string', 'null'] },
      { enum: [1, 'a'] },
    ],
    ...[{ required: ['url'] }, { required: ['a'] }, { properties: { url: LIST } }, true, false],
  )
  const { schema } = fastCheck.letrec<{ schema: JsonSchema }>((tie) => ({
    schema: fastCheck.oneof(
      { maxDepth: 3 },
      leaf,
      fastCheck.record({ allOf: fastCheck.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
      fastCheck.record({ anyOf: fastCheck.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
      fastCheck.record({ oneOf: fastCheck.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
      fastCheck.record({
        type: fastCheck.constant('object'),
        required: fastCheck.constant(['url']),
        properties: fastCheck.record({ url: tie('schema') }),
      }),
    ),
  }))
  const values = [null, true, 1, 'a', [], [1], {}, { url: 1 }, { url: [] }, { url: {} }, { a: 1 }]
  const nested = values.map((value) => ({ url: value, a: 1 }))
  fastCheck.assert(
    fastCheck.property(schema, (It) => {
      fastCheck.pre(findContradiction(It) !== undefined)
      const store = createSampleStore({ It })
      const compilation = store.compile(store.place('It'), 'response')
      if (!compilation.ok) return true
      return [...values, ...nested].every((value) => compilation.check(value).length > 0)
    }),
    { numRuns: 60 },
  )
})
