import { expect, test } from 'vitest'
import { readDeepObject } from '../../../src/mock/deep-object.js'
import { describeShape } from '../../../src/mock/parameter-shape.js'
import { listReadings, readExploded } from '../../../src/mock/parameter-value.js'
import type { JsonSchema } from '../../../src/schema/model.js'

const INTEGERS = { type: 'array', items: { type: 'integer' } }
const POINT = {
  type: 'object',
  properties: { x: { type: 'integer' }, list: INTEGERS, name: { type: 'string' } },
  additionalProperties: { type: 'boolean' },
}

test.each<[JsonSchema, string, boolean]>([
  [true, 'scalar', false],
  [{}, 'scalar', false],
  [{ type: 'string' }, 'scalar', true],
  [{ type: ['string', 'null'] }, 'scalar', false],
  [{ enum: ['a', 'b'] }, 'scalar', true],
  [{ enum: ['a', 1] }, 'scalar', false],
  [{ const: 'a' }, 'scalar', true],
  [{ type: 'integer' }, 'scalar', false],
  [INTEGERS, 'list', false],
  [{ type: ['array', 'string'] }, 'list', false],
  [{ anyOf: [INTEGERS, { type: 'string' }] }, 'list', false],
  [{ items: { type: 'integer' } }, 'scalar', false],
  [POINT, 'object', false],
  [{ properties: { x: {} } }, 'object', false],
  [{ type: 'string', properties: { x: {} } }, 'scalar', true],
  [{ allOf: [POINT] }, 'object', false],
  [{ $ref: '#/$defs/P', $defs: { P: POINT } }, 'object', false],
])('the schema %j is for a %s (a text and nothing else: %s)', (schema, kind, isText) => {
  expect(describeShape(schema)).toMatchObject({ kind, isText })
})

test('elements and members of a shape can still refer to the definitions', () => {
  const $defs = { N: { type: 'integer' } }
  const list = describeShape({ type: 'array', items: { $ref: '#/$defs/N' }, $defs })
  expect(list.items).toEqual({ $ref: '#/$defs/N', $defs })
  const open = describeShape({ type: 'object', additionalProperties: { $ref: '#/$defs/N' }, $defs })
  expect(open.others).toEqual({ $ref: '#/$defs/N', $defs })
  expect(describeShape({ type: 'object', additionalProperties: false }).others).toBe(true)
  expect(describeShape({ type: 'array' }).items).toBe(true)
})

test.each<[string, JsonSchema, string, boolean, readonly string[], readonly unknown[]]>([
  ['a text', { type: 'string' }, 'form', true, ['7'], ['7']],
  ['the first of several texts', { type: 'string' }, 'form', true, ['7', '8'], ['7']],
  ['a number, or the text of it', { type: 'integer' }, 'form', true, ['7'], [7, '7']],
  ['no number, so the text', { type: 'integer' }, 'form', true, ['x'], ['x', 'x']],
  ['a repeated list', INTEGERS, 'form', true, ['1', '2'], [[1, 2], [1, 2], '1']],
  ['a list of one, or a list by comma', INTEGERS, 'form', true, ['1,2'], [['1,2'], [1, 2], '1,2']],
  ['a list by comma', INTEGERS, 'form', false, ['1,2'], [[1, 2], '1,2']],
  [
    'a list that is repeated all the same',
    INTEGERS,
    'form',
    false,
    ['1', '2'],
    [[1, 2], [1, 2], '1'],
  ],
  ['an empty list', INTEGERS, 'form', false, [''], [[], '']],
  ['blanks', INTEGERS, 'spaceDelimited', false, ['1 2'], [[1, 2], ['1 2']]],
  ['encoded blanks', INTEGERS, 'spaceDelimited', false, ['1%202'], [[1, 2], ['1%202']]],
  [
    'blanks and repeats',
    INTEGERS,
    'spaceDelimited',
    false,
    ['1 2', '3'],
    [
      [1, 2, 3],
      ['1 2', 3],
    ],
  ],
  ['pipes', INTEGERS, 'pipeDelimited', false, ['1|2'], [[1, 2], ['1|2']]],
  ['encoded pipes', INTEGERS, 'pipeDelimited', false, ['1%7c2'], [[1, 2], ['1%7c2']]],
  ['an object', POINT, 'simple', false, ['x,1'], [{ x: 1 }, 'x,1']],
  ['a text that is no object', POINT, 'simple', false, ['x'], ['x', 'x']],
  ['a list as JSON', INTEGERS, 'form', false, ['[1]'], [['[1]'], '[1]', [1], [[1]]]],
  [
    'an object as JSON',
    POINT,
    'simple',
    false,
    ['{"x":1}'],
    ['{"x":1}', '{"x":1}', { x: 1 }, [{ x: 1 }]],
  ],
  ['a text that only looks like JSON', POINT, 'simple', false, ['{x'], ['{x', '{x']],
])(
  '%s: %j in style %s (exploded: %s) may mean of %j %j',
  (_, schema, style, explode, texts, readings) => {
    expect(listReadings({ style, explode }, texts, describeShape(schema))).toEqual(readings)
  },
)

