import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import { surveyData } from '../../../src/document/survey.js'
import { failureOf } from './failure.js'

const URI = 'file:///api/openapi.yaml'

function survey(data: unknown, limits = {}) {
  return surveyData(data, URI, 'openapi.yaml', { ...DEFAULT_LIMITS, ...limits })
}

/** References as `text at pointer`. */
function listReferences(data: unknown): string[] {
  return [...survey(data).references.values()].map(
    ({ reference, pointer }) => `${reference} at ${pointer}`,
  )
}

const ref = (reference: string) => ({ $ref: reference })

test('references are found with the pointer of the object that holds them', () => {
  const data = { paths: { '/a~b/{c}': ref('#/x') }, allOf: [{}, ref('y.yaml')] }
  expect(listReferences(data)).toEqual(['#/x at /paths/~1a~0b~1{c}', 'y.yaml at /allOf/1'])
})

test('a reference at the root has the empty pointer', () => {
  expect(listReferences(ref('#/x'))).toEqual(['#/x at '])
})

test('a reference that is written often is listed where it stands first', () => {
  expect(listReferences({ a: ref('#/x'), b: ref('#/x') })).toEqual(['#/x at /a'])
})

test.each(['example', 'default', 'enum', 'const', 'x-data', 'x-'])(
  'a $ref inside of %s is data',
  (key) => {
    expect(listReferences({ schema: { [key]: { deep: [ref('#/no')] } } })).toEqual([])
    expect(listReferences({ schema: { [key]: ref('#/no') } })).toEqual([])
    expect(listReferences({ schema: { [key]: [ref('#/no')] } })).toEqual([])
  },
)

test.each(['properties', 'patternProperties', '$defs', 'headers', 'schemas'])(
  'in %s the keywords of data are names like any other',
  (key) => {
    const names = ['example', 'default', 'enum', 'const', 'x-data', 'examples']
    const data = { [key]: Object.fromEntries(names.map((name) => [name, ref(`#/${name}`)])) }
    expect(listReferences(data)).toEqual(names.map((name) => `#/${name} at /${key}/${name}`))
  },
)

test('a property named properties holds keywords again', () => {
  const data = { properties: { properties: { default: ref('#/no'), items: ref('#/yes') } } }
  expect(listReferences(data)).toEqual(['#/yes at /properties/properties/items'])
})

test.each(['responses', 'paths', 'callbacks', 'webhooks', 'x-webhooks'])(
  'in %s default is a name, and x- is an extension',
  (key) => {
    const data = { [key]: { default: ref('#/yes'), 'x-more': ref('#/no') } }
    expect(listReferences(data)).toEqual([`#/yes at /${key}/default`])
  },
)

test('examples hold references to examples, and nothing else that refers', () => {
  const data = {
    examples: { one: ref('#/components/examples/one'), two: { value: ref('#/no') } },
  }
  expect(listReferences(data)).toEqual(['#/components/examples/one at /examples/one'])
})

test('examples of JSON Schema are a list of data', () => {
  expect(listReferences({ examples: [ref('#/no'), { a: ref('#/no') }] })).toEqual([])
})

test('a $ref that is no text refers to nothing', () => {
  expect(listReferences({ properties: { $ref: { type: 'string' } }, $ref: 1 })).toEqual([])
})

test('every value counts, as often as it is used', () => {
  const shared = [1, 2, 3]
  expect(survey({ a: shared, b: shared, c: null }).nodes).toBe(10)
})

test('values behind aliases are counted until the limit', async () => {
  let bomb: unknown = ['x', 'x']
  for (let level = 0; level < 50; level++) bomb = [bomb, bomb]
  expect(await failureOf(() => survey(bomb))).toMatchObject({
    code: 'RINGBACK_ERR_DOCUMENT_LIMIT',
    message:
      'openapi.yaml and the files that it refers to hold more than 5000000 values, with aliases expanded.',
  })
})

test.each([
  ['examples', (inner: unknown) => ({ example: inner })],
  ['mappings', (inner: unknown) => ({ a: inner })],
  ['lists', (inner: unknown) => [inner]],
])('the depth of %s is limited', async (_, wrap) => {
  let data: unknown = 'x'
  for (let level = 0; level < 5; level++) data = wrap(data)
  expect(survey(data, { depth: 5 }).references.size).toBe(0)
  expect(await failureOf(() => survey(data, { depth: 4 }))).toMatchObject({
    message: 'openapi.yaml is nested deeper than 4 levels.',
  })
})

test('data that contains itself ends at the depth limit', async () => {
  const data: Record<string, unknown> = {}
  data.self = data
  expect(await failureOf(() => survey(data))).toMatchObject({
    message: 'openapi.yaml is nested deeper than 256 levels.',
    hint: 'Look for aliases or objects that contain themselves.',
  })
})

test('$id and $self give parts a URI and references a base', () => {
  const found = survey({
    $self: 'https://example.com/v1/api.yaml',
    components: { schemas: { A: { $id: 'schemas/a', items: ref('b') }, C: ref('c') } },
  })
  expect([...found.resources]).toEqual([
    ['https://example.com/v1/api.yaml', ''],
    ['https://example.com/v1/schemas/a', '/components/schemas/A'],
  ])
  expect([...found.references.values()]).toEqual([
    {
      reference: 'b',
      pointer: '/components/schemas/A/items',
      base: 'https://example.com/v1/schemas/a',
    },
    { reference: 'c', pointer: '/components/schemas/C', base: 'https://example.com/v1/api.yaml' },
  ])
})

test('a property named $id is no identifier, and neither is one in an example', () => {
  const data = { properties: { $id: { type: 'string' } }, example: { $id: 'https://x.test/' } }
  expect(survey(data).resources.size).toBe(0)
})

test('anchors are listed with their base', () => {
  expect(survey({ a: { $anchor: 'one' }, b: { $dynamicAnchor: 'two' } }).anchors).toEqual([
    { name: 'one', base: URI, pointer: '/a' },
    { name: 'two', base: URI, pointer: '/b' },
  ])
})

test.each([
  ['other.yaml#/paths/~1a/get', ['other.yaml']],
  ['../b/other.yaml#/paths/~1a/get', ['../b/other.yaml']],
  ['#/paths/~1a/get', []],
  ['https://api.example.com/#/paths/~1a/get', []],
  ['//api.example.com/a.yaml#/paths/~1a/get', []],
  ['getOrder', []],
  [7, []],
])('the operationRef %j of a link needs the files %j', (operationRef, files) => {
  const data = { links: { next: { operationRef } }, example: { operationRef: 'a.yaml#/b' } }
  const { references } = surveyData(data, 'file:///api.yaml', 'api.yaml', DEFAULT_LIMITS)
  expect([...references.keys()]).toEqual(files)
})
