import { expect, test } from 'vitest'
import { createFileSet } from '../../../src/document/file-set.js'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import {
  followReferences,
  listProblems,
  resolveReference,
} from '../../../src/document/reference.js'
import { describeObject } from '../../../src/document/source-file.js'
import { isHttp, readFilePath, writeUrl } from '../../../src/document/url.js'

const ROOT = 'https://a.test/v1/openapi.json'
const OTHER = 'https://a.test/v1/other.json'

function createSet(data: object, other?: object) {
  const files = createFileSet()
  files.add(describeObject(data, ROOT, DEFAULT_LIMITS))
  if (other !== undefined) files.add(describeObject(other, OTHER, DEFAULT_LIMITS))
  return files
}

const ref = ($ref: string) => ({ $ref })

test('a file is had by its own URI and by what it was asked for', () => {
  const files = createFileSet()
  const file = describeObject({ a: 1 }, ROOT, DEFAULT_LIMITS)
  files.add(file, 'https://a.test/latest')
  expect(files.get(ROOT)).toBe(file)
  expect(files.get('https://a.test/latest')).toBe(file)
  expect(files.get('https://a.test/v1/')).toBeUndefined()
  expect(files.files).toEqual([file])
})

test('of two files of one URI the first counts, also under the name of the second', () => {
  const files = createSet({ a: 1 })
  files.add(describeObject({ a: 2 }, ROOT, DEFAULT_LIMITS), 'https://a.test/again')
  expect(files.files).toHaveLength(1)
  for (const uri of [ROOT, 'https://a.test/again']) {
    expect(files.read({ uri, pointer: '/a' })).toBe(1)
  }
})

test.each([
  [
    { uri: ROOT, fragment: '' },
    { uri: ROOT, pointer: '' },
  ],
  [
    { uri: ROOT, fragment: '/nowhere' },
    { uri: ROOT, pointer: '/nowhere' },
  ],
  [
    { uri: ROOT, fragment: 'named' },
    { uri: ROOT, pointer: '/b' },
  ],
  [{ uri: ROOT, fragment: 'other' }, undefined],
  [
    { uri: 'https://a.test/own', fragment: '' },
    { uri: ROOT, pointer: '/c' },
  ],
  [
    { uri: 'https://a.test/own', fragment: '/d' },
    { uri: ROOT, pointer: '/c/d' },
  ],
  [{ uri: 'https://a.test/none', fragment: '' }, undefined],
  [{ uri: '__proto__', fragment: '/a' }, undefined],
])('the target %j is at %j', (target, place) => {
  const files = createSet({ b: { $anchor: 'named' }, c: { $id: 'https://a.test/own', d: 1 } })
  expect(files.findPlace(target)).toEqual(place)
})

test.each([
  ['#/a', { place: { uri: ROOT, pointer: '/a' }, value: { b: 1 } }],
  ['', { place: { uri: ROOT, pointer: '' }, value: { a: { b: 1 }, c: null } }],
  ['#/c', { place: { uri: ROOT, pointer: '/c' }, value: null }],
  ['other.json#/x', { place: { uri: OTHER, pointer: '/x' }, value: 'there' }],
  ['../v1/other.json#/x', { place: { uri: OTHER, pointer: '/x' }, value: 'there' }],
])('the reference "%s" leads to %j', (reference, target) => {
  const files = createSet({ a: { b: 1 }, c: null }, { x: 'there' })
  expect(resolveReference(files, reference, ROOT)).toEqual({ ok: true, ...target })
})

const ADVICE = 'correct the reference, or add what it means'

