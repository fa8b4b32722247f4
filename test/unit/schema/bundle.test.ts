import { expect, test } from 'vitest'
import type { SchemaBundle } from '../../../src/schema/model.js'
import { createSchemaStore } from '../../../src/schema/store.js'
import {
  createComponents,
  createSchemaSource,
  DOCUMENT_URI,
  placeOf,
} from '../../support/schema-source.js'

test('a schema is bundled with everything that it refers to, and with nothing else', () => {
  const store = createSchemaStore(
    createComponents({
      Invoice: { properties: { lines: { items: { $ref: '#/components/schemas/Line' } } } },
      Line: { properties: { price: { $ref: '#/components/schemas/Price' } } },
      Price: { type: 'number' },
      Unused: { type: 'nonsense' },
    }),
  )
  expect(store.bundle(placeOf('Invoice'), 'callback')).toEqual({
    schema: {
      properties: { lines: { items: { $ref: '#/$defs/Line' } } },
      $defs: {
        Line: { properties: { price: { $ref: '#/$defs/Price' } } },
        Price: { type: 'number' },
      },
    },
    notices: [],
    missing: [],
  })
})

test('a schema that refers to itself stands among its own definitions', () => {
  const tree = { properties: { children: { items: { $ref: '#/components/schemas/Tree' } } } }
  const store = createSchemaStore(createComponents({ Tree: tree }))
  expect(store.bundle(placeOf('Tree'), 'callback').schema).toEqual({
    $ref: '#/$defs/Tree',
    $defs: {
      Tree: {
        properties: { children: { items: { $ref: '#/$defs/Tree' } } },
        ringbackStep: true,
      },
    },
  })
})

test('references lead into other files, whose own references start from there', () => {
  const source = createSchemaSource({
    [DOCUMENT_URI]: { openapi: '3.0.3', a: { $ref: 'parts/invoice.json' } },
    'file:///api/parts/invoice.json': {
      type: 'object',
      properties: { price: { $ref: '../price.json#/definitions/a~1b%20c' } },
    },
    'file:///api/price.json': { definitions: { 'a/b c': { type: 'number' } } },
  })
  const { schema, missing } = createSchemaStore(source).bundle(
    { uri: DOCUMENT_URI, pointer: '/a' },
    'callback',
  )
  expect(missing).toEqual([])
  expect(schema).toEqual({
    $ref: '#/$defs/invoice',
    $defs: {
      invoice: { type: 'object', properties: { price: { $ref: '#/$defs/a_b_c' } } },
      a_b_c: { type: 'number' },
    },
  })
})

test('each document is read in its own version', () => {
  const source = createSchemaSource({
    [DOCUMENT_URI]: { openapi: '3.0.3', a: { properties: { b: { $ref: 'b.json' } } } },
    'file:///api/b.json': { openapi: '3.1.0', type: 'string', nullable: true },
  })
  const { schema } = createSchemaStore(source).bundle(
    { uri: DOCUMENT_URI, pointer: '/a' },
    'request',
  )
  expect(schema).toEqual({
    properties: { b: { $ref: '#/$defs/b' } },
    $defs: { b: { type: 'string' } },
  })
})

test('schemas of one name get different names in the bundle', () => {
  const source = createSchemaSource({
    [DOCUMENT_URI]: {
      a: { allOf: [{ $ref: 'x.json#/$defs/Id' }, { $ref: 'y.json#/$defs/Id' }] },
    },
    'file:///api/x.json': { $defs: { Id: { type: 'string' } } },
    'file:///api/y.json': { $defs: { Id: { minLength: 1 } } },
  })
  const { schema } = createSchemaStore(source).bundle(
    { uri: DOCUMENT_URI, pointer: '/a' },
    'request',
  )
  expect(schema).toEqual({
    allOf: [{ $ref: '#/$defs/Id' }, { $ref: '#/$defs/Id-2' }],
    $defs: { Id: { type: 'string' }, 'Id-2': { minLength: 1 } },
  })
})

test('what stands beside $ref is ignored in 3.0 and said to be, unless it only describes', () => {
  const beside = { $ref: '#/components/schemas/A', description: 'd', minLength: 9, nullable: true }
  const schemas = { It: { properties: { a: beside } }, A: { type: 'string' } }
  const in30 = createSchemaStore(createComponents(schemas, '3.0')).bundle(placeOf('It'), 'request')
  expect(in30.schema).toMatchObject({ properties: { a: { $ref: '#/$defs/A' } } })
  expect(Object.keys(at(in30, 'properties', 'a'))).toEqual(['$ref'])
  expect(in30.notices.map((notice) => notice.message)).toEqual([
    'minLength beside $ref has no effect in OpenAPI 3.0: wrap $ref in allOf',
    'nullable beside $ref has no effect in OpenAPI 3.0: wrap $ref in allOf',
  ])
  const in31 = createSchemaStore(createComponents(schemas)).bundle(placeOf('It'), 'request')
  expect(at(in31, 'properties', 'a')).toEqual({
    $ref: '#/$defs/A',
    description: 'd',
    minLength: 9,
  })
})

