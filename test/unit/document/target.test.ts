import { expect, test } from 'vitest'
import { resolveTarget } from '../../../src/document/target.js'

const BASE = 'file:///home/me/api/openapi.yaml'

test.each([
  ['#/a/b', BASE, '/a/b'],
  ['#', BASE, ''],
  ['', BASE, ''],
  ['#name', BASE, 'name'],
  ['pet.yaml', 'file:///home/me/api/pet.yaml', ''],
  ['./pet.yaml#/Pet', 'file:///home/me/api/pet.yaml', '/Pet'],
  ['../common/x.json#/a~1b', 'file:///home/me/common/x.json', '/a~1b'],
  ['/etc/passwd', 'file:///etc/passwd', ''],
  ['../../../../../etc/passwd', 'file:///etc/passwd', ''],
  ['my%20pet.yaml', 'file:///home/me/api/my%20pet.yaml', ''],
  ['my pet.yaml', 'file:///home/me/api/my%20pet.yaml', ''],
  ['%70et.yaml', 'file:///home/me/api/pet.yaml', ''],
  ['https://example.com/x.yaml#/a', 'https://example.com/x.yaml', '/a'],
  ['//example.com/x.yaml', 'file://example.com/x.yaml', ''],
  ['#/paths/~1a%7Bid%7D', BASE, '/paths/~1a{id}'],
  ['#/100%', BASE, '/100%'],
  ['#/a#b', BASE, '/a#b'],
])('%j leads to %s, %j', (reference, uri, fragment) => {
  expect(resolveTarget(reference, BASE)).toEqual({ uri, fragment })
})

test('references in a fetched file are relative to its URL', () => {
  expect(resolveTarget('../b.yaml#/c', 'https://example.com/v1/a.yaml?x=1')).toEqual({
    uri: 'https://example.com/b.yaml',
    fragment: '/c',
  })
})

test('in an object that has no URL only fragments and absolute references lead anywhere', () => {
  const base = 'memory:document'
  expect(resolveTarget('#/a', base)).toEqual({ uri: base, fragment: '/a' })
  expect(resolveTarget('https://example.com/a', base)?.uri).toBe('https://example.com/a')
  expect(resolveTarget('a.yaml', base)).toBeUndefined()
})

test('text that is no URI reference leads nowhere', () => {
  expect(resolveTarget('http://localhost:${port}/a', BASE)).toBeUndefined()
})
