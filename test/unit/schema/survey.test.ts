import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDocumentCache } from '../../../src/document/cache.js'
import { loadDocument } from '../../../src/document/load.js'
import { RingbackError } from '../../../src/errors.js'
import { surveyByBundling } from '../../../src/schema/bundle.js'
import type { OpenApiVersion, Place, SchemaSource } from '../../../src/schema/model.js'
import { placeBelow } from '../../../src/schema/place.js'
import { createReferenceResolver } from '../../../src/schema/reference.js'
import { surveySchemas } from '../../../src/schema/survey.js'
import { isRecord } from '../../../src/schema/value.js'
import { listCorpus, requireCorpus } from '../../support/corpus.js'
import { createSchemaSource } from '../../support/schema-source.js'

const URI = 'file:///api/openapi.json'
const VERSIONS: readonly OpenApiVersion[] = ['3.0', '3.1', '3.2']

/** What both ways of looking find, which must be the same, in the same order. */
function surveyTwice(source: SchemaSource, places: readonly Place[]) {
  const references = createReferenceResolver(source)
  const input = { role: 'callback', source, references } as const
  return {
    looked: surveySchemas(places, { ...input, origins: new WeakMap() }),
    bundled: surveyByBundling(places, { ...input, origins: new WeakMap() }),
  }
}

function surveySchemasOf(schemas: Readonly<Record<string, unknown>>, version: OpenApiVersion) {
  const source = createSchemaSource({ [URI]: { schemas } }, version)
  const places = Object.keys(schemas).map((name) =>
    placeBelow({ uri: URI, pointer: '' }, 'schemas', name),
  )
  return surveyTwice(source, places)
}

const ODD_SCHEMAS: readonly unknown[] = [
  true,
  false,
  null,
  'text',
  [],
  {},
  { type: 'strng' },
  { type: ['string', 'string'], format: 'nonsense', pattern: '(' },
  { format: 'toString', pattern: '(a+)+$' },
  { nullable: true },
  { nullable: true, type: 'string', enum: ['a'] },
  { nullable: true, type: 'string', format: 'odd' },
  { nullable: false, 'x-more': 1, $comment: 'c' },
  { nullable: 'yes', type: null },
  { $ref: '#/schemas/S0', type: 'string' },
  { $ref: '#/schemas/S0', nullable: true },
  { $ref: '#/schemas/S0', description: 'd' },
  { $ref: null, type: 'string' },
  { $ref: 1 },
  { $ref: '#/schemas/Gone' },
  { allOf: [{ $ref: '#/schemas/S1' }], $ref: '#/schemas/Lost' },
  { anyOf: [{ type: 'no' }, { $ref: '#/schemas/S2' }], oneOf: [] },
  { items: [{ format: 'a' }, { type: 'b' }], additionalItems: { format: 'c' } },
  { items: 5, properties: null, required: [1] },
  { exclusiveMinimum: true, exclusiveMaximum: true, maximum: 3 },
  { exclusiveMinimum: 4, const: null, example: null, propertyNames: { pattern: '[' } },
  { propertis: {}, requried: ['a'], 'x-propertis': {}, example: 1 },
  { patternProperties: { '(': { type: 'no' }, 'a/b~c': { type: 'no' }, '(a+)+$': false } },
  { properties: { 'a/b': { format: 'odd' }, $ref: { type: 'no' }, x: { $ref: '#/schemas/S3' } } },
  { not: { format: 'odd' }, if: true, dependentSchemas: { a: { type: 'no' } } },
  { $id: 'other', $anchor: 'here', items: { $ref: '#here' }, $defs: { a: { type: 'no' } } },
  { $dynamicAnchor: 'node', items: { $dynamicRef: '#node' } },
  { $dynamicRef: 7 },
  { $schema: 'https://example.com/dialect', type: 'string' },
  { $schema: 'https://json-schema.org/draft/2020-12/schema' },
  { discriminator: 'kind', oneOf: [{ format: 'odd' }] },
  { discriminator: { propertyName: 'kind' }, anyOf: [true] },
  { title: 5, default: null, readOnly: 'yes', deprecated: null },
]

