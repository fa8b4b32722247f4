import { expect, test } from 'vitest'
import { loadDocument } from '../../../src/document/load.js'
import type { OpenApiDocument } from '../../../src/document/model.js'
import { createFolder } from './folder.js'

function at(document: OpenApiDocument, pointer: string, uri = document.uri) {
  return { uri, pointer }
}

function load(parts: object) {
  return loadDocument({ openapi: '3.1.0', ...parts })
}

test('a place is read by its pointer, over own members only', async () => {
  const document = await load({ paths: { '/a/{b}': { get: { tags: ['x'] } } } })
  expect(document.read(at(document, ''))).toBe(document.root)
  expect(document.read(at(document, '/paths/~1a~1{b}/get/tags/0'))).toBe('x')
  for (const pointer of ['/nope', '/paths/__proto__', '/openapi/length', 'paths', '/paths/~2']) {
    expect(document.read(at(document, pointer))).toBeUndefined()
  }
  expect(document.read(at(document, '', 'file:///other'))).toBeUndefined()
})

test('a reference is resolved to a place and its value', async () => {
  const schema = { type: 'string' }
  const document = await load({ components: { schemas: { 'a/b': schema } } })
  expect(document.resolve('#/components/schemas/a~1b', document.uri)).toEqual({
    ok: true,
    place: at(document, '/components/schemas/a~1b'),
    value: schema,
  })
  expect(document.resolve('#/components/schemas/a%7E1b', document.uri)).toMatchObject({ ok: true })
})

test.each([
  ['#/components/schemas/Nope', 'there is no "Nope" in /components/schemas'],
  ['#/nope/deeper', 'there is no "nope" in the document'],
  ['#/components/schemas/A/type/x', 'there is no "x" in /components/schemas/A/type'],
  ['#/components/schemas/A/', 'there is no "" in /components/schemas/A'],
  ['#/components/~2', 'it is not a JSON Pointer'],
  ['#Nope', 'there is no $anchor "Nope"'],
])('why %s leads nowhere is said', async (reference, lost) => {
  const document = await load({ components: { schemas: { A: { type: 'string' } } } })
  expect(document.resolve(reference, document.uri)).toMatchObject({
    ok: false,
    kind: 'dangling',
    because: `"${reference}" leads nowhere: ${lost}; correct the reference, or add what it means`,
  })
})

test('dangling references are the problems of the document, once for each target', async () => {
  const lost = { $ref: '#/components/schemas/Nope' }
  const document = await load({ a: lost, b: lost, c: { $ref: '#/components/schemas/%4Eope' } })
  expect(document.problems).toEqual([
    {
      kind: 'dangling',
      target: `${document.uri}#/components/schemas/Nope`,
      reference: '#/components/schemas/Nope',
      place: at(document, '/a'),
      message:
        '"#/components/schemas/Nope" leads nowhere: there is no "components" in the document; correct the reference, or add what it means',
    },
  ])
})

test('a reference in an example is data: it is neither a problem nor loaded', async () => {
  const document = await load({ example: { $ref: 'http://a.test/x' } })
  expect(document.problems).toEqual([])
  expect(document.resolve('http://a.test/x', document.uri)).toEqual({
    ok: false,
    kind: 'dangling',
    target: 'http://a.test/x#',
    because: '"http://a.test/x" was not read, since it stands in an example',
  })
})

test('references are followed to something else, with its place', async () => {
  const schema = { type: 'string' }
  const document = await load({
    a: { $ref: '#/b' },
    b: { $ref: '#/c', title: 'beside' },
    c: schema,
  })
  expect(document.follow({ $ref: '#/a' }, at(document, '/x'))).toEqual({
    ok: true,
    value: schema,
    place: at(document, '/c'),
  })
})

test.each([null, 1, 'text', [], { $ref: 1 }, { ref: '#/a' }, undefined])(
  '%j is no reference and stays where it is',
  async (value) => {
    const document = await load({})
    const place = at(document, '/x')
    expect(document.follow(value, place)).toEqual({ ok: true, value, place })
  },
)

test('an inherited $ref is none', async () => {
  const document = await load({})
  const value: unknown = Object.create({ $ref: '#/nope' })
  expect(document.follow(value, at(document, '')).ok).toBe(true)
})

test.each([
  ['itself', { a: { $ref: '#/a' } }],
  ['another', { a: { $ref: '#/b' }, b: { $ref: '#/a' } }],
  ['one that is in a circle', { a: { $ref: '#/b' }, b: { $ref: '#/c' }, c: { $ref: '#/b' } }],
])('a reference to %s goes in a circle', async (_, parts) => {
  const document = await load(parts)
  const place = at(document, '/a')
  expect(document.follow(document.read(place), place)).toMatchObject({
    ok: false,
    kind: 'dangling',
    because: expect.stringMatching(/^"#\/[abc]" goes in a circle; /) as string,
    place,
  })
  expect(document.problems).toEqual([])
})

test('where a chain breaks, the reference at fault is named, in the words of its problem', async () => {
  const document = await load({ a: { $ref: '#/b' }, b: { $ref: '#/nope' } })
  const followed = document.follow({ $ref: '#/a' }, at(document, '/x'))
  expect(followed).toEqual({
    ok: false,
    kind: 'dangling',
    target: `${document.uri}#/nope`,
    because: document.problems[0]?.message,
    place: at(document, '/b'),
  })
})

