import { expect, test } from 'vitest'
import { buildPlainValue } from '../../../src/sample/plain-value.js'
import type { JsonSchema } from '../../../src/schema/model.js'

type Options = Parameters<typeof buildPlainValue>[2]

function build(schema: JsonSchema, options: Options = {}): unknown {
  const sample = buildPlainValue(schema, 1, options)
  return sample.ok ? sample.value : sample.because
}

test('values are plain and readable', () => {
  const schema = {
    type: 'object',
    properties: {
      customer: { type: 'string' },
      amount: { type: 'integer' },
      paid: { type: 'boolean' },
      createdAt: { type: 'string', format: 'date-time' },
      due: { type: 'string', format: 'date' },
      email: { type: 'string', format: 'email' },
      site: { type: 'string', format: 'uri' },
      host: { type: 'string', format: 'hostname' },
      address: { type: 'string', format: 'ipv4' },
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      code: { type: 'string', pattern: '^[0-9]{4}$' },
      tags: { type: 'array', items: { type: 'string' } },
      nothing: { type: ['null', 'integer'] },
      anything: {},
    },
  }
  expect(build(schema)).toEqual({
    customer: 'customer',
    amount: 1,
    paid: true,
    createdAt: '2026-01-01T00:00:00Z',
    due: '2026-01-01',
    email: 'user@example.com',
    site: 'https://example.com/',
    host: 'example.com',
    address: '192.0.2.1',
    currency: 'EUR',
    code: '1111',
    tags: ['tags'],
    nothing: 1,
    anything: 'anything',
  })
})

test.each<[JsonSchema, unknown]>([
  [{ type: 'number', minimum: 2.5 }, 3],
  [{ type: 'number', exclusiveMinimum: 3 }, 4],
  [{ type: 'number', maximum: -0.5 }, -1],
  [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5],
  [{ type: 'number', minimum: 0.3, maximum: 0.3 }, 0.3],
  [{ type: 'number', multipleOf: 0.1, minimum: 0.25, maximum: 0.5 }, 0.3],
  [{ type: 'integer', multipleOf: 7, minimum: 8 }, 14],
  [{ type: 'integer', multipleOf: 2.5 }, 5],
  [{ type: 'integer', maximum: 0 }, 0],
  [{ type: 'integer', minimum: 9_007_199_254_740_991 }, 9_007_199_254_740_991],
  [{ type: 'string', minLength: 6 }, 'xxtext'],
  [{ type: 'string', maxLength: 2 }, 'te'],
  [{ type: 'string', maxLength: 0 }, ''],
  [{ type: 'string', format: 'uri', maxLength: 12 }, 'http://a.io/'],
  [{ type: 'string', format: 'uri', minLength: 22 }, 'https://example.com/xx'],
  [{ type: 'array', items: { type: 'integer' }, minItems: 3 }, [1, 2, 3]],
  [{ type: 'array', items: { type: 'integer' }, maxItems: 0 }, []],
  [{ type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true, minItems: 2 }, ['a', 'b']],
  [{ type: 'array', items: { type: 'integer' }, contains: { minimum: 9 }, minItems: 2 }, [1, 10]],
  [{ prefixItems: [{ const: 'a' }, { type: 'integer' }], items: false }, ['a', 2]],
  [{ oneOf: [false, { type: 'boolean' }] }, true],
  [{ anyOf: [{ type: 'null' }, { type: 'integer' }] }, null],
  [
    { minProperties: 2, additionalProperties: { type: 'integer' } },
    { member: 1, member2: 1 },
  ],
  [{ minProperties: 1, propertyNames: { enum: ['de'] } }, { de: 'de' }],
  [{ minProperties: 1, patternProperties: { '^x-': true } }, { member: 'member' }],
])('%j gives %j', (schema, value) => {
  expect(build(schema)).toEqual(value)
})

test('optional members are made at the surface and left out below it', () => {
  const inner = { type: 'object', required: ['a'], properties: { a: {}, b: {} } }
  const wrap = (schema: JsonSchema) => ({ type: 'object', properties: { in: schema } })
  expect(build(wrap(wrap(inner)))).toEqual({ in: { in: { a: 'a' } } })
  expect(build(wrap(inner))).toEqual({ in: { a: 'a', b: 'b' } })
  expect(build(wrap(inner), { hasOptionals: false })).toEqual({})
})

test('a recursion ends with its optional part, or with the branch that leads out of it', () => {
  const schema = {
    $ref: '#/$defs/Node',
    $defs: {
      Node: {
        type: 'object',
        required: ['parent', 'children'],
        properties: {
          parent: { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }] },
          children: { type: 'array', items: { $ref: '#/$defs/Node' } },
          next: { $ref: '#/$defs/Node' },
        },
      },
    },
  }
  expect(build(schema)).toEqual({ parent: null, children: [] })
})

