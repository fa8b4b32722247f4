import { expect, test } from 'vitest'
import type { OpenApiVersion } from '../../../src/schema/model.js'
import { createSchemaStore } from '../../../src/schema/store.js'
import { createComponents, placeOf } from '../../support/schema-source.js'

/** The normalised schema and the notices about it, with the pointers below the schema. */
function normalise(schema: unknown, version: OpenApiVersion) {
  const store = createSchemaStore(createComponents({ It: schema }, version))
  const bundle = store.bundle(placeOf('It'), 'response')
  const compilation = store.compile(placeOf('It'), 'response')
  const notices = bundle.notices.map(
    ({ place, message }) => `${place.pointer.replace('/components/schemas/It', '')}: ${message}`,
  )
  const fault = compilation.ok
    ? undefined
    : `${compilation.place.pointer.replace('/components/schemas/It', '')}: ${compilation.because}`
  return { schema: bundle.schema, notices, fault }
}

interface Row {
  title: string
  schema: unknown
  normal: unknown
  notices?: string[]
}

const IN_30: Row[] = [
  {
    title: 'exclusiveMinimum: true takes the number of minimum',
    schema: { type: 'number', minimum: 1, exclusiveMinimum: true },
    normal: { type: 'number', exclusiveMinimum: 1 },
  },
  {
    title: 'exclusiveMaximum: false leaves maximum as it is',
    schema: { type: 'number', maximum: 9, exclusiveMaximum: false },
    normal: { type: 'number', maximum: 9 },
  },
  {
    title: 'exclusiveMaximum: true without maximum has no effect',
    schema: { type: 'number', exclusiveMaximum: true },
    normal: { type: 'number' },
    notices: ['/exclusiveMaximum: exclusiveMaximum has no effect without maximum'],
  },
  {
    title: 'a number as exclusiveMinimum is read as in 3.1',
    schema: { type: 'number', exclusiveMinimum: 0 },
    normal: { type: 'number', exclusiveMinimum: 0 },
    notices: [
      '/exclusiveMinimum: exclusiveMinimum is true or false in OpenAPI 3.0; its number is read as in 3.1',
    ],
  },
  {
    title: 'nullable adds null to the type',
    schema: { type: 'string', nullable: true },
    normal: { type: ['string', 'null'] },
  },
  {
    title: 'nullable: false says nothing',
    schema: { type: 'string', nullable: false },
    normal: { type: 'string' },
  },
  {
    title: 'nullable without type has no effect',
    schema: { nullable: true, allOf: [{ type: 'string' }] },
    normal: { allOf: [{ type: 'string' }] },
    notices: ['/nullable: nullable without type has no effect (OpenAPI 3.0.3): add type'],
  },
  {
    title: 'an enum without null stays without null',
    schema: { type: 'string', nullable: true, enum: ['a'] },
    normal: { type: ['string', 'null'], enum: ['a'] },
    notices: [
      '/nullable: nullable has no effect, since enum lacks null (OpenAPI 3.0.3): add null to enum',
    ],
  },
  {
    title: 'an enum with null needs no notice',
    schema: { type: 'string', nullable: true, enum: ['a', null] },
    normal: { type: ['string', 'null'], enum: ['a', null] },
  },
  {
    title: 'annotations of OpenAPI are dropped but discriminator, and example becomes examples',
    schema: {
      type: 'string',
      xml: { name: 'x' },
      externalDocs: { url: 'http://a' },
      discriminator: { propertyName: 'a' },
      'x-internal': { $ref: '#/nowhere' },
      example: 'e',
      description: 'd',
    },
    normal: {
      type: 'string',
      discriminator: { propertyName: 'a' },
      description: 'd',
      examples: ['e'],
    },
  },
  {
    title: 'keywords of 3.1 are read as they are meant',
    schema: { const: 1 },
    normal: { const: 1 },
    notices: ['/const: const is not in OpenAPI 3.0; it is read as in 3.1'],
  },
  {
    title: 'a list of items is a tuple',
    schema: { type: 'array', items: [{ type: 'string' }], additionalItems: false },
    normal: { type: 'array', prefixItems: [{ type: 'string' }], items: false },
    notices: [
      '/items: items is a list; it is read as prefixItems (JSON Schema 2020-12)',
      '/prefixItems: prefixItems is not in OpenAPI 3.0; it is read as in 3.1',
    ],
  },
]

test.each(IN_30)('in OpenAPI 3.0, $title', ({ schema, normal, notices = [] }) => {
  expect(normalise(schema, '3.0')).toEqual({ schema: normal, notices, fault: undefined })
})