test.each([
  ['#/a/x', `"#/a/x" leads nowhere: there is no "x" in /a; ${ADVICE}`, `${ROOT}#/a/x`],
  ['#/x/y', `"#/x/y" leads nowhere: there is no "x" in the document; ${ADVICE}`, `${ROOT}#/x/y`],
  ['#/a~2', `"#/a~2" leads nowhere: it is not a JSON Pointer; ${ADVICE}`, `${ROOT}#/a~2`],
  ['#name', `"#name" leads nowhere: there is no $anchor "name"; ${ADVICE}`, `${ROOT}#name`],
  [
    'other.json#/y',
    `"other.json#/y" leads nowhere: there is no "y" in the document; ${ADVICE}`,
    `${OTHER}#/y`,
  ],
  [
    'none.json',
    '"none.json" was not read, since it stands in an example',
    'https://a.test/v1/none.json#',
  ],
  ['http://[', '"http://[" is not a URI reference; correct it', `${ROOT}#http://[`],
  [
    '#/toString',
    `"#/toString" leads nowhere: there is no "toString" in the document; ${ADVICE}`,
    `${ROOT}#/toString`,
  ],
])('the reference "%s" is broken: %s', (reference, because, target) => {
  const files = createSet({ a: { b: 1 } }, { x: 1 })
  expect(resolveReference(files, reference, ROOT)).toEqual({
    ok: false,
    kind: 'dangling',
    because,
    target,
  })
})

test('a file that could not be had is one problem, whatever is asked of it', () => {
  const files = createSet({ a: ref('gone.json#/x'), b: ref('gone.json#/y'), c: ref('gone.json') })
  files.addMissing('https://a.test/v1/gone.json', {
    kind: 'refused',
    because: 'it is elsewhere; trust it',
  })
  expect(listProblems(files)).toEqual([
    {
      kind: 'refused',
      target: 'https://a.test/v1/gone.json',
      reference: 'gone.json#/x',
      place: { uri: ROOT, pointer: '/a' },
      message: '"gone.json#/x" was not read: it is elsewhere; trust it',
    },
  ])
})

test('references are followed through files to what is none, with its place', () => {
  const files = createSet({ a: ref('other.json#/b') }, { b: ref('openapi.json#/c') })
  const full = createSet({ a: ref('other.json#/b'), c: 7 }, { b: ref('openapi.json#/c') })
  const start = { uri: ROOT, pointer: '/x' }
  expect(followReferences(full, ref('#/a'), start)).toEqual({
    ok: true,
    value: 7,
    place: { uri: ROOT, pointer: '/c' },
  })
  expect(followReferences(files, ref('#/a'), start)).toMatchObject({
    ok: false,
    target: `${ROOT}#/c`,
    place: { uri: OTHER, pointer: '/b' },
  })
})

test.each([
  ['itself', { a: ref('#/a') }],
  ['another that leads back', { a: ref('#/b'), b: ref('#/a') }],
])('a reference that leads to %s ends where it began', (_, data) => {
  const files = createSet(data)
  const start = { uri: ROOT, pointer: '/x' }
  expect(followReferences(files, ref('#/a'), start)).toMatchObject({
    ok: false,
    kind: 'dangling',
    place: start,
    because: expect.stringMatching(
      /goes in a circle; make one of the references lead out of it$/,
    ) as unknown,
  })
})

test.each([
  ['https://me:secret@a.test/x?y=1#z', 'https://a.test/x?y=1'],
  ['https://token@a.test', 'https://a.test/'],
  ['http://a.test:8080/#', 'http://a.test:8080/'],
  ['https://a.test:443/a', 'https://a.test/a'],
])('%s is shown as %s, and left as it is', (text, shown) => {
  const url = new URL(text)
  const before = url.href
  expect(writeUrl(url)).toBe(shown)
  expect(url.href).toBe(before)
})

test.each([
  ['http://a.test', true],
  ['HTTPS://a.test', true],
  ['file:///a', false],
  ['httpx://a', false],
])('%s is read by HTTP: %s', (text, is) => {
  expect(isHttp(new URL(text))).toBe(is)
})

test.each([
  ['file:///a/b%20c.yaml', '/a/b c.yaml'],
  ['file://localhost/a', '/a'],
  ['file:///a%2Fb', undefined],
  ['file://server/a', undefined],
  ['https://a.test/b', undefined],
  ['not a url', undefined],
  ['', undefined],
])('the path of %s is %s', (uri, path) => {
  expect(readFilePath(uri)).toBe(path)
})
