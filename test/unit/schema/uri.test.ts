import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeFragment, resolveUri } from '../../../src/schema/uri.js'

const BASE = 'https://api.example/v1/openapi.json?a=1#/x'

test.each([
  ['', 'https://api.example/v1/openapi.json?a=1'],
  ['#/components', 'https://api.example/v1/openapi.json?a=1#/components'],
  ['invoice.json', 'https://api.example/v1/invoice.json'],
  ['./invoice.json#A', 'https://api.example/v1/invoice.json#A'],
  ['../invoice.json', 'https://api.example/invoice.json'],
  ['../../../invoice.json', 'https://api.example/invoice.json'],
  ['/invoice.json', 'https://api.example/invoice.json'],
  ['//other.example/a', 'https://other.example/a'],
  ['?b=2', 'https://api.example/v1/openapi.json?b=2'],
  ['urn:example:invoice', 'urn:example:invoice'],
  ['HTTP://Other.Example/A', 'http://other.example/A'],
])('the reference %j is resolved to %s', (reference, uri) => {
  expect(resolveUri(reference, BASE)).toBe(uri)
})

test.each([
  ['invoice.json', ''],
  ['invoice.json', 'no base'],
  ['invoice.json', 'urn:example:base'],
  ['http://', BASE],
])('the reference %j stays as it is where it or its base %j is no URI', (reference, base) => {
  expect(resolveUri(reference, base)).toBe(reference)
})

test('an absolute reference needs no base', () => {
  expect(resolveUri('https://other.example/a', '')).toBe('https://other.example/a')
})

test('resolving what is resolved changes nothing', () => {
  fc.assert(
    fc.property(fc.string(), (reference) => {
      const once = resolveUri(reference, BASE)
      expect(resolveUri(once, BASE)).toBe(once)
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['/paths/~1a', '/paths/~1a'],
  ['%2Fpaths', '/paths'],
  ['/a%20b', '/a b'],
  ['/a+b', '/a+b'],
  ['/gr%C3%B6%C3%9Fe', '/größe'],
  ['/%25', '/%'],
  ['/%2525', '/%25'],
  ['/100%', '/100%'],
  ['/%zz', '/%zz'],
  ['/%C3', '/%C3'],
  ['%2Fa%', '%2Fa%'],
  ['', ''],
])('the fragment %j means %j', (fragment, text) => {
  expect(decodeFragment(fragment)).toBe(text)
})

test('what is encoded is decoded again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeFragment(encodeURIComponent(text))).toBe(text)
    }),
    { numRuns: 200 },
  )
})
