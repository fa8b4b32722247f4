import { expect, test } from 'vitest'
import { listReadings } from '../../../src/sample/schema-reading.js'
import type { JsonSchema } from '../../../src/schema/model.js'

function read(schema: JsonSchema, branch = 0, ancestors: readonly string[] = []) {
  return listReadings(schema, { root: schema, branch, ancestors: new Set(ancestors) })
}

const schemasOf = (schema: JsonSchema, branch = 0) =>
  read(schema, branch).map((reading) => reading.schema)

test('a schema without choices has one reading, itself', () => {
  expect(schemasOf({ type: 'string', minLength: 1 })).toEqual([{ type: 'string', minLength: 1 }])
  expect(schemasOf(true)).toEqual([{}])
})

test.each<[JsonSchema]>([
  [false],
  [{ not: {} }],
  [{ allOf: [{ type: 'string' }, { type: 'integer' }] }],
  [{ oneOf: [] }],
  [{ anyOf: [false, { not: {} }] }],
])('%j has no reading', (schema) => {
  expect(read(schema)).toEqual([])
})

test('every choice of every branch is a reading, in the order of the document', () => {
  const schema = {
    minimum: 1,
    anyOf: [{ title: 'a' }, { title: 'b' }],
    oneOf: [{ format: 'x' }, { format: 'y' }],
  }
  const list = (branch: number) =>
    schemasOf(schema, branch).map(({ title, format }) => `${String(title)}${String(format)}`)
  expect(list(0)).toEqual(['ax', 'bx', 'ay', 'by'])
  expect(list(1)).toEqual(['by', 'ay', 'bx', 'ax'])
})

test('a condition is read as met, then as not met', () => {
  const schema = {
    if: { properties: { a: { const: 1 } } },
    then: { required: ['b'] },
    else: { required: ['c'] },
  }
  const met = { properties: { a: { const: 1 } }, required: ['b'] }
  expect(schemasOf(schema)).toEqual([met, { required: ['c'] }])
  expect(schemasOf(schema, 1)).toEqual([{ required: ['c'] }, met])
})

test('keywords beside a reference are kept and win', () => {
  const schema = {
    $ref: '#/$defs/A~1b%20c',
    title: 'own',
    minLength: 2,
    $defs: { 'A/b c': { type: 'string', title: 'theirs', minLength: 5 } },
  }
  expect(read(schema)[0]).toMatchObject({
    schema: { type: 'string', title: 'own', minLength: 5 },
    references: ['#/$defs/A~1b%20c'],
  })
})

test('readings that lead back to what encloses them come last', () => {
  const schema = {
    anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }],
    $defs: { Node: { type: 'object' } },
  }
  const types = (ancestors: readonly string[]) =>
    read(schema, 0, ancestors).map((reading) => reading.schema['type'])
  expect(types([])).toEqual(['object', 'null'])
  expect(types(['#/$defs/Node'])).toEqual(['null', 'object'])
})

test('members that only other branches require are to be avoided', () => {
  const schema = {
    oneOf: [{ required: ['a', 'c'] }, { $ref: '#/$defs/B' }],
    not: { required: ['d', 'e'] },
    $defs: { B: { required: ['b', 'c'] } },
  }
  expect(read(schema).map(({ avoided }) => avoided)).toEqual([
    ['e', 'b'],
    ['e', 'a'],
  ])
})

test('the readings of a schema with too many choices are cut', () => {
  const pair = { anyOf: [{ title: 'a' }, { title: 'b' }] }
  expect(read({ allOf: Array.from({ length: 20 }, () => pair) })).toHaveLength(24)
})
