import { expect, test } from 'vitest'
import { createReferenceResolver } from '../../../src/schema/reference.js'
import { createSchemaStore } from '../../../src/schema/store.js'
import {
  createComponents,
  createSchemaSource,
  DOCUMENT_URI,
  placeOf,
} from '../../support/schema-source.js'

const ORDER = {
  $id: 'https://example.com/schemas/order',
  $defs: { Line: { $anchor: 'line', $ref: '#/$defs/Price' }, Price: { type: 'number' } },
}
const SOURCE = createComponents({
  Order: ORDER,
  Item: { $id: 'https://example.com/schemas/item' },
  Anchored: { $anchor: 'here' },
  Line: {},
})

test.each([
  ['#/components/schemas/Line', 'Item', placeOf('Line')],
  ['#/$defs/Price', 'Order', placeOf('Order', '/$defs/Price')],
  ['#/$defs/Price', 'Order/$defs/Line', placeOf('Order', '/$defs/Price')],
  ['#/components/schemas/Line', 'Order', placeOf('Line')],
  ['#', 'Order', placeOf('Order')],
  ['#here', 'Line', placeOf('Anchored')],
  ['#line', 'Order', placeOf('Order', '/$defs/Line')],
  ['item', 'Order', placeOf('Item')],
  ['https://example.com/schemas/order#/$defs/Price', 'Line', placeOf('Order', '/$defs/Price')],
  ['https://example.com/schemas/order#line', 'Line', placeOf('Order', '/$defs/Line')],
])('%s in %s leads to its schema', (reference, name, place) => {
  const answer = createReferenceResolver(SOURCE).resolve(reference, placeOf(name))
  expect(answer).toMatchObject({ ok: true, place })
})

test.each([
  ['#nowhere', 'no schema has the $anchor nowhere'],
  ['https://example.com/schemas/other', 'no'],
  ['#/components/schemas/%E0%A4%A', 'no'],
])('%s leads nowhere and says so', (reference, because) => {
  const no = { ok: false, kind: 'dangling', target: 'x', because: 'no' } as const
  const source = { ...SOURCE, resolve: () => no }
  const answer = createReferenceResolver(source).resolve(reference, placeOf('Line'))
  expect(answer).toMatchObject({ ok: false, because })
})

test('OpenAPI 3.0 knows no $id', () => {
  const source = createComponents({ Order: ORDER }, '3.0')
  const answer = createReferenceResolver(source).resolve('#/$defs/Price', placeOf('Order'))
  expect(answer.ok).toBe(false)
})

test('examples and values are no place for identifiers', () => {
  const source = createComponents({ A: { example: { $anchor: 'a' }, const: { $anchor: 'a' } } })
  expect(createReferenceResolver(source).resolve('#a', placeOf('A')).ok).toBe(false)
})

/** A list of anything, which its users make a list of something. */
const PAGE = {
  $id: 'page',
  type: 'object',
  properties: { items: { type: 'array', items: { $dynamicRef: '#T' } } },
  $defs: { T: { $dynamicAnchor: 'T' } },
}
const listOf = (type: string) => ({
  $id: `list-of-${type}`,
  $ref: 'page',
  $defs: { T: { $dynamicAnchor: 'T', type } },
})

test('$dynamicRef leads to the outermost anchor, in each use to its own', () => {
  const store = createSchemaStore(
    createComponents({
      Page: PAGE,
      Strings: listOf('string'),
      Numbers: listOf('number'),
      Both: { properties: { s: { $ref: 'list-of-string' }, n: { $ref: 'list-of-number' } } },
    }),
  )
  const check = (name: string, value: unknown) => {
    const compilation = store.compile(placeOf(name), 'callback')
    return compilation.ok
      ? compilation.check(value).map((issue) => issue.pointer)
      : [compilation.because]
  }
  expect(store.bundle(placeOf('Both'), 'callback').missing).toEqual([])
  expect(check('Page', { items: [1, 'a'] })).toEqual([])
  expect(check('Strings', { items: ['a', 1] })).toEqual(['/items/1'])
  expect(check('Both', { s: { items: [1] }, n: { items: ['a', 1] } })).toEqual([
    '/s/items/0',
    '/n/items/0',
  ])
})

test('a tree can be made stricter by $dynamicRef (JSON Schema 2020-12, Core, appendix C)', () => {
  const tree = {
    $id: 'tree',
    $dynamicAnchor: 'node',
    properties: { data: true, children: { items: { $dynamicRef: '#node' } } },
  }
  const strict = { $dynamicAnchor: 'node', $ref: 'tree', unevaluatedProperties: false }
  const store = createSchemaStore(createComponents({ Tree: tree, Strict: strict }))
  const loose = store.compile(placeOf('Tree'), 'callback')
  const tight = store.compile(placeOf('Strict'), 'callback')
  const value = { children: [{ daat: 1 }] }
  expect(loose.ok && loose.check(value)).toEqual([])
  expect(tight.ok && tight.check(value)).toMatchObject([{ pointer: '/children/0/daat' }])
})

test('$dynamicRef without any anchor is missing', () => {
  const store = createSchemaStore(createComponents({ A: { $dynamicRef: '#none' } }))
  expect(store.bundle(placeOf('A'), 'callback').missing).toHaveLength(1)
})

test('$ref and $dynamicRef may stand side by side', () => {
  const schemas = {
    A: { $ref: '#/components/schemas/B', $dynamicRef: '#c' },
    B: { minimum: 1 },
    C: { $dynamicAnchor: 'c', maximum: 2 },
  }
  const compilation = createSchemaStore(createComponents(schemas)).compile(placeOf('A'), 'callback')
  expect(compilation.ok && [0, 1, 3].map((value) => compilation.check(value).length)).toEqual([
    1, 0, 1,
  ])
})

test('a file that is nothing but a schema is the target of its own pointers', () => {
  const source = createSchemaSource({
    [DOCUMENT_URI]: { a: { $ref: 'b.json' } },
    'file:///api/b.json': { $ref: '#/$defs/n', $defs: { n: { type: 'number' } } },
  })
  const compilation = createSchemaStore(source).compile(
    { uri: DOCUMENT_URI, pointer: '/a' },
    'request',
  )
  expect(compilation.ok && compilation.check('x')).toMatchObject([
    { promised: { uri: 'file:///api/b.json', pointer: '/$defs/n' } },
  ])
})