test('a reference that leads nowhere accepts everything and is listed as missing', () => {
  const schemas = { It: { properties: { a: { $ref: '#/components/schemas/Gone' } } } }
  const store = createSchemaStore(createComponents(schemas))
  const { schema, missing } = store.bundle(placeOf('It'), 'callback')
  expect(schema).toEqual({ properties: { a: {} } })
  expect(missing).toEqual([
    {
      kind: 'dangling',
      target: 'file:///api/openapi.json#/components/schemas/Gone',
      message:
        '$ref #/components/schemas/Gone leads nowhere, so everything is accepted there: there is no file:///api/openapi.json#/components/schemas/Gone',
      place: placeOf('It', '/properties/a/$ref'),
    },
  ])
  const compilation = store.compile(placeOf('It'), 'callback')
  expect(compilation.ok && compilation.check({ a: 5 })).toEqual([])
})

test('a place where nothing stands accepts everything and is listed as missing', () => {
  const { schema, missing } = createSchemaStore(createComponents({})).bundle(
    placeOf('It'),
    'request',
  )
  expect(schema).toBe(true)
  expect(missing.map((notice) => notice.message)).toEqual([
    'nothing stands at file:///api/openapi.json#/components/schemas/It, so everything is accepted',
  ])
})

test.each([
  { A: { $ref: '#/components/schemas/A' } },
  { A: { $ref: '#/components/schemas/B' }, B: { allOf: [{ $ref: '#/components/schemas/A' }] } },
])('a schema that is nothing but itself does not compile: %j', (schemas) => {
  const store = createSchemaStore(createComponents(schemas))
  expect(store.compile(placeOf('A'), 'callback')).toEqual({
    ok: false,
    because: 'it refers to itself without end',
    place: placeOf('A'),
  })
})

test('a property may be called __proto__', () => {
  const schema = JSON.parse(
    '{"properties":{"__proto__":{"type":"string"}},"additionalProperties":false,"required":["__proto__"]}',
  ) as unknown
  const store = createSchemaStore(createComponents({ It: schema }))
  const { properties } = store.bundle(placeOf('It'), 'request').schema as { properties: object }
  expect(Object.keys(properties)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(properties)).toBe(Object.prototype)
  const compilation = store.compile(placeOf('It'), 'request')
  const check = (json: string) =>
    compilation.ok ? compilation.check(JSON.parse(json)).map((issue) => issue.message) : []
  expect(check('{"__proto__":"a"}')).toEqual([])
  expect(check('{"__proto__":1}')).toEqual(['__proto__ must be string, but is 1'])
  expect(check('{}')).toEqual(['__proto__ is missing, which is required'])
})

test('the documents are never changed', () => {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null)
      Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  const schemas = freeze({
    It: { type: 'object', nullable: true, properties: { a: { $ref: '#/components/schemas/A' } } },
    A: { type: 'number', minimum: 1, exclusiveMinimum: true, example: 1 },
  }) as Record<string, unknown>
  const compilation = createSchemaStore(createComponents(schemas, '3.0')).compile(
    placeOf('It'),
    'request',
  )
  expect(compilation.ok && compilation.check({ a: 0 })).toHaveLength(1)
})

function at(bundle: SchemaBundle, ...path: string[]): object {
  return path.reduce<unknown>(
    (value, name) => (value as Record<string, unknown>)[name],
    bundle.schema,
  ) as object
}

test('a survey looks at each schema once, however many refer to it, and compiles none', () => {
  const shared = { $ref: '#/components/schemas/Shared' }
  const schemas = {
    A: { properties: { a: shared } },
    B: { properties: { b: shared, c: { $ref: '#/components/schemas/Gone' } } },
    Shared: { type: 'strng', format: 'nonsense' },
  }
  const store = createSchemaStore(createComponents(schemas))
  const { notices, missing, faults } = store.survey([placeOf('A'), placeOf('B')])
  expect(faults.map((fault) => fault.place)).toEqual([placeOf('Shared', '/type')])
  expect(notices.map((notice) => notice.place)).toEqual([placeOf('Shared', '/format')])
  expect(missing.map((one) => one.target)).toEqual([
    'file:///api/openapi.json#/components/schemas/Gone',
  ])
})
