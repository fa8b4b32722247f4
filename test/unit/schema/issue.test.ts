import { expect, test } from 'vitest'
import type { SchemaIssue } from '../../../src/schema/model.js'
import { createSchemaStore } from '../../../src/schema/store.js'
import { createComponents, placeOf } from '../../support/schema-source.js'

function check(schema: unknown, value: unknown, others: Record<string, unknown> = {}) {
  const source = createComponents({ ...others, It: schema })
  const compilation = createSchemaStore(source).compile(placeOf('It'), 'response')
  if (!compilation.ok) throw new Error(compilation.because)
  return compilation.check(value)
}

const describe = ({ keyword, expected, arrived, message }: SchemaIssue) =>
  `${keyword} | ${expected} | ${arrived} | ${message}`

test.each<[schema: unknown, value: unknown, text: string]>([
  [{ type: 'boolean' }, 'yes', 'type | a: boolean | a: "yes" | a must be boolean, but is "yes"'],
  [
    { type: ['string', 'null'] },
    5,
    'type | a: string or null | a: 5 | a must be string or null, but is 5',
  ],
  [{ type: 'integer' }, 1.5, 'type | a: integer | a: 1.5 | a must be integer, but is 1.5'],
  [
    { type: 'number' },
    Infinity,
    'type | a: number | a: Infinity | a must be number, but is Infinity',
  ],
  [
    { enum: ['open', 'paid'] },
    'Open',
    'enum | a: "open" | "paid" | a: "Open" | a must be "open" | "paid", but is "Open": is "open" meant?',
  ],
  [{ enum: [1, 2] }, 3, 'enum | a: 1 | 2 | a: 3 | a must be 1 | 2, but is 3'],
  [{ const: { b: 1 } }, 2, 'const | a: {"b": 1} | a: 2 | a must be {"b": 1}, but is 2'],
  [{ minimum: 5 }, 4, 'minimum | a: at least 5 | a: 4 | a must be at least 5, but is 4'],
  [{ maximum: 5 }, 6, 'maximum | a: at most 5 | a: 6 | a must be at most 5, but is 6'],
  [
    { exclusiveMinimum: 0 },
    0,
    'exclusiveMinimum | a: more than 0 | a: 0 | a must be more than 0, but is 0',
  ],
  [
    { exclusiveMaximum: 9 },
    9,
    'exclusiveMaximum | a: less than 9 | a: 9 | a must be less than 9, but is 9',
  ],
  [
    { multipleOf: 0.01 },
    1.005,
    'multipleOf | a: a multiple of 0.01 | a: 1.005 | a must be a multiple of 0.01, but is 1.005',
  ],
  [
    { minLength: 3 },
    '\u{1f600}',
    'minLength | a: at least 3 characters | a: "\u{1f600}" (1 character) | a must have at least 3 characters, but has 1 character',
  ],
  [
    { maxLength: 1 },
    'abc',
    'maxLength | a: at most 1 character | a: "abc" (3 characters) | a must have at most 1 character, but has 3 characters',
  ],
  [
    { pattern: '^[A-Z]+$' },
    'eur',
    'pattern | a: text that matches ^[A-Z]+$ | a: "eur" | a must be text that matches ^[A-Z]+$, but is "eur"',
  ],
  [
    { format: 'date-time' },
    '2024-01-31T10:00:00',
    'format | a: date-time (such as 2024-01-31T10:00:00Z) | a: "2024-01-31T10:00:00" | a must be date-time (such as 2024-01-31T10:00:00Z), but is "2024-01-31T10:00:00"',
  ],
  [
    { format: 'int32' },
    2147483648,
    'format | a: int32 | a: 2147483648 | a must be int32, but is 2147483648',
  ],
  [
    { minItems: 2 },
    [1],
    'minItems | a: at least 2 items | a: 1 item | a must have at least 2 items, but has 1 item',
  ],
  [
    { maxItems: 0 },
    [1, 2],
    'maxItems | a: at most 0 items | a: 2 items | a must have at most 0 items, but has 2 items',
  ],
  [
    { prefixItems: [true], items: false },
    [1, 2],
    'items | a: at most 1 item | a: 2 items | a must have at most 1 item, but has 2 items',
  ],
  [
    { uniqueItems: true },
    ['x', 'y', 'x'],
    'uniqueItems | a: items that all differ | a: items 0 and 2 are both "x" | a must have items that all differ, but items 0 and 2 are both "x"',
  ],
  [
    { contains: { type: 'string' } },
    [1, 2],
    'contains | a: at least 1 of string | a: [1, 2] | a must contain at least 1 of string, but is [1, 2]',
  ],
  [
    { minProperties: 1 },
    {},
    'minProperties | a: at least 1 member | a: 0 members | a must have at least 1 member, but has 0 members',
  ],
  [
    { propertyNames: { pattern: '^[a-z]+$' } },
    { B: 1 },
    'propertyNames | a: names of members: text that matches ^[a-z]+$ | a: a member "B" | the names of the members of a must be text that matches ^[a-z]+$, but one is "B"',
  ],
  [
    { required: ['id'], properties: { id: { type: 'string' } } },
    { paid: true, text: 't' },
    'required | a.id: string (required) | no a.id; members: paid, text | a.id is missing, which is required',
  ],
  [
    { required: ['id'] },
    { invoiceId: 1 },
    'required | a.id (required) | no a.id; members: invoiceId | a.id is missing, which is required: is invoiceId meant?',
  ],
  [
    { required: ['id'], properties: { Id: {} } },
    { Id: 1 },
    'required | a.id (required) | no a.id; members: Id | a.id is missing, which is required',
  ],
  [
    { required: ['id'] },
    {},
    'required | a.id (required) | no a.id; no members | a.id is missing, which is required',
  ],
  [
    { dependentRequired: { b: ['c'] } },
    { b: 1 },
    'dependentRequired | a.c (required beside b) | no a.c; members: b | a.c is missing, which is required beside b',
  ],
  [
    { properties: { paid: {} }, additionalProperties: false },
    { Paid: true },
    'additionalProperties | a: no members but paid | a.Paid: true | a.Paid is not documented, and no other members are allowed: is paid meant?',
  ],
  [
    { unevaluatedProperties: false },
    { b: 1 },
    'unevaluatedProperties | a: no members | a.b: 1 | a.b is not documented, and no other members are allowed',
  ],
  [
    { not: { type: 'string' } },
    'x',
    'not | a: anything but string | a: "x" | a must be anything but string, but is "x"',
  ],
  [false, 1, 'not | no a | a: 1 | a must not be there'],
  [
    { if: { type: 'string' }, then: { maxLength: 1 } },
    'ab',
    'maxLength | a: at most 1 character | a: "ab" (2 characters) | a must have at most 1 character, but has 2 characters',
  ],
  [
    { dependentSchemas: { b: { required: ['c'] } } },
    { b: 1 },
    'required | a.c (required) | no a.c; members: b | a.c is missing, which is required',
  ],
])('%j does not fit %j, in words', (schema, value, text) => {
  expect(check({ properties: { a: schema } }, { a: value }).map(describe)).toEqual([text])
})

