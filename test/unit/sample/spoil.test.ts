import { expect, test } from 'vitest'
import { spoilValue } from '../../../src/sample/spoil.js'
import { createSampleStore } from '../../support/sample-store.js'

const SCHEMA = {
  type: 'object',
  required: ['status', 'customer', 'total'],
  properties: {
    status: { enum: ['open', 'paid'] },
    customer: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', minLength: 1, maxLength: 5 } },
    },
    total: { type: 'number', minimum: 0, exclusiveMaximum: 100 },
    tags: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2, uniqueItems: true },
    note: { type: ['string', 'null'] },
  },
}
const VALUE = { status: 'open', customer: { name: 'Ann' }, total: 9, tags: ['a'] }

test('faults come in the order of preference, each in words', () => {
  const spoiled = spoilValue(SCHEMA, VALUE, () => false)
  expect(spoiled.map(({ kind, fault }) => `${kind}: ${fault}`)).toEqual([
    'missing: body without status (required)',
    'missing: body without customer (required)',
    'missing: body without total (required)',
    'missing: body without customer/name (required)',
    'type: body as a text (must be object)',
    'type: body with customer as a text (must be object)',
    'type: body with total as an object (must be number)',
    'type: body with customer/name as an object (must be string)',
    'type: body with tags as a text (must be array)',
    'type: body with note as an object (must be string or null)',
    'type: body with tags/0 as an object (must be string)',
    'limit: body with status outside its enum',
    'limit: body with total below its minimum 0',
    'limit: body with total above its exclusiveMaximum 100',
    'limit: body with tags of fewer than 1 items (minItems)',
    'limit: body with tags of more than 2 items (maxItems)',
    'limit: body with tags holding an item twice',
    'limit: body with customer/name shorter than its minLength 1',
    'limit: body with customer/name longer than its maxLength 5',
  ])
})

test('every fault is one that the schema forbids, and the value stays as it was', () => {
  const store = createSampleStore({ Invoice: SCHEMA })
  const compilation = store.compile(store.place('Invoice'), 'request')
  const copy = structuredClone(VALUE)
  const spoiled = spoilValue(SCHEMA, VALUE, () => false)
  const accepted = spoiled.filter(
    ({ value }) => compilation.ok && compilation.check(value).length === 0,
  )
  expect(accepted).toEqual([])
  expect(VALUE).toEqual(copy)
})

test('a fault changes one place only', () => {
  const spoiled = spoilValue(SCHEMA, VALUE, () => false)
  const find = (pointer: string, kind: string) =>
    spoiled.find((fault) => fault.pointer === pointer && fault.kind === kind)?.value
  expect(find('/customer/name', 'missing')).toEqual({ ...VALUE, customer: {} })
  expect(find('/total', 'type')).toEqual({ ...VALUE, total: {} })
  expect(find('/status', 'limit')).toEqual({ ...VALUE, status: 'outside-of-ringback' })
})

test('forbidden places stay as they are', () => {
  const isForbidden = (pointer: string) => pointer !== '/total'
  const spoiled = spoilValue(SCHEMA, VALUE, isForbidden)
  expect(new Set(spoiled.map(({ pointer }) => pointer))).toEqual(new Set(['/total']))
  expect(spoiled.every(({ value }) => JSON.stringify(value).includes('"name":"Ann"'))).toBe(true)
})

test('the branch that the value follows is the one that is violated', () => {
  const schema = {
    oneOf: [{ $ref: '#/$defs/Card' }, { $ref: '#/$defs/Bank' }],
    $defs: {
      Card: {
        type: 'object',
        required: ['kind', 'number'],
        properties: { kind: { const: 'card' } },
      },
      Bank: { type: 'object', required: ['kind', 'iban'], properties: { kind: { const: 'bank' } } },
    },
  }
  const spoiled = spoilValue(schema, { kind: 'bank', iban: 'DE00' }, () => false)
  expect(spoiled.filter(({ kind }) => kind === 'missing').map(({ fault }) => fault)).toEqual([
    'body without kind (required)',
    'body without iban (required)',
  ])
})

test('a schema that forbids nothing has no faults', () => {
  expect(spoilValue(true, { a: 1 }, () => false)).toEqual([])
  expect(spoilValue({}, { a: 1 }, () => false)).toEqual([])
  expect(spoilValue({ properties: { a: true } }, { a: 1 }, (pointer) => pointer === '')).toEqual([])
})

test('a schema without end and a deep value are no trouble', () => {
  const schema = {
    $ref: '#/$defs/Node',
    $defs: {
      Node: {
        type: 'object',
        required: ['next'],
        properties: { next: { $ref: '#/$defs/Node' } },
      },
    },
  }
  let value: unknown = {}
  for (let depth = 0; depth < 50; depth += 1) value = { next: value }
  const spoiled = spoilValue(schema, value, () => false)
  expect(spoiled[0]?.fault).toBe('body without next (required)')
  expect(spoiled.length).toBeLessThan(20)
})