test('references lead from file to file, each resolved where it stands', async () => {
  await using folder = await createFolder({
    'openapi.yaml': 'openapi: 3.1.0\na: {$ref: "sub/x.yaml#/X"}\n',
    'sub/x.yaml': 'X: {$ref: "#/Y"}\nY: {$ref: "../z.json"}\n',
    'z.json': '{"type": "string"}',
  })
  const document = await loadDocument(folder.file('openapi.yaml'))
  const place = at(document, '/a')
  expect(document.follow(document.read(place), place)).toEqual({
    ok: true,
    value: { type: 'string' },
    place: { uri: folder.uri('z.json'), pointer: '' },
  })
})

test('anchors are found in their own file and from others', async () => {
  await using folder = await createFolder({
    'openapi.yaml':
      'openapi: 3.1.0\na: {$ref: "#one"}\nb: {$anchor: one}\nc: {$ref: "x.yaml#two"}\n',
    'x.yaml': '$defs: {A: {$anchor: two}}\n',
  })
  const document = await loadDocument(folder.file('openapi.yaml'))
  expect(document.problems).toEqual([])
  expect(document.resolve('#one', document.uri)).toMatchObject({ place: at(document, '/b') })
  expect(document.resolve('x.yaml#two', document.uri)).toMatchObject({
    place: { uri: folder.uri('x.yaml'), pointer: '/$defs/A' },
  })
})

test('$id and $self are URIs that references may use, without anything being fetched', async () => {
  const document = await loadDocument({
    openapi: '3.2.0',
    $self: 'https://a.test/v1/openapi.yaml',
    components: {
      schemas: {
        A: {
          $id: 'https://a.test/schemas/a',
          $defs: { In: { type: 'string' } },
          items: { $ref: '#/$defs/In' },
        },
        B: { $ref: 'https://a.test/schemas/a#/$defs/In' },
        C: { $ref: '../schemas/a' },
        D: { $ref: 'openapi.yaml#/components/schemas/B' },
      },
    },
  })
  expect(document.problems).toEqual([])
  const pointers = ['#/$defs/In', 'https://a.test/schemas/a#/$defs/In', '../schemas/a'].map(
    (reference) => document.resolve(reference, document.uri),
  )
  expect(pointers).toMatchObject([
    { place: at(document, '/components/schemas/A/$defs/In') },
    { place: at(document, '/components/schemas/A/$defs/In') },
    { place: at(document, '/components/schemas/A') },
  ])
})

test('a reference that makes no sense from its $id is read from the file, as its author meant it', async () => {
  const document = await load({
    components: {
      schemas: {
        A: { $id: 'https://a.test/a', items: { $ref: '#/components/schemas/B' } },
        B: { type: 'string' },
      },
    },
  })
  expect(document.problems).toEqual([])
})

test('each file has its own version, those without one that of the root', async () => {
  await using folder = await createFolder({
    'openapi.yaml': 'openapi: 3.0.3\na: {$ref: new.yaml}\nb: {$ref: part.yaml}\n',
    'new.yaml': 'openapi: 3.1.0\n',
    'part.yaml': 'type: string\n',
  })
  const document = await loadDocument(folder.file('openapi.yaml'))
  expect(document.files.map((uri) => document.versionOf(uri))).toEqual(['3.0', '3.1', '3.0'])
  expect(document.versionOf('file:///other')).toBe('3.0')
})

test('places are located in JSON and in YAML, by file, line and column', async () => {
  await using folder = await createFolder({
    'openapi.json': '\ufeff{\r\n  "openapi": "3.1.0",\r\n  "a": {"$ref": "b.yaml#/c"}\r\n}\r\n',
    'b.yaml': '# first\nc:\n  - d: 1\n    e: 2\n',
  })
  const document = await loadDocument('openapi.json', { cwd: folder.path })
  expect(document.locate(at(document, '/a/$ref'))).toEqual({
    file: 'openapi.json',
    pointer: '/a/$ref',
    line: 3,
    column: 9,
  })
  expect(document.locate({ uri: folder.uri('b.yaml'), pointer: '/c/0/e' })).toEqual({
    file: 'b.yaml',
    pointer: '/c/0/e',
    line: 4,
    column: 5,
  })
})

test('what does not exist is located at the nearest thing around it, under its own pointer', async () => {
  await using folder = await createFolder({ 'a.yaml': 'openapi: 3.1.0\ninfo:\n  title: x\n' })
  const document = await loadDocument('a.yaml', { cwd: folder.path })
  expect(document.locate(at(document, '/info/version/x'))).toEqual({
    file: 'a.yaml',
    pointer: '/info/version/x',
    line: 2,
    column: 1,
  })
})

test('what is no pointer is located at the start, and a foreign file without a line', async () => {
  await using folder = await createFolder({ 'a.yaml': 'openapi: 3.1.0\n' })
  const document = await loadDocument('a.yaml', { cwd: folder.path })
  expect(document.locate(at(document, '~'))).toMatchObject({ line: 1, column: 1 })
  expect(document.locate({ uri: 'https://a.test/b', pointer: '/c' })).toEqual({
    file: 'https://a.test/b',
    pointer: '/c',
  })
})

test('hostile keys stay data', async () => {
  await using folder = await createFolder({
    'a.json':
      '{"openapi": "3.1.0", "__proto__": {"admin": true}, "constructor": {"$ref": "#/__proto__"}}',
  })
  const document = await loadDocument(folder.file('a.json'))
  expect(document.resolve('#/__proto__', document.uri)).toMatchObject({ value: { admin: true } })
  expect(document.locate(at(document, '/__proto__/admin'))).toMatchObject({ line: 1, column: 36 })
  expect(({} as { admin?: unknown }).admin).toBeUndefined()
})