test('the whole value has no name', () => {
  expect(check({ type: 'object' }, 'x').map(describe)).toEqual([
    'type | object | "x" | the value must be object, but is "x"',
  ])
})

test('names of a required member are those of the document', () => {
  const Customer = { type: 'object' }
  const schema = {
    required: ['customer', 'at', 'lines'],
    properties: {
      customer: { $ref: '#/components/schemas/Customer' },
      at: { type: 'string', format: 'date-time' },
      lines: { type: 'array', items: { $ref: '#/components/schemas/Customer' } },
    },
  }
  expect(check(schema, {}, { Customer }).map((issue) => issue.expected)).toEqual([
    'customer: Customer (required)',
    'at: string (date-time) (required)',
    'lines: array of Customer (required)',
  ])
})

test('every issue names the schema in the document, also behind references', () => {
  const issues = check(
    { properties: { 'a/b': { $ref: '#/components/schemas/Part' } }, required: ['c'] },
    { 'a/b': { n: 'x', extra: 1 } },
    {
      Part: {
        properties: { n: { allOf: [{ type: 'number' }] } },
        additionalProperties: false,
      },
    },
  )
  expect(issues.map(({ keyword, pointer, promised }) => [keyword, pointer, promised])).toEqual([
    ['type', '/a~1b/n', placeOf('Part', '/properties/n/allOf/0')],
    ['required', '', placeOf('It')],
    ['additionalProperties', '/a~1b/extra', placeOf('Part')],
  ])
})

test('only formats are lenient, and they come last', () => {
  const schema = { properties: { a: { format: 'uuid' }, b: { type: 'string' } } }
  expect(check(schema, { a: 'x', b: 1 }).map(({ keyword, lenient }) => [keyword, lenient])).toEqual(
    [
      ['type', false],
      ['format', true],
    ],
  )
})

test('what several schemas of allOf say about one value is said once per schema', () => {
  const Base = { required: ['id'] }
  const reference = { $ref: '#/components/schemas/Base' }
  expect(check({ allOf: [reference, reference] }, {}, { Base })).toHaveLength(1)
})

test('items that contains tried are not told', () => {
  const schema = { contains: { type: 'object', required: ['id'] }, items: { type: 'object' } }
  expect(check(schema, [{ a: 1 }, 5]).map((issue) => issue.keyword)).toEqual(['type', 'contains'])
})

test('unevaluated members of an object that fits no alternative are not told', () => {
  const schema = {
    anyOf: [{ properties: { kind: { const: 'a' }, n: { type: 'number' } }, required: ['kind'] }],
    unevaluatedProperties: false,
  }
  expect(check(schema, { kind: 'a', n: 'x' }).map((issue) => issue.message)).toEqual([
    'n must be number, but is "x"',
  ])
})

test('hostile names and values are shown escaped and cut', () => {
  const schema = { properties: { a: { type: 'number' } }, additionalProperties: false }
  const [type, extra] = check(schema, {
    a: `\u001b]0;x\u0007\u202e${'y'.repeat(200)}`,
    'b\u001b[2J\n': 1,
  })
  expect(type?.arrived).toBe(`a: "\\u001b]0;x\\u0007\\u202e${'y'.repeat(36)}…`)
  expect(extra?.message).toBe(
    '["b\\u001b[2J\\n"] is not documented, and no other members are allowed',
  )
})