test('what is encoded is split before it is decoded, in the likeliest reading', () => {
  const schema = describeShape({ type: 'array', items: { type: 'string' } })
  const written = { texts: ['a%2Cb,c'], decode: decodeURIComponent }
  const parameter = { style: 'simple', explode: false }
  expect(listReadings(parameter, ['a,b,c'], schema, written)).toEqual([
    ['a,b', 'c'],
    ['a', 'b', 'c'],
    'a,b,c',
  ])
})

function exploded(query: string, schema: JsonSchema = POINT) {
  return readExploded(new URLSearchParams(query), describeShape(schema))
}

test.each([
  ['x=1&name=2', { x: 1, name: '2' }],
  ['other=1&x=1', { x: 1 }],
  ['list=1,2', { list: [1, 2] }],
  ['list=1&list=2', { list: [1, 2] }],
  ['x=', { x: '' }],
  ['other=1', undefined],
  ['', undefined],
])('the members in %s are %j', (query, members) => {
  expect(exploded(query)).toEqual(members)
})

test('a member of a hostile name is one', () => {
  const schema = {
    type: 'object',
    properties: JSON.parse('{"__proto__":{"type":"integer"}}') as object,
  }
  expect(Object.entries(exploded('__proto__=1', schema) ?? {})).toEqual([['__proto__', 1]])
})

function deep(query: string, schema: JsonSchema = POINT) {
  return readDeepObject(new URLSearchParams(query), 'p', schema)
}

const TREE = { type: 'object', properties: { a: POINT } }
const TEXTS = { type: 'array', items: { type: 'string' } }

test.each<[string, JsonSchema, unknown]>([
  ['p[x]=1', POINT, { x: 1 }],
  ['p[x]=1&q[x]=2&x=3&p=4', POINT, { x: 1 }],
  ['p[x]=&p[name]=', POINT, { x: '', name: '' }],
  ['p[more]=true', POINT, { more: true }],
  ['p[a][x]=1&p[a][name]=2', TREE, { a: { x: 1, name: '2' } }],
  ['p[list]=1&p[list]=2', POINT, { list: [1, 2] }],
  ['p[list]=1,2', POINT, { list: [1, 2] }],
  ['p[list][]=1&p[list][]=2', POINT, { list: [1, 2] }],
  ['p[list][0]=1&p[list][1]=2', POINT, { list: [1, 2] }],
  ['p[0]=1&p[1]=2', INTEGERS, [1, 2]],
  ['p[]=1&p[]=2', INTEGERS, [1, 2]],
  ['p[]=1', INTEGERS, [1]],
  ['p[0]=1&p[0]=2&p[1]=3', { type: 'array', items: INTEGERS }, [[1, 2], [3]]],
  ['p[]=a,b&p[]=c', TEXTS, ['a,b', 'c']],
  ['p[l][]=a,b&p[l][]=c', { properties: { l: TEXTS } }, { l: ['a,b', 'c'] }],
  ['p[x]=1&p[x][y]=2', true, { x: { y: '2' } }],
  ['p[x][y]=2&p[x]=1', true, { x: '1' }],
  ['p[a b]=1&p[%C3%BC]=2', true, { 'a b': '1', ü: '2' }],
  ['p=1', POINT, undefined],
  ['p[x=1', POINT, undefined],
  ['px]=1', POINT, undefined],
  ['pp[x]=1', POINT, undefined],
  ['', POINT, undefined],
])('the deep object of %s by %j is %j', (query, schema, value) => {
  expect(deep(query, schema)).toEqual(value)
})

test('eight levels are read, and from the ninth on nothing', () => {
  const key = (levels: number) => `p${'[a]'.repeat(levels)}=1`
  const nest = (levels: number): unknown => (levels === 0 ? '1' : { a: nest(levels - 1) })
  expect(deep(key(8), true)).toEqual(nest(8))
  expect(deep(`p[b]=1&${key(9)}&p[c]=1`, true)).toEqual({ b: '1' })
})

test('a thousand keys are read, and no more', () => {
  const keys = Array.from({ length: 1001 }, (_, index) => `p[k${index}]=1`).join('&')
  const read = Object.keys(deep(keys, true) as object)
  expect([read.length, read.at(-1)]).toEqual([1000, 'k999'])
})

test('hostile keys are members of their own, and change no prototype', () => {
  const read = deep('p[__proto__][polluted]=1&p[constructor]=2', true) as object
  expect(Object.keys(read)).toEqual(['__proto__', 'constructor'])
  expect('polluted' in {}).toBe(false)
})
