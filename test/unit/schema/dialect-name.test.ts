import { expect, test } from 'vitest'
import { describeDialect, readDialectNotices } from '../../../src/schema/dialect-name.js'
import type { JsonSchema, OpenApiVersion, SchemaSource } from '../../../src/schema/model.js'
import { createSchemaStore } from '../../../src/schema/store.js'

const DRAFT_7 = 'http://json-schema.org/draft-07/schema#'
const TOLD = `schemas of the dialect ${DRAFT_7} are read as JSON Schema 2020-12, which OpenAPI 3.1 has`

test.each([
  'https://json-schema.org/draft/2020-12/schema',
  'https://json-schema.org/draft/2020-12/schema#',
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://spec.openapis.org/oas/3.1/dialect/2024-11-10',
  'https://spec.openapis.org/oas/3.2/dialect/2025-09-17',
  undefined,
  7,
])('%s is nothing to speak of', (name) => {
  expect(describeDialect(name)).toBeUndefined()
})

test.each([DRAFT_7, 'https://json-schema.org/draft/2019-09/schema', 'urn:own', ''])(
  'the dialect %j is another one',
  (name) => {
    expect(describeDialect(name)).toBe(TOLD.replace(DRAFT_7, name))
  },
)

/** A document with one schema of two parts. */
function makeSource(
  members: Readonly<Record<string, unknown>>,
  version: OpenApiVersion = '3.1',
): SchemaSource {
  return {
    read: ({ pointer }) => members[pointer],
    resolve: (reference) => ({
      ok: true,
      place: { uri: 'test:///a', pointer: reference.slice(1) },
      value: members[reference.slice(1)],
    }),
    versionOf: () => version,
  }
}

function listNotices(
  schema: JsonSchema,
  members: Readonly<Record<string, unknown>> = {},
): string[] {
  const store = createSchemaStore(makeSource({ '/a': schema, '/b': {}, ...members }))
  const { notices } = store.bundle({ uri: 'test:///a', pointer: '/a' }, 'callback')
  return notices.map(({ place, message }) => `${place.pointer}: ${message}`)
}

test('a schema of another dialect is told at its $schema', () => {
  expect(listNotices({ properties: { a: { $schema: DRAFT_7 } } })).toEqual([
    `/a/properties/a/$schema: ${TOLD}`,
  ])
})

test('a document of another dialect is told once, however many schemas it has', () => {
  const schema = { properties: { b: { $ref: '#/b' } } }
  expect(listNotices(schema, { '/jsonSchemaDialect': DRAFT_7 })).toEqual([
    `/jsonSchemaDialect: ${TOLD}`,
  ])
})

test('OpenAPI 3.0 has no dialects to choose from', () => {
  const source = makeSource({ '/jsonSchemaDialect': DRAFT_7 }, '3.0')
  expect(readDialectNotices('test:///a', source)).toEqual([])
})
