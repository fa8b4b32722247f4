import { expect, test } from 'vitest'
import { samplePlain, sampleValue } from '../../../src/sample/value.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { createSampleStore } from '../../support/sample-store.js'

const SHAPES: Readonly<Record<string, JsonSchema>> = {
  // Anything, nothing said.
  always: true,
  empty: {},
  titleOnly: { title: 'Anything' },
  // Scalars.
  text: { type: 'string' },
  emptyText: { type: 'string', maxLength: 0 },
  longText: { type: 'string', minLength: 300 },
  exactText: { type: 'string', minLength: 2, maxLength: 2 },
  longEmail: { type: 'string', format: 'email', minLength: 40 },
  longUrl: { type: 'string', format: 'uri', minLength: 80, maxLength: 2083 },
  shortUrl: { type: 'string', format: 'uri', maxLength: 14 },
  shortEmail: { type: 'string', format: 'email', maxLength: 8 },
  unknownFormat: { type: 'string', format: 'iso4217', maxLength: 3 },
  dateTime: { type: 'string', format: 'date-time' },
  duration: { type: 'string', format: 'duration' },
  byte: { type: 'string', format: 'byte', minLength: 4 },
  whole: { type: 'integer' },
  int32: { type: 'integer', format: 'int32', minimum: 0 },
  highMinimum: { type: 'integer', minimum: 1_000_000_007 },
  negative: { type: 'number', maximum: -2.5 },
  openInterval: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
  openWhole: { type: 'integer', exclusiveMinimum: 5, exclusiveMaximum: 7 },
  cents: { type: 'number', multipleOf: 0.01, exclusiveMinimum: 0.1 },
  wholeHalves: { type: 'integer', multipleOf: 2.5, minimum: 6 },
  negativeStep: { type: 'integer', multipleOf: 7, maximum: -1 },
  nothingButNull: { type: 'null' },
  typeList: { type: ['null', 'integer'] },
  tagged: { const: { kind: 'x' } },
  enumMixed: { enum: [null, 'a', 1] },
  enumTyped: { type: 'integer', enum: ['a', 2] },
  // Patterns.
  patternDigits: { type: 'string', pattern: '^[0-9]{6}$' },
  patternPrefix: { type: 'string', pattern: '^INV-\\d{4}$' },
  patternEither: { type: 'string', pattern: '^(imsi-[0-9]{5,15}|nai-.+|.+)$' },
  patternUuid: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
  patternOdd: { type: 'string', pattern: '^[A-F]{2}:[x-z]{3}=[!?]$' },
  patternUnicode: { type: 'string', pattern: '^\\p{Lu}\\p{Ll}+$' },
  patternShort: { type: 'string', pattern: '^[a-z]+-[a-z]+$', maxLength: 5 },
  patternLookahead: { type: 'string', pattern: '^(?=.*\\d)(?=.*[a-z]).{2,8}$' },
  patternTwice: { allOf: [{ type: 'string', pattern: '^a' }, { pattern: 'b$' }] },
  // Lists.
  list: { type: 'array', items: { type: 'string' } },
  listOfNothing: { type: 'array', items: false },
  listMinimum: { type: 'array', items: { type: 'string' }, minItems: 3 },
  listMaximum: { type: 'array', items: { type: 'string' }, maxItems: 0 },
  setOfTexts: { type: 'array', items: { type: 'string' }, minItems: 3, uniqueItems: true },
  setOfEnum: { type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 3, uniqueItems: true },
  setOfFlags: { type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: true },
  setOfObjects: {
    type: 'array',
    minItems: 3,
    uniqueItems: true,
    items: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
  },
  setOfUuids: {
    type: 'array',
    minItems: 2,
    uniqueItems: true,
    items: { type: 'string', format: 'uuid' },
  },
  tuple: {
    type: 'array',
    prefixItems: [{ type: 'string' }, { type: 'integer' }],
    items: false,
    minItems: 2,
  },
  contains: { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 } },
  containsTwo: { type: 'array', contains: { const: 'x' }, minContains: 2, maxItems: 2 },
  // Objects.
  object: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
  implied: { properties: { a: { type: 'integer' } }, required: ['a'] },
  requiredUndeclared: { type: 'object', required: ['x'] },
  requiredMap: { type: 'object', required: ['x'], additionalProperties: { type: 'integer' } },
  closed: { type: 'object', properties: { a: {} }, additionalProperties: false },
  minMembers: { type: 'object', minProperties: 2, additionalProperties: { type: 'integer' } },
  minDeclared: {
    type: 'object',
    minProperties: 1,
    additionalProperties: false,
    properties: { a: { type: 'string' }, b: { type: 'string' } },
  },
  maxMembers: {
    type: 'object',
    maxProperties: 1,
    properties: { a: { type: 'string' }, b: { type: 'string' } },
  },
  patternMembers: {
    type: 'object',
    minProperties: 2,
    patternProperties: { '^x-': { type: 'integer' } },
    additionalProperties: false,
  },
  memberNames: {
    type: 'object',
    minProperties: 2,
    propertyNames: { pattern: '^[A-Z]{3}$' },
    additionalProperties: { type: 'boolean' },
  },
  dependent: {
    type: 'object',
    properties: { card: { type: 'string' } },
    dependentRequired: { card: ['address'], address: ['city'] },
  },
  dependentSchema: {
    type: 'object',
    properties: { card: { type: 'string' } },
    dependentSchemas: {
      card: { required: ['code'], properties: { code: { type: 'integer', minimum: 100 } } },
    },
  },
  hostileNames: {
    type: 'object',
    required: ['__proto__', 'constructor', 'a/b~c'],
    properties: { ['__proto__']: { type: 'integer' }, constructor: { type: 'string' } },
  },
  badExample: {
    type: 'object',
    required: ['total'],
    properties: { total: { type: 'number', examples: ['9999'], default: 'none' } },
  },
  exclusiveOptionals: {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    not: { required: ['a', 'b'] },
  },
  // Combinations.
  nullableReference: { anyOf: [{ $ref: '#/components/schemas/object' }, { type: 'null' }] },
  referenceWithSiblings: { $ref: '#/components/schemas/text', minLength: 8 },
  allOf: {
    allOf: [
      { $ref: '#/components/schemas/object' },
      { required: ['b'], properties: { b: { type: 'integer', minimum: 3 } } },
      { properties: { b: { maximum: 3 } } },
    ],
  },
  allOfBranches: {
    allOf: [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, { type: 'integer' }],
  },
  falseBranch: { oneOf: [false, { type: 'integer' }] },
  overlapping: { oneOf: [{ type: 'number' }, { type: 'integer' }] },
  thirdBranch: {
    oneOf: [
      { type: 'object', required: ['a'], properties: { a: false } },
      { type: 'object', required: ['b'], properties: { b: { type: 'string', pattern: '(?!)' } } },
      { type: 'object', required: ['c'], properties: { c: { const: 1 } }, maxProperties: 1 },
    ],
  },
  requiredEither: {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    oneOf: [{ required: ['a'] }, { required: ['b'] }],
  },
  tags: {
    oneOf: [
      { required: ['kind'], properties: { kind: { const: 'cat' }, lives: { type: 'integer' } } },
      { required: ['kind'], properties: { kind: { const: 'dog' } } },
    ],
    discriminator: { propertyName: 'kind' },
  },
  conditional: {
    type: 'object',
    required: ['country'],
    properties: { country: { enum: ['DE', 'US'] } },
    if: { properties: { country: { const: 'DE' } } },
    then: { required: ['plz'], properties: { plz: { type: 'string', pattern: '^\\d{5}$' } } },
    else: { required: ['zip'] },
  },
  not: { type: 'integer', not: { const: 1 } },
  notType: { not: { type: 'object' } },
  recursive: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      next: { $ref: '#/components/schemas/recursive' },
      children: { type: 'array', items: { $ref: '#/components/schemas/recursive' } },
    },
  },
  recursiveOrNull: {
    type: 'object',
    required: ['next'],
    properties: {
      next: { anyOf: [{ $ref: '#/components/schemas/recursiveOrNull' }, { type: 'null' }] },
    },
  },
  unevaluated: {
    allOf: [{ properties: { a: { type: 'integer' } } }],
    required: ['a'],
    unevaluatedProperties: false,
  },
}

const store = createSampleStore(SHAPES)

test.each(Object.keys(SHAPES))('a value for the shape %s conforms to it', async (name) => {
  const sample = await sampleValue(store, store.place(name), 'request', { seed: 1 })
  const compilation = store.compile(store.place(name), 'request')
  expect(sample).toMatchObject({ ok: true })
  expect(sample.ok && compilation.ok && compilation.check(sample.value)).toEqual([])
})

test('four of eighty shapes need more than a plain value', () => {
  expect(Object.keys(SHAPES)).toHaveLength(80)
  const names = Object.keys(SHAPES)
  const hard = names.filter(
    (name) => !samplePlain(store, store.place(name), 'request', { seed: 1 }).ok,
  )
  expect(hard).toEqual(['patternOdd', 'patternShort', 'overlapping', 'notType'])
})
