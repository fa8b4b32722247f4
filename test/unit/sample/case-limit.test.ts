import { expect, test } from 'vitest'
import { listBoundCases, listEnumCases } from '../../../src/sample/case-limit.js'
import { listPlaces } from '../../../src/sample/case-place.js'
import { formatValue } from '../../../src/sample/case-word.js'
import type { SchemaObject } from '../../../src/sample/keyword.js'
import { listWrongValues } from '../../../src/sample/spoil-value.js'
import { makeCaseSource } from '../../support/case-source.js'

function bounds(schema: SchemaObject, value: unknown) {
  return listBoundCases(listPlaces(schema, value), makeCaseSource(schema, value)).map(
    ({ label, value: tried }) => [label, tried],
  )
}

test.each<[SchemaObject, unknown, readonly (readonly [string, unknown])[]]>([
  [
    { type: 'integer', minimum: 1, maximum: 9 },
    5,
    [
      ['body at its minimum 1', 1],
      ['body at its maximum 9', 9],
    ],
  ],
  [
    { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 9 },
    5,
    [
      ['body at its exclusiveMinimum 1', 2],
      ['body at its exclusiveMaximum 9', 8],
    ],
  ],
  [{ type: 'number', exclusiveMinimum: 1, minimum: 2 }, 5, [['body at its minimum 2', 2]]],
  [
    { type: 'string', minLength: 2, maxLength: 6 },
    'abcd',
    [
      ['body at its minLength 2', 'ab'],
      ['body at its maxLength 6', 'abcdxx'],
    ],
  ],
  [{ type: 'string', minLength: 0 }, 'abcd', [['body at its minLength 0', '']]],
  [{ type: 'string', maxLength: 2 }, '🎉🎉🎉', [['body at its maxLength 2', '🎉🎉']]],
  [{ type: 'string', minLength: 4 }, '🎉🎉🎉', [['body at its minLength 4', '🎉🎉🎉x']]],
  [{ type: 'string', maxLength: 10_001 }, 'a', []],
  [{ type: 'string', maxLength: 5, pattern: '^a' }, 'a', []],
  [{ type: 'string', maxLength: 5, format: 'date' }, 'a', []],
  [{ minLength: 1, maxLength: 2, enum: ['a'] }, 'a', []],
  [{ minimum: 1, const: 5 }, 5, []],
  [
    { type: 'array', minItems: 1, maxItems: 3 },
    ['a', 'b'],
    [
      ['body at its minItems 1', ['a']],
      ['body at its maxItems 3', ['a', 'b', 'a']],
    ],
  ],
  [{ type: 'array', minItems: 0, maxItems: 2 }, [], [['body at its minItems 0', []]]],
  [{ type: 'array', maxItems: 101 }, ['a'], []],
  [{ type: 'integer', minimum: 1 }, 'text', []],
  [{ minimum: 1, minLength: 1, minItems: 1 }, true, []],
])('the bounds of %j beside %j are tried: %j', (schema, value, cases) => {
  expect(bounds(schema, value)).toEqual(cases)
})

test('a hundred items and ten thousand letters are still made', () => {
  const [items] = bounds({ type: 'array', maxItems: 100 }, ['a'])
  expect((items?.[1] as readonly unknown[]).length).toBe(100)
  const [text] = bounds({ type: 'string', maxLength: 10_000 }, 'a')
  expect((text?.[1] as string).length).toBe(10_000)
})

test('bounds are tried in the place where they hold, the rest of the body stays', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'integer', minimum: 1 },
      'b/c': { type: 'array', items: { maximum: 9 } },
    },
  }
  expect(bounds(schema, { a: 5, 'b/c': [5, 6] })).toEqual([
    ['body with a at its minimum 1', { a: 1, 'b/c': [5, 6] }],
    ['body with b~1c/0 at its maximum 9', { a: 5, 'b/c': [9, 6] }],
  ])
})

test('each value of an enum is tried, whatever it is', () => {
  const schema = {
    type: 'object',
    properties: { state: { enum: ['open', 7, null, { a: 1 }] }, other: { const: 1 } },
  }
  const base = { state: 'open', other: 1 }
  const cases = listEnumCases(listPlaces(schema, base), makeCaseSource(schema, base))
  expect(cases.map(({ label, value }) => [label, value])).toEqual([
    ['body with state "open" (enum)', { state: 'open', other: 1 }],
    ['body with state 7 (enum)', { state: 7, other: 1 }],
    ['body with state null (enum)', { state: null, other: 1 }],
    ['body with state {"a":1} (enum)', { state: { a: 1 }, other: 1 }],
  ])
})

