import { expect, test } from 'vitest'
import { hasIdentifier, indexIdentifiers } from '../../../src/schema/identifier.js'

const URI = 'https://api.example/v1/openapi.json'

function index(root: unknown) {
  const { anchors, resources } = indexIdentifiers(root, URI)
  const show = ({ uri, pointer }: { uri: string; pointer: string }) =>
    uri === URI ? pointer : `${uri}#${pointer}`
  return {
    anchors: Object.fromEntries([...anchors].map(([name, places]) => [name, places.map(show)])),
    resources: Object.fromEntries([...resources].map(([id, place]) => [id, show(place)])),
  }
}

test.each([[null], [true], ['text'], [7], [[]], [{}], [{ $id: 7, $anchor: null }]])(
  '%j has no identifiers',
  (root) => {
    expect(index(root)).toEqual({ anchors: {}, resources: {} })
    expect(hasIdentifier(root)).toBe(false)
  },
)

test('anchors of both kinds are found at their places, also in lists', () => {
  const root = {
    a: { $anchor: 'x' },
    allOf: [{}, { $dynamicAnchor: 'y' }],
    'b/c': { $anchor: 'z' },
  }
  expect(index(root).anchors).toEqual({ x: ['/a'], y: ['/allOf/1'], z: ['/b~1c'] })
})

test('an anchor that stands twice has both places', () => {
  const { anchors } = index({ a: { $anchor: 'x' }, b: { $anchor: 'x' } })
  expect([...(anchors.x ?? [])].sort()).toEqual(['/a', '/b'])
})

test('an $id is absolute, relative to the one around it, and has no fragment', () => {
  const root = {
    a: { $id: 'schemas/a.json', b: { $id: 'b.json#' }, c: { d: { $id: '/d.json' } } },
    e: { $id: 'urn:example:e' },
    f: { $id: 'f.json' },
  }
  expect(index(root).resources).toEqual({
    'https://api.example/v1/schemas/a.json': '/a',
    'https://api.example/v1/schemas/b.json': '/a/b',
    'https://api.example/d.json': '/a/c/d',
    'urn:example:e': '/e',
    'https://api.example/v1/f.json': '/f',
  })
})

test.each(['const', 'enum', 'default', 'example', 'examples'])(
  'what stands in %s is data and identifies nothing',
  (keyword) => {
    const data = { $id: 'a.json', $anchor: 'x' }
    expect(index({ [keyword]: data })).toEqual({ anchors: {}, resources: {} })
    expect(index({ [keyword]: [data] })).toEqual({ anchors: {}, resources: {} })
  },
)

test.each<[root: unknown, is: boolean]>([
  [{ $id: 'a' }, true],
  [{ a: [{ b: { $id: 'a' } }] }, true],
  [[[{ $id: '' }]], true],
  [{ $id: { type: 'string' } }, false],
  [{ $id: { $id: 'a' } }, true],
  [{ a: null, b: [null] }, false],
  [{ id: 'a', $anchor: 'b' }, false],
  [['$id'], false],
])('whether %j has an identifier: %j', (root, is) => {
  expect(hasIdentifier(root)).toBe(is)
})

test('nesting that would exhaust the stack is read', () => {
  let root: object = { $id: 'deep.json', $anchor: 'deep' }
  for (let depth = 0; depth < 2000; depth++) root = { a: root }
  expect(hasIdentifier(root)).toBe(true)
  expect(index(root).anchors.deep).toEqual(['/a'.repeat(2000)])
})
