import { expect, test } from 'vitest'
import { loadDocument } from '../../../../src/document/load.js'
import { checkStructure } from '../../../../src/document/structure/check.js'

type Json = Readonly<Record<string, unknown>>

const OPERATION = { responses: { 200: { description: 'done' } } }

/** A document with one operation, changed as given. */
function makeDocument(openapi: string, operation: Json = OPERATION, more: Json = {}): Json {
  return {
    openapi,
    info: { title: 'Invoices', version: '1' },
    paths: { '/invoices': { post: operation } },
    ...more,
  }
}

async function check(document: Json) {
  return checkStructure(await loadDocument(document))
}

async function checkWords(document: Json): Promise<readonly string[]> {
  const { faults } = await check(document)
  return faults.map(({ kind, place, message }) => `${kind} ${place.pointer}: ${message}`)
}

test.each(['3.0.4', '3.1.1', '3.2.0'])(
  'a sound document of OpenAPI %s has no faults',
  async (version) => {
    expect(await check(makeDocument(version))).toEqual({ faults: [], omitted: [] })
  },
)

test('a fault has its place, what was expected and what arrived', async () => {
  const { faults } = await check(makeDocument('3.1.1', { ...OPERATION, tags: 'billing' }))
  expect(faults).toEqual([
    {
      kind: 'invalid',
      place: { uri: 'memory:document', pointer: '/paths/~1invoices/post/tags' },
      message: 'post > tags: expected a list, but found "billing"',
      expected: 'a list',
      arrived: '"billing"',
    },
  ])
})

test('an unknown field is a slip, and a misspelt one has a hint', async () => {
  const { faults } = await check(makeDocument('3.1.1', { ...OPERATION, respnses: {} }))
  expect(faults).toEqual([
    {
      kind: 'slip',
      place: { uri: 'memory:document', pointer: '/paths/~1invoices/post/respnses' },
      message: 'post > respnses is no field of OpenAPI 3.1.1',
      expected: 'no such field here',
      arrived: 'respnses',
      hint: 'Did you mean responses?',
    },
  ])
})

test.each([
  [
    '3.0.4',
    'a missing description',
    { responses: { 200: {} } },
    'slip /paths/~1invoices/post/responses/200: responses > 200: expected description, but found nothing',
  ],
  [
    '3.1.1',
    'a missing description',
    { responses: { 200: {} } },
    'slip /paths/~1invoices/post/responses/200: responses > 200: expected description, but found nothing',
  ],
  [
    '3.0.4',
    'an empty mapping',
    { responses: {} },
    'slip /paths/~1invoices/post/responses: post > responses: expected something in it, but found {}',
  ],
  [
    '3.0.4',
    'a missing part',
    {},
    'invalid /paths/~1invoices/post: /invoices > post: expected responses, but found nothing',
  ],
  [
    '3.0.4',
    'a text for people of another type',
    { ...OPERATION, description: 1 },
    'slip /paths/~1invoices/post/description: post > description: expected a string, but found 1',
  ],
])('OpenAPI %s: %s is told once', async (version, _what, operation, expected) => {
  expect(await checkWords(makeDocument(version, operation))).toEqual([expected])
})

test.each(['3.0.4', '3.1.1', '3.2.0'])(
  'of the kinds of parameter in OpenAPI %s the one that was meant tells what is wrong',
  async (version) => {
    const parameters = [{ name: 'to', in: 'query', schema: { type: 'strng' } }]
    const [fault, ...others] = await checkWords(makeDocument(version, { ...OPERATION, parameters }))
    expect(fault).toMatch(
      /^invalid \/paths\/~1invoices\/post\/parameters\/0\/schema\/type: schema > type: expected "array" \| "boolean" \| .*, but found "strng"$/,
    )
    expect(others).toEqual([])
  },
)