test.each([
  ['a', '"a"'],
  ['x'.repeat(38), `"${'x'.repeat(38)}"`],
  ['x'.repeat(39), `"${'x'.repeat(36)}...`],
  [{ a: [1, null] }, '{"a":[1,null]}'],
])('the value %j is called %s', (value, label) => {
  expect(formatValue(value)).toBe(label)
})

function wrong(schema: SchemaObject, types: readonly string[], value: unknown) {
  return listWrongValues(schema, types, value).map(({ kind, value: tried, how }) => [
    kind,
    tried,
    how,
  ])
}

test.each<[SchemaObject, readonly string[], unknown, readonly (readonly unknown[])[]]>([
  [{}, [], 'a', []],
  [{}, ['string'], 'a', [['type', {}, 'as an object (must be string)']]],
  [{}, ['integer', 'null'], 1, [['type', {}, 'as an object (must be integer or null)']]],
  [{}, ['object'], {}, [['type', 'wrong', 'as a text (must be object)']]],
  [{}, ['array', 'null'], [], [['type', 'wrong', 'as a text (must be array or null)']]],
  [{}, ['object', 'string'], {}, []],
  [{ const: 1 }, [], 1, [['limit', 'outside-of-ringback', 'outside its const']]],
  [{ enum: [1] }, [], 1, [['limit', 'outside-of-ringback', 'outside its enum']]],
  [{ const: 1, enum: [1] }, [], 1, [['limit', 'outside-of-ringback', 'outside its const']]],
  [
    { minimum: 1, exclusiveMinimum: 2, maximum: 8, exclusiveMaximum: 9 },
    [],
    5,
    [
      ['limit', 0, 'below its minimum 1'],
      ['limit', 1, 'below its exclusiveMinimum 2'],
      ['limit', 9, 'above its maximum 8'],
      ['limit', 10, 'above its exclusiveMaximum 9'],
    ],
  ],
  [{ minimum: 1 }, [], '5', []],
  [
    { minLength: 1, maxLength: 3 },
    [],
    'a',
    [
      ['limit', '', 'shorter than its minLength 1'],
      ['limit', 'xxxx', 'longer than its maxLength 3'],
    ],
  ],
  [{ minLength: 0, maxLength: 10_000 }, [], 'a', []],
  [{ maxLength: 0 }, [], '', [['limit', 'x', 'longer than its maxLength 0']]],
  [{ minLength: 1 }, [], 5, []],
  [
    { minItems: 2, maxItems: 3, uniqueItems: true },
    [],
    ['a', 'b'],
    [
      ['limit', [], 'of fewer than 2 items (minItems)'],
      ['limit', ['a', 'a', 'a', 'a'], 'of more than 3 items (maxItems)'],
      ['limit', ['a', 'a'], 'holding an item twice'],
    ],
  ],
  [{ maxItems: 3, uniqueItems: true }, [], [], []],
  [{ minItems: 0, maxItems: 100 }, [], ['a'], []],
  [{ maxItems: 0 }, [], ['a'], [['limit', ['a'], 'of more than 0 items (maxItems)']]],
  [{ uniqueItems: 'true' }, [], ['a'], []],
])('%j (%j) forbids in the place of %j: %j', (schema, types, value, values) => {
  expect(wrong(schema, types, value)).toEqual(values)
})

test('places are the outer ones first, one item for all of a list', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'object', properties: { 'x/y': { type: 'string' } } },
      list: { type: 'array', items: { type: 'integer' } },
    },
  }
  const places = listPlaces(schema, { a: { 'x/y': 'z' }, list: [1, 2], free: true })
  expect(places.map(({ pointer, name, value }) => [pointer, name, value])).toEqual([
    ['', '', { a: { 'x/y': 'z' }, list: [1, 2], free: true }],
    ['/a', 'a', { 'x/y': 'z' }],
    ['/list', 'list', [1, 2]],
    ['/free', 'free', true],
    ['/a/x~1y', 'a/x~1y', 'z'],
    ['/list/0', 'list/0', 1],
  ])
})

test('six levels below the whole are looked at, and three hundred places', () => {
  const nest = (levels: number): unknown => (levels === 0 ? 1 : { a: nest(levels - 1) })
  expect(
    listPlaces(true, nest(9))
      .map(({ pointer }) => pointer)
      .at(-1),
  ).toBe('/a/a/a/a/a/a')
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, 1]))
  expect(listPlaces(true, wide)).toHaveLength(300)
})
