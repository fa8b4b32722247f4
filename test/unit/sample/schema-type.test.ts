import { expect, test } from 'vitest'
import {
  isSchema,
  readKeyword,
  readList,
  readNumber,
  readSchema,
  readSchemaMap,
  readSchemas,
  readText,
  readTexts,
  type SchemaObject,
} from '../../../src/sample/keyword.js'
import { memberSchema } from '../../../src/sample/member-schema.js'
import { listDenied, listRivals } from '../../../src/sample/schema-avoidance.js'
import { findReferenced, nameOf } from '../../../src/sample/schema-reference.js'
import { isOfType, readTypes } from '../../../src/sample/schema-type.js'
import type { JsonSchema } from '../../../src/schema/model.js'

test.each<[SchemaObject, readonly string[]]>([
  [{ type: 'string' }, ['string']],
  [{ type: ['null', 'string', 'integer'] }, ['string', 'integer', 'null']],
  [{ type: ['null'] }, ['null']],
  [{ type: ['string', 7] }, ['string']],
  [{ type: [] }, []],
  [{ type: 'string', minimum: 1 }, ['string']],
  [{ type: 7, minimum: 1 }, ['number']],
  [{}, []],
  [{ title: 'A', description: 'B' }, []],
  [{ properties: {} }, ['object']],
  [{ dependentRequired: {} }, ['object']],
  [{ items: true }, ['array']],
  [{ contains: true }, ['array']],
  [{ format: 'date' }, ['string']],
  [{ multipleOf: 2 }, ['number']],
  [
    { minLength: 1, minimum: 1, minItems: 1, minProperties: 1 },
    ['object', 'array', 'string', 'number'],
  ],
  [Object.create({ type: 'string', minimum: 1 }) as SchemaObject, []],
])('the types of schema %# are read', (schema, types) => {
  expect(readTypes(schema)).toEqual(types)
})

test.each<[unknown, readonly string[], boolean]>([
  [null, ['null'], true],
  [undefined, ['null'], false],
  [1, ['integer'], true],
  [1.5, ['integer'], false],
  [1.0, ['integer'], true],
  [1e300, ['integer'], true],
  [1.5, ['number'], true],
  ['1', ['number'], false],
  [true, ['boolean'], true],
  [[], ['array'], true],
  [[], ['object'], false],
  [{}, ['object'], true],
  [null, ['object'], false],
  ['', ['string', 'null'], true],
  [1, [], true],
  [1, ['unknown'], false],
  [1, ['constructor'], false],
])('that %j is of %j is %s', (value, types, is) => {
  expect(isOfType(value, types)).toBe(is)
})

const ODD: SchemaObject = {
  number: 7,
  infinite: Number.POSITIVE_INFINITY,
  text: 'a',
  list: ['a', 1, true, null, {}],
  map: { a: true, b: { type: 'string' }, c: 7, d: null, e: [] },
}

test('keywords of any type are read as what they are asked for', () => {
  expect(['number', 'infinite', 'text', 'none'].map((name) => readNumber(ODD, name))).toEqual([
    7,
    undefined,
    undefined,
    undefined,
  ])
  expect(['text', 'number'].map((name) => readText(ODD, name))).toEqual(['a', undefined])
  expect(readList(ODD, 'list')).toHaveLength(5)
  expect(readList(ODD, 'map')).toEqual([])
  expect(readTexts(ODD, 'list')).toEqual(['a'])
  expect(readSchemas(ODD, 'list')).toEqual([true, {}])
  expect(readSchemas(ODD, 'map')).toBeUndefined()
  expect(readSchema(ODD, 'map')).toBe(ODD['map'])
  expect(readSchema(ODD, 'list')).toBeUndefined()
  expect([...readSchemaMap(ODD, 'map').keys()]).toEqual(['a', 'b'])
  expect(readSchemaMap(ODD, 'list').size).toBe(0)
})

test('what a prototype holds is no keyword', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(readKeyword({}, name)).toBeUndefined()
  }
  const own = JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as SchemaObject
  expect([...readSchemaMap(own, 'properties')]).toEqual([['__proto__', { type: 'string' }]])
})