test.each([
  [{}, 'one of', 'none of them'],
  [{ schema: {}, content: { 'text/plain': {} } }, 'only one of', 'schema, content'],
])('a parameter has one of schema and content: %j', async (part, wanted, arrived) => {
  const parameters = [{ name: 'to', in: 'query', ...part }]
  expect(await checkWords(makeDocument('3.1.1', { ...OPERATION, parameters }))).toEqual([
    `invalid /paths/~1invoices/post/parameters/0: parameters > 0: expected ${wanted} schema, content, but found ${arrived}`,
  ])
})

test('what stands beside $ref in OpenAPI 3.0 is a slip', async () => {
  const schemas = {
    A: { type: 'string' },
    B: { properties: { a: { $ref: '#/components/schemas/A', nullable: true } } },
  }
  expect(await checkWords(makeDocument('3.0.4', OPERATION, { components: { schemas } }))).toEqual([
    'slip /components/schemas/B/properties/a: properties > a: expected $ref alone, but found $ref beside nullable',
  ])
})

test('a place within a callback key is named by its pointer', async () => {
  const callbacks = {
    paid: { '{$request.body#/to~}': { post: { ...OPERATION, deprecated: 'no' } } },
  }
  const { faults } = await check(makeDocument('3.1.1', { ...OPERATION, callbacks }))
  expect(faults.map(({ place }) => place.pointer)).toEqual([
    '/paths/~1invoices/post/callbacks/paid/{$request.body#~1to~0}/post/deprecated',
  ])
})

test('the name of a component can be wrong', async () => {
  const components = { schemas: { 'a b': { type: 'string' } } }
  expect(await checkWords(makeDocument('3.1.1', OPERATION, { components }))).toEqual([
    'invalid /components/schemas/a b: schemas > a b: expected text like ^[a-zA-Z0-9._-]+$, but found "a b"',
  ])
})

test('what the specification allows is no fault: extensions of a callback, schemas of other dialects', async () => {
  const callbacks = { paid: { 'x-since': 2, '{$request.query.to}': { post: OPERATION } } }
  const schemas = { A: { $schema: 'https://json-schema.org/draft/2020-12/schema' } }
  const document = makeDocument('3.1.1', { ...OPERATION, callbacks }, { components: { schemas } })
  expect(await checkWords(document)).toEqual([])
})

test('schemas of a document with a dialect of its own are not looked into', async () => {
  const components = { schemas: { A: { type: 'strng' } } }
  const jsonSchemaDialect = 'https://example.com/dialect'
  expect(
    await checkWords(makeDocument('3.1.1', OPERATION, { components, jsonSchemaDialect })),
  ).toEqual([])
})

test('a hundred faults of a file are told, the others are counted', async () => {
  const unknown = Object.fromEntries(
    Array.from({ length: 130 }, (_, index) => [`field${index}`, 1]),
  )
  const { faults, omitted } = await check(makeDocument('3.1.1', { ...OPERATION, ...unknown }))
  expect(faults).toHaveLength(100)
  expect(omitted).toEqual([{ place: { uri: 'memory:document', pointer: '' }, count: 30 }])
})

test('a document that the library cannot take is said not to be checked', async () => {
  const document = makeDocument('3.1.1', OPERATION, { 'x-odd': () => undefined })
  const { faults } = await check(document)
  expect(faults.map(({ kind }) => kind)).toEqual(['unchecked'])
  expect(faults[0]?.message).toMatch(/^the structure could not be checked: ./)
})

test('a choice that only fails by what is in it is told there', async () => {
  const content = { 'text/plain': {}, 'text/html': {} }
  const parameters = [{ name: 'to', in: 'query', content }]
  expect(await checkWords(makeDocument('3.0.4', { ...OPERATION, parameters }))).toEqual([
    'invalid /paths/~1invoices/post/parameters/0/content: 0 > content: expected at most 1 in it, but found {"text/plain": {}, "text/html": {}}',
  ])
})
