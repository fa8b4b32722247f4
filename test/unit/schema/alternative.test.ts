import { expect, test } from 'vitest'
import { createSchemaStore } from '../../../src/schema/store.js'
import { createComponents, placeOf } from '../../support/schema-source.js'

function check(schemas: Record<string, unknown>, value: unknown) {
  const compilation = createSchemaStore(createComponents(schemas)).compile(
    placeOf('It'),
    'callback',
  )
  if (!compilation.ok) throw new Error(compilation.because)
  return compilation.check(value)
}

const messages = (schemas: Record<string, unknown>, value: unknown) =>
  check(schemas, value).map((issue) => issue.message)

const PETS = {
  Cat: {
    type: 'object',
    required: ['kind', 'lives'],
    properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
  },
  Dog: {
    type: 'object',
    required: ['kind', 'bark'],
    properties: { kind: { type: 'string' }, bark: { type: 'string' } },
  },
}
const REFERENCES = [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]

test.each([
  ['names', undefined, 'Dog'],
  [
    'mapped references',
    { cat: '#/components/schemas/Cat', hound: '#/components/schemas/Dog' },
    'hound',
  ],
  ['mapped names', { cat: 'Cat', hound: 'Dog' }, 'hound'],
  ['names beside a mapping', { cat: 'Cat' }, 'Dog'],
])('the discriminator decides by %s', (_title, mapping, kind) => {
  const discriminator = { propertyName: 'kind', ...(mapping && { mapping }) }
  const issues = check(
    { ...PETS, It: { oneOf: REFERENCES, discriminator } },
    { kind, lives: 'nine', bark: 5 },
  )
  expect(issues).toMatchObject([
    {
      keyword: 'type',
      pointer: '/bark',
      message: 'bark must be string, but is 5 (as Dog)',
      promised: placeOf('Dog', '/properties/bark'),
    },
  ])
})

test('the discriminator decides by constants of inline alternatives', () => {
  const It = {
    discriminator: { propertyName: 'kind' },
    anyOf: [
      { properties: { kind: { const: 'a' }, n: { type: 'number' } } },
      { properties: { kind: { enum: ['b', 'c'] }, n: { type: 'boolean' } } },
    ],
  }
  expect(messages({ It }, { kind: 'c', n: 'x' })).toEqual(['n must be boolean, but is "x"'])
})

test('an unknown tag is told instead of all that follows from it', () => {
  const It = { properties: { pet: { oneOf: REFERENCES, discriminator: { propertyName: 'kind' } } } }
  expect(check({ ...PETS, It }, { pet: { kind: 'Fish' } })).toMatchObject([
    {
      keyword: 'discriminator',
      pointer: '/pet/kind',
      expected: 'pet.kind: "Cat" | "Dog"',
      arrived: 'pet.kind: "Fish"',
      message: 'pet.kind must be "Cat" | "Dog", but is "Fish"',
      promised: placeOf('It', '/properties/pet'),
    },
  ])
})

test('a missing tag is told', () => {
  const It = { oneOf: REFERENCES, discriminator: { propertyName: 'kind' } }
  expect(check({ ...PETS, It }, { bark: 'x' })).toMatchObject([
    {
      keyword: 'discriminator',
      expected: 'kind: "Cat" | "Dog"',
      arrived: 'no kind; members: bark',
      message: 'kind is missing, which tells the alternatives apart',
    },
  ])
})

test('tags with the names of methods are unknown like others', () => {
  const It = { oneOf: REFERENCES, discriminator: { propertyName: 'kind' } }
  expect(messages({ ...PETS, It }, { kind: 'constructor' })).toEqual([
    'kind must be "Cat" | "Dog", but is "constructor"',
  ])
})

test('without discriminator, the alternative with the least wrong counts', () => {
  expect(messages({ ...PETS, It: { oneOf: REFERENCES } }, { kind: 'x', bark: 5 })).toEqual([
    'bark must be string, but is 5 (as Dog, the nearest of 2 alternatives)',
  ])
})

test('a constant that fits counts for more than the rest', () => {
  const It = {
    anyOf: [
      { required: ['a'], properties: { kind: { const: 'one' } } },
      { required: ['a', 'b', 'c', 'd'], properties: { kind: { const: 'two' } } },
    ],
  }
  const issues = check({ It }, { kind: 'two' })
  expect(issues.map((issue) => issue.promised.pointer)).toEqual(
    Array(4).fill('/components/schemas/It/anyOf/1'),
  )
})

test('an alternative for null is no rival', () => {
  const It = {
    properties: { at: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] } },
  }
  expect(check({ It }, { at: '2024-01-31 noon' })).toMatchObject([
    {
      keyword: 'format',
      lenient: true,
      message: 'at must be date-time (such as 2024-01-31T10:00:00Z), but is "2024-01-31 noon"',
    },
  ])
})

test('a value of no alternative`s type is told all of them', () => {
  const It = { properties: { a: { anyOf: [{ type: 'string' }, REFERENCES[0], { type: 'null' }] } } }
  expect(check({ ...PETS, It }, { a: 5 })).toMatchObject([
    { keyword: 'anyOf', expected: 'a: string or Cat or null', arrived: 'a: 5' },
  ])
})

test('constants as alternatives are told all of them', () => {
  expect(messages({ It: { oneOf: [{ const: 'a' }, { const: 'b' }] } }, 'c')).toEqual([
    'the value must be "a" or "b", but is "c"',
  ])
})

test('a value that fits two schemas of oneOf is told which', () => {
  expect(
    check(
      { ...PETS, It: { oneOf: [REFERENCES[0], { type: 'object' }, { type: 'null' }] } },
      { kind: 'c', lives: 9 },
    ),
  ).toMatchObject([
    {
      keyword: 'oneOf',
      expected: 'exactly one of Cat and object',
      message:
        'the value must be exactly one of Cat and object, but is {"kind": "c", "lives": 9}, which is each of them',
    },
  ])
})

test('alternatives inside of alternatives are looked into, with pointers from the top', () => {
  const Inner = {
    type: 'object',
    properties: { x: { anyOf: [{ type: 'number', minimum: 5 }, { type: 'null' }] } },
    required: ['x'],
  }
  const It = {
    properties: {
      list: { items: { oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/Inner' }] } },
    },
  }
  expect(check({ Inner, It }, { list: ['a', { x: 3 }] })).toMatchObject([
    { keyword: 'minimum', pointer: '/list/1/x', message: 'list[1].x must be at least 5, but is 3' },
  ])
})

test('what stands around alternatives is told as well', () => {
  const It = {
    required: ['id'],
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
    properties: { n: { type: 'number' } },
  }
  expect(messages({ It }, { n: 'x' })).toEqual([
    'n must be number, but is "x"',
    'a is missing, which is required (as one, the nearest of 2 alternatives)',
    'id is missing, which is required',
  ])
})

test('names of members that need escapes do not hide alternatives', () => {
  const It = {
    properties: {
      'a/b %41#é': {
        anyOf: [{ type: 'object', properties: { n: { type: 'number' } } }, { type: 'null' }],
      },
    },
  }
  expect(check({ It }, { 'a/b %41#é': { n: 'x' } })).toMatchObject([
    { keyword: 'type', pointer: '/a~1b %41#é/n' },
  ])
})
