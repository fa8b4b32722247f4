import { expect, test } from 'vitest'
import type { OpenApiVersion, SchemaRole } from '../../../src/schema/model.js'
import { createSchemaStore } from '../../../src/schema/store.js'
import { createComponents, placeOf } from '../../support/schema-source.js'

/** Which members a sender of this role must send. */
function listRequired(
  schemas: Record<string, unknown>,
  role: SchemaRole,
  version: OpenApiVersion = '3.1',
): string[] {
  const compilation = createSchemaStore(createComponents(schemas, version)).compile(
    placeOf('It'),
    role,
  )
  if (!compilation.ok) throw new Error(compilation.because)
  return compilation.check({}).map((issue) => issue.message.split(' ')[0] ?? '')
}

const MARKED = {
  required: ['id', 'secret', 'name'],
  properties: {
    id: { type: 'string', readOnly: true },
    secret: { type: 'string', writeOnly: true },
    name: { type: 'string' },
  },
}

test.each([
  ['request', ['secret', 'name']],
  ['response', ['id', 'name']],
  ['callback', ['name']],
] as const)('in the role %s the members %j are required', (role, required) => {
  expect(listRequired({ It: MARKED }, role)).toEqual(required)
})

test('a value that is sent although it need not be is checked', () => {
  const compilation = createSchemaStore(createComponents({ It: MARKED })).compile(
    placeOf('It'),
    'request',
  )
  expect(compilation.ok && compilation.check({ id: 5, secret: 's', name: 'n' })).toMatchObject([
    { keyword: 'type', pointer: '/id' },
  ])
})

const Id = { type: 'string', readOnly: true }
const reference = { $ref: '#/components/schemas/Id' }

test.each([
  ['behind a $ref', { required: ['id'], properties: { id: reference } }],
  ['in allOf of the property', { required: ['id'], properties: { id: { allOf: [reference] } } }],
  [
    'in a sibling of required in allOf',
    { allOf: [{ properties: { id: Id } }, { required: ['id'] }] },
  ],
  ['in an outer schema', { properties: { id: Id }, oneOf: [{ required: ['id'] }] }],
  [
    'in a schema of allOf behind $ref',
    { required: ['id'], allOf: [{ $ref: '#/components/schemas/Base' }] },
  ],
])('readOnly is found %s', (_title, It) => {
  const schemas = { It, Id, Base: { properties: { id: reference } } }
  expect(listRequired(schemas, 'request')).toEqual([])
  expect(listRequired(schemas, 'response')).toContain('id')
})

test('readOnly beside $ref counts in 3.1 and not in 3.0', () => {
  const schemas = {
    It: { required: ['id'], properties: { id: { ...reference, readOnly: true } } },
    Id: { type: 'string' },
  }
  expect(listRequired(schemas, 'request')).toEqual([])
  expect(listRequired(schemas, 'request', '3.0')).toEqual(['id'])
})

test('the members of members are looked at on their own', () => {
  const schemas = {
    It: {
      required: ['inner'],
      properties: { id: Id, inner: { required: ['id'], properties: { id: { type: 'string' } } } },
    },
  }
  const compilation = createSchemaStore(createComponents(schemas)).compile(placeOf('It'), 'request')
  expect(compilation.ok && compilation.check({ inner: {} })).toMatchObject([{ pointer: '/inner' }])
})

test('inside not, nothing is dropped: that would forbid everything', () => {
  const schemas = { It: { not: { properties: { id: Id }, required: ['id'] } } }
  const compilation = createSchemaStore(createComponents(schemas)).compile(placeOf('It'), 'request')
  expect(compilation.ok && compilation.check({})).toEqual([])
  expect(compilation.ok && compilation.check({ id: 'x' })).toHaveLength(1)
})

test('schemas that refer to themselves in allOf are looked through once', () => {
  const schemas = {
    It: { required: ['id'], properties: { id: { $ref: '#/components/schemas/Loop' } } },
    Loop: {
      anyOf: [{ type: 'string' }],
      allOf: [{ properties: { a: { $ref: '#/components/schemas/Loop' } } }],
    },
  }
  expect(listRequired(schemas, 'request')).toEqual(['id'])
})