test.each(VERSIONS)(
  'a look finds in OpenAPI %s what bundling finds, in the same order',
  (version) => {
    for (const schema of ODD_SCHEMAS) {
      const { looked, bundled } = surveySchemasOf(
        {
          S0: schema,
          S1: { allOf: [schema] },
          S2: { $ref: '#/schemas/S0' },
          S3: { items: schema },
        },
        version,
      )
      expect(looked, JSON.stringify(schema)).toEqual(bundled)
    }
  },
)

test('any mixture of odd schemas is looked at as it is bundled', () => {
  const schema = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...ODD_SCHEMAS),
      fc.record({ allOf: fc.array(tie('schema'), { maxLength: 3 }) }),
      fc.record({ properties: fc.dictionary(fc.constantFrom('a', 'b/c', '~'), tie('schema')) }),
      fc.record({ items: tie('schema'), additionalProperties: tie('schema') }),
    ),
  })).schema
  fc.assert(
    fc.property(
      fc.array(schema, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...VERSIONS),
      (schemas, version) => {
        const named = Object.fromEntries(schemas.map((one, index) => [`S${index}`, one]))
        const { looked, bundled } = surveySchemasOf(named, version)
        expect(looked).toEqual(bundled)
      },
    ),
    { numRuns: 300 },
  )
})

test('a schema that refers to itself without end is a fault at its own place', () => {
  const { looked, bundled } = surveySchemasOf(
    { A: { allOf: [{ $ref: '#/schemas/B' }] }, B: { $ref: '#/schemas/A' } },
    '3.1',
  )
  const place = { uri: URI, pointer: '/schemas/A' }
  expect(looked.faults).toEqual([{ because: 'it refers to itself without end', place }])
  expect(looked).toEqual(bundled)
})

test('a schema that contains itself in a property has an end', () => {
  const { looked } = surveySchemasOf({ A: { properties: { a: { $ref: '#/schemas/A' } } } }, '3.1')
  expect(looked).toEqual({ notices: [], missing: [], faults: [] })
})

test('schemas nested too deep are a fault where they become so', () => {
  let schema: unknown = { format: 'odd' }
  for (let depth = 0; depth < 220; depth++) schema = { items: schema }
  const { looked, bundled } = surveySchemasOf({ A: schema }, '3.1')
  const pointer = `/schemas/A${'/items'.repeat(201)}`
  expect(looked.faults).toEqual([
    { because: 'schemas are nested deeper than 200', place: { uri: URI, pointer } },
  ])
  expect(looked).toEqual(bundled)
})

test('a place where nothing stands is missing', () => {
  const source = createSchemaSource({ [URI]: {} }, '3.1')
  const { looked, bundled } = surveyTwice(source, [{ uri: URI, pointer: '/schemas/Gone' }])
  expect(looked.missing.map((one) => one.target)).toEqual([`${URI}#/schemas/Gone`])
  expect(looked).toEqual(bundled)
})

test('every schema of every real document is looked at as it is bundled', {
  timeout: 120_000,
}, async (context) => {
  const folder = requireCorpus(context)
  const cache = createDocumentCache()
  let found = 0
  for (const { file, source: folderOfFile } of listCorpus(folder)) {
    const options = { refRoot: path.join(folder, folderOfFile), cache }
    const document = await loadDocument(path.join(folder, file), options).catch(ignoreRefused)
    if (document === undefined) continue
    const { looked, bundled } = surveyTwice(document, listSchemaPlaces(document.root, document.uri))
    expect(looked, file).toEqual(bundled)
    found += looked.notices.length + looked.missing.length + looked.faults.length
  }
  expect(found).toBeGreaterThan(100)
})

function ignoreRefused(error: unknown): undefined {
  if (!(error instanceof RingbackError)) throw error
}

/** Values of all members called `schema`, and the components. */
function listSchemaPlaces(root: unknown, uri: string): Place[] {
  const places: Place[] = []
  const visit = (value: unknown, place: Place) => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      const below = placeBelow(place, name)
      const isSchema = name === 'schema' || place.pointer === '/components/schemas'
      if (isSchema && isRecord(member)) places.push(below)
      else visit(member, below)
    }
  }
  visit(root, { uri, pointer: '' })
  return places
}
