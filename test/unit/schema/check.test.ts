import { expect, test } from 'vitest'
import { createSchemaStore, type SchemaStoreOptions } from '../../../src/schema/store.js'
import { createComponents, placeOf } from '../../support/schema-source.js'

function compile(schemas: Record<string, unknown>, options: SchemaStoreOptions = {}) {
  const store = createSchemaStore(createComponents(schemas), options)
  const compilation = store.compile(placeOf('It'), 'callback')
  if (!compilation.ok) throw new Error(compilation.because)
  return compilation.check
}

test('a value that conforms gives the same empty list each time', () => {
  const check = compile({ It: { type: 'object' } })
  expect(check({})).toEqual([])
  expect(check({ a: 1 })).toBe(check({ b: 2 }))
})

test('no more issues than the limit are given', () => {
  const check = compile({ It: { items: { type: 'string' } } })
  expect(check(Array(1000).fill(1))).toHaveLength(20)
  expect(
    compile({ It: { items: { type: 'string' } } }, { issueLimit: 3 })([1, 2, 3, 4]),
  ).toHaveLength(3)
})

test('of a large value only the first violation is given, and its formats beside it', () => {
  const schema = {
    items: { properties: { at: { format: 'date-time' }, n: { type: 'number' } } },
  }
  const rows: object[] = Array.from({ length: 6000 }, () => ({ at: '2024-01-31T10:00:00', n: 1 }))
  const check = compile({ It: schema })
  expect(check(rows).map((issue) => issue.pointer)).toEqual(['/0/at'])
  rows[5000] = { at: 'x', n: 'wrong' }
  rows[5001] = { at: 'x', n: 'wrong' }
  expect(check(rows).map((issue) => issue.pointer)).toEqual(['/5000/n', '/0/at'])
})

test('a large value that fits no alternative is told the first violation of the nearest', () => {
  const list = { type: 'object', properties: { list: { items: { type: 'string' } } } }
  const check = compile({ It: { anyOf: [{ ...list, required: ['list'] }, { type: 'null' }] } })
  const value = { list: Array<number>(500_000).fill(1) }
  expect(check(value).map((issue) => issue.pointer)).toEqual(['/list/0'])
})

test('a million wrong items cost one', () => {
  const check = compile({ It: { items: { type: 'string' } } })
  expect(check(Array(1_000_000).fill(1))).toHaveLength(1)
})

test('a value nested deeper than the stack is not judged, and why', () => {
  const check = compile({ It: { items: { $ref: '#/components/schemas/It' } } })
  let deep: unknown = 1
  for (let level = 0; level < 100_000; level++) deep = [deep]
  expect(check(deep)).toEqual([
    {
      keyword: 'unjudged',
      pointer: '',
      expected: 'a value that can be checked',
      arrived: 'it is nested too deep',
      message: 'the value could not be checked: it is nested too deep',
      promised: placeOf('It'),
      lenient: true,
    },
  ])
  expect(check([[1]])).toEqual([])
})

test('alternatives that contain themselves do not take exponential time', () => {
  const child = { properties: { child: { $ref: '#/components/schemas/It' } } }
  const check = compile({ It: { type: 'object', anyOf: [child, { ...child, minProperties: 1 }] } })
  let deep: unknown = 1
  for (let level = 0; level < 40; level++) deep = { child: deep }
  expect(check(deep)).toMatchObject([
    {
      keyword: 'unjudged',
      arrived: 'its schema refers to itself in alternatives, which would take too long',
    },
  ])
  expect(check({ child: { child: {} } })).toEqual([])
})

test('values without prototype and with hostile members are judged like others', () => {
  const check = compile({
    It: { required: ['toString', 'constructor'], additionalProperties: false },
  })
  expect(check({}).map((issue) => issue.keyword)).toEqual(['required', 'required'])
  const bare = Object.create(null) as Record<string, unknown>
  bare.a = 1
  expect(check(bare)).toHaveLength(3)
  expect(check(JSON.parse('{"__proto__":{"admin":true}}'))).toMatchObject([
    { keyword: 'required' },
    { keyword: 'required' },
    { keyword: 'additionalProperties', pointer: '/__proto__' },
  ])
  expect(({} as { admin?: unknown }).admin).toBeUndefined()
})

test.each([
  ['multipleOf 0.01', { multipleOf: 0.01 }, 19.99, 0],
  ['int32', { format: 'int32' }, 2 ** 31, 1],
  ['int32', { format: 'int32' }, 1.5, 1],
  ['int64', { format: 'int64' }, 2 ** 53, 0],
  ['int64', { format: 'int64' }, 2 ** 63, 1],
  ['uint64', { format: 'uint64' }, -1, 1],
  ['uint8', { format: 'uint8' }, 255, 0],
  ['int64 as text', { type: 'string', format: 'int64' }, 'any', 0],
  ['double', { format: 'double' }, 1.5, 0],
  ['byte', { format: 'byte' }, 'aGVsbG8=', 0],
  ['byte', { format: 'byte' }, 'aGVsbG8', 1],
  ['byte of two lines', { format: 'byte' }, 'aGVs\naGVs!', 1],
  ['base64url', { format: 'base64url' }, 'a-_', 0],
  ['binary', { format: 'binary' }, '\u0000', 0],
  ['password', { format: 'password' }, '', 0],
  ['date-time', { format: 'date-time' }, '2024-01-31T10:00:00Z', 0],
  ['uuid', { format: 'uuid' }, '6fa459ea-ee8a-4ca4-894e-db77e160355e', 0],
])('%s: %j with %j has %i violations', (_title, schema, value, count) => {
  expect(compile({ It: schema })(value)).toHaveLength(count)
})