test('wanted members are made at any depth, in the branch that declares them', () => {
  const schema = {
    oneOf: [
      { required: ['kind'], properties: { kind: { const: 'poll' } } },
      {
        required: ['kind'],
        properties: { kind: { const: 'push' }, hooks: { $ref: '#/$defs/Hooks' } },
      },
    ],
    $defs: {
      Hooks: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string' }, to: { properties: { url: { type: 'string' } } } },
        },
      },
    },
  }
  const options = { hasOptionals: false, wanted: ['/hooks/0/to/url', '/undeclared/a', '/list/-'] }
  expect(build(schema, options)).toEqual({
    kind: 'push',
    hooks: [{ name: 'name', to: { url: 'url' } }],
    undeclared: { a: 'a' },
    list: ['list'],
  })
})

test('a wanted member that cannot be made is left out', () => {
  const schema = { properties: { a: false, b: { type: 'integer' } }, required: ['b'] }
  expect(build(schema, { wanted: ['/a'] })).toEqual({ b: 1 })
})

test('members that would satisfy a second branch, or that not speaks against, are left out', () => {
  const properties = { a: { type: 'integer' }, b: { type: 'integer' }, c: { type: 'integer' } }
  expect(build({ properties, oneOf: [{ required: ['a'] }, { required: ['b'] }] })).toEqual({
    a: 1,
    c: 1,
  })
  expect(build({ properties, not: { required: ['a', 'c'] } })).toEqual({ a: 1, b: 1 })
  expect(build({ properties, not: { anyOf: [{ required: ['b'] }, { required: ['c'] }] } })).toEqual(
    { a: 1 },
  )
})

test('the tag of a discriminator names the branch that was chosen', () => {
  const base = { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } }
  const $defs = {
    Base: {
      ...base,
      discriminator: { propertyName: 'kind', mapping: { cat: '#/$defs/Cat', dog: 'Dog' } },
    },
    Cat: { allOf: [{ $ref: '#/$defs/Base' }] },
    Dog: { allOf: [{ $ref: '#/$defs/Base' }] },
    Plain: base,
    Fixed: { ...base, properties: { kind: { const: 'own' } } },
  }
  const refer = (name: string) => ({ $ref: `#/$defs/${name}` })
  expect(build({ ...refer('Cat'), $defs })).toEqual({ kind: 'cat' })
  expect(build({ ...refer('Dog'), $defs })).toEqual({ kind: 'dog' })
  const choose = (name: string) =>
    build({ oneOf: [refer(name)], discriminator: { propertyName: 'kind' }, $defs })
  expect(choose('Plain')).toEqual({ kind: 'Plain' })
  expect(choose('Fixed')).toEqual({ kind: 'own' })
})

test('an example of one part is no example of the whole', () => {
  const schema = {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: {} }, examples: [{ a: 'shown' }] },
      { type: 'object', required: ['b'], properties: { b: {} } },
    ],
  }
  expect(build(schema)).toEqual({ a: 'a', b: 'b' })
  expect(build({ allOf: [{ type: 'object', examples: [{ a: 'shown' }] }], title: 'It' })).toEqual({
    a: 'shown',
  })
})

test('what other members bring with them is there', () => {
  const schema = {
    properties: { card: { type: 'integer' } },
    dependentRequired: { card: ['address'], address: ['city'] },
    dependentSchemas: { city: { required: ['zip'], properties: { zip: { const: '00000' } } } },
  }
  expect(build(schema)).toEqual({ card: 1, address: 'address', city: 'city', zip: '00000' })
})

test('names of the prototype are members like any other', () => {
  const schema = { type: 'object', required: ['__proto__', 'toString'] }
  const value = build(schema)
  expect(JSON.stringify(value)).toBe('{"__proto__":"__proto__","toString":"toString"}')
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})

test('the place of what cannot be made is named', () => {
  const schema = {
    required: ['a'],
    properties: {
      a: { type: 'array', minItems: 1, items: { required: ['b/c'], properties: { 'b/c': false } } },
    },
  }
  expect(build(schema)).toBe(
    '/a/0/b~1c: no value could be made that satisfies all parts of its schema',
  )
})

test('references that lead nowhere or in circles do not hang', () => {
  expect(build({ $ref: '#/$defs/Nowhere' })).toBe(
    'the value: no value could be made that satisfies all parts of its schema',
  )
  expect(build({ $ref: '#/$defs/A', $defs: { A: { $ref: '#/$defs/A', type: 'integer' } } })).toBe(1)
  expect(build({ $ref: 'https://example.com/schema' })).toBe(
    'the value: no value could be made that satisfies all parts of its schema',
  )
})