test.each([
  [true, true],
  [false, true],
  [{}, true],
  [[], false],
  [null, false],
  ['a', false],
])('that %j can be a schema is %s', (value, is) => {
  expect(isSchema(value)).toBe(is)
})

const MEMBERS: SchemaObject = {
  properties: { id: { minLength: 1 }, 'x-id': { maxLength: 9 } },
  patternProperties: {
    '^x-': { type: 'string' },
    id$: { type: ['string'] },
    '(': { title: 'odd' },
  },
  additionalProperties: { type: 'integer' },
}

test.each<[SchemaObject, string, JsonSchema]>([
  [{ properties: { a: { type: 'string' } } }, 'a', { type: 'string' }],
  [{ properties: { a: false } }, 'a', false],
  [{ properties: { a: {} }, additionalProperties: false }, 'b', false],
  [{ properties: { a: {} } }, 'b', true],
  [{ additionalProperties: { type: 'integer' } }, 'toString', { type: 'integer' }],
  [{ patternProperties: { '^x-': { a: 1 } }, additionalProperties: false }, 'x-1', { a: 1 }],
  [{ patternProperties: { '^x-': { a: 1 } }, additionalProperties: false }, 'y', false],
  [MEMBERS, 'other', { title: 'odd' }],
  [MEMBERS, 'id', { allOf: [{ minLength: 1 }, { type: ['string'] }, { title: 'odd' }] }],
  [
    MEMBERS,
    'x-id',
    { allOf: [{ maxLength: 9 }, { type: 'string' }, { type: ['string'] }, { title: 'odd' }] },
  ],
])('schema %# asks of the member %s: %j', (schema, name, member) => {
  expect(memberSchema(schema, name)).toEqual(member)
})

const BUNDLE = {
  $defs: {
    'a/b': { title: 'slash' },
    'c d': { title: 'blank' },
    e: [{ title: 'item' }],
    f: 7,
    g: false,
  },
}

test.each([
  ['#', BUNDLE],
  ['#/$defs/a~1b', { title: 'slash' }],
  ['#/$defs/c%20d', { title: 'blank' }],
  ['#/$defs/e/0', { title: 'item' }],
  ['#/$defs/g', false],
  ['#/$defs/f', undefined],
  ['#/$defs/none', undefined],
  ['#/$defs/none/deeper', undefined],
  ['#/constructor', undefined],
  ['#/$defs/%', undefined],
  ['other.json#/$defs/g', undefined],
  ['', undefined],
])('the reference "%s" of a bundle leads to %j', (reference, schema) => {
  expect(findReferenced(BUNDLE, reference)).toEqual(schema)
})

test('a reference is named by its last part', () => {
  expect(['#/$defs/Invoice', 'Invoice', '#/a/', ''].map(nameOf)).toEqual([
    'Invoice',
    'Invoice',
    '',
    '',
  ])
})

test('rivals of a branch are what others require and it does not', () => {
  const first = { required: ['a', 'b'] }
  const root = { $defs: { Other: { required: ['c'] } } }
  const second = { $ref: '#/$defs/Other', required: ['b'] }
  const branches = [first, second, true]
  expect(listRivals(branches, first, root)).toEqual(['c'])
  expect(listRivals(branches, second, root)).toEqual(['a'])
  expect(listRivals(branches, true, root)).toEqual(['a', 'b', 'b', 'c'])
})

test.each<[SchemaObject, readonly string[]]>([
  [{}, []],
  [{ not: true }, []],
  [{ not: { required: ['a'] } }, ['a']],
  [{ not: { required: ['a', 'b'] } }, ['b']],
  [{ not: { anyOf: [{ required: ['a'] }, { required: ['b', 'c'] }, false] } }, ['a', 'c']],
  [{ not: { required: ['x'], anyOf: [{ required: ['a'] }] } }, ['x', 'a']],
  [{ not: { type: 'string' } }, []],
])('%j speaks against the members %j', (schema, denied) => {
  expect(listDenied(schema)).toEqual(denied)
})