const IN_31: Row[] = [
  {
    title: 'nullable has no effect',
    schema: { type: 'string', nullable: true },
    normal: { type: 'string' },
    notices: [
      '/nullable: nullable is no keyword of OpenAPI 3.1 and has no effect: add "null" to type',
    ],
  },
  {
    title: 'exclusiveMinimum: true is read as in 3.0',
    schema: { minimum: 1, exclusiveMinimum: true },
    normal: { exclusiveMinimum: 1 },
    notices: [
      '/exclusiveMinimum: exclusiveMinimum is a number in OpenAPI 3.1; true is read as in 3.0',
    ],
  },
  {
    title: 'identifiers are dropped, so that nothing resolves them',
    schema: {
      $id: 'http://127.0.0.1:9/x',
      $anchor: 'a',
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $comment: 'c',
    },
    normal: {},
  },
  {
    title: 'definitions that nothing refers to are not even looked at',
    schema: { type: 'string', $defs: { unused: { type: 'nonsense' } } },
    normal: { type: 'string' },
  },
  {
    title: 'all applicators are walked',
    schema: {
      if: { nullable: false, const: 1 },
      then: { xml: {} },
      else: { xml: {} },
      prefixItems: [{ xml: {} }],
      contains: { xml: {} },
      propertyNames: { xml: {} },
      patternProperties: { '^a': { xml: {} } },
      dependentSchemas: { a: { xml: {} } },
      unevaluatedItems: { xml: {} },
      unevaluatedProperties: { xml: {} },
      not: { xml: {}, const: 2 },
      additionalProperties: { xml: {} },
    },
    normal: {
      if: { const: 1 },
      then: {},
      else: {},
      prefixItems: [{}],
      contains: {},
      propertyNames: {},
      patternProperties: { '^a': {} },
      dependentSchemas: { a: {} },
      unevaluatedItems: {},
      unevaluatedProperties: {},
      not: { const: 2 },
      additionalProperties: {},
    },
  },
  {
    title: 'boolean schemas stay, and false becomes a schema that has a place',
    schema: { properties: { a: true, b: false }, additionalProperties: false, items: false },
    normal: { properties: { a: true, b: { not: {} } }, additionalProperties: false, items: false },
  },
  {
    title: 'an empty keyword (null in YAML) has no effect',
    schema: { type: 'object', properties: null, default: null },
    normal: { type: 'object', default: null },
    notices: ['/properties: properties is empty (null) and has no effect'],
  },
  {
    title: 'a misspelt keyword is noted',
    schema: { maxlength: 5, min: 1, frobnicate: true, 'x-maxLength': 1 },
    normal: {},
    notices: ['/maxlength: maxlength is no keyword and has no effect: is maxLength meant?'],
  },
  {
    title: 'properties may have the names of keywords',
    schema: { properties: { type: { type: 'string' }, $ref: { const: 1 }, nullable: {} } },
    normal: { properties: { type: { type: 'string' }, $ref: { const: 1 }, nullable: {} } },
  },
  {
    title: 'values are kept as they are, whatever they look like',
    schema: { const: { nullable: true, $ref: '#/x' }, default: { 'x-a': 1 }, enum: [{ xml: 1 }] },
    normal: { const: { nullable: true, $ref: '#/x' }, default: { 'x-a': 1 }, enum: [{ xml: 1 }] },
  },
  {
    title: 'annotations of a wrong type are dropped',
    schema: { description: 5, deprecated: 'yes', examples: 'e' },
    normal: {},
  },
  {
    title: 'an unknown format is kept and noted',
    schema: { format: 'uuid4' },
    normal: { format: 'uuid4' },
    notices: ['/format: format uuid4 is not known: values are not checked against it'],
  },
  {
    title: 'a format with the name of a method is dropped',
    schema: { format: 'constructor' },
    normal: {},
    notices: ['/format: format constructor is not known: values are not checked against it'],
  },
]

test.each(IN_31)('in OpenAPI 3.1, $title', ({ schema, normal, notices = [] }) => {
  expect(normalise(schema, '3.1')).toEqual({ schema: normal, notices, fault: undefined })
})

test('in OpenAPI 3.2, schemas are read as in 3.1', () => {
  expect(normalise({ type: ['string', 'null'], nullable: true }, '3.2')).toEqual({
    schema: { type: ['string', 'null'] },
    notices: [
      '/nullable: nullable is no keyword of OpenAPI 3.2 and has no effect: add "null" to type',
    ],
    fault: undefined,
  })
})

const TYPES = 'one of null, boolean, object, array, number, string, integer, or a list of them'

test.each([
  [{ type: 'file' }, `/type: type must be ${TYPES}`],
  [{ type: ['string', 'any'] }, `/type: type must be ${TYPES}`],
  [{ type: [] }, `/type: type must be ${TYPES}`],
  [{ properties: { a: { type: 'any' } } }, `/properties/a/type: type must be ${TYPES}`],
  [{ required: true }, '/required: required must be a list of names'],
  [{ enum: [] }, '/enum: enum must be a list with at least one value'],
  [{ maxLength: '10' }, '/maxLength: maxLength must be a whole number of 0 or more'],
  [{ multipleOf: 0 }, '/multipleOf: multipleOf must be a number above 0'],
  [{ minimum: '1' }, '/minimum: minimum must be a number'],
  [{ uniqueItems: 'true' }, '/uniqueItems: uniqueItems must be true or false'],
  [{ properties: [] }, '/properties: properties must be a map of schemas'],
  [{ oneOf: {} }, '/oneOf: oneOf must be a list with at least one schema'],
  [{ anyOf: [] }, '/anyOf: anyOf must be a list with at least one schema'],
  [{ anyOf: ['x'] }, '/anyOf/0: a schema must be an object, true or false'],
  [{ items: 'string' }, '/items: a schema must be an object, true or false'],
  [{ $ref: 5 }, '/$ref: $ref must be a string'],
  [
    { dependentRequired: { a: 'b' } },
    '/dependentRequired: dependentRequired must be a map of lists of names',
  ],
  ['x', ': a schema must be an object, true or false'],
])('nonsense such as %j never compiles, and its place is named', (schema, fault) => {
  expect(normalise(schema, '3.1').fault).toBe(fault)
})

test('schemas that are nested without end do not compile', () => {
  const endless: Record<string, unknown> = {}
  endless.items = endless
  expect(normalise(endless, '3.1').fault).toMatch(/schemas are nested deeper than 200$/)
})
