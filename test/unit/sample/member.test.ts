import { expect, test } from 'vitest'
import { isOnOneWay, placeMember, removeMember } from '../../../src/sample/member.js'

test.each([
  [{ a: 1 }, '/b', { a: 1, b: 'URL' }],
  [{ a: 1 }, '/a', { a: 'URL' }],
  [{}, '/a/b/c', { a: { b: { c: 'URL' } } }],
  [{ a: null }, '/a/b', { a: { b: 'URL' } }],
  [undefined, '/a', { a: 'URL' }],
  [{}, '/hooks/0/url', { hooks: [{ url: 'URL' }] }],
  [{}, '/hooks/-', { hooks: ['URL'] }],
  [{ hooks: ['x'] }, '/hooks/-', { hooks: ['x', 'URL'] }],
  [{ hooks: ['x'] }, '/hooks/1', { hooks: ['x', 'URL'] }],
  [{ hooks: ['x'] }, '/hooks/0', { hooks: ['URL'] }],
  [{ '0': 1 }, '/0', { '0': 'URL' }],
  [{}, '/a~1b~0c', { 'a/b~c': 'URL' }],
  ['anything', '', 'URL'],
])('in %j a member at %s gives %j', (value, pointer, expected) => {
  expect(placeMember(value, pointer, 'URL')).toEqual({ ok: true, value: expected })
})

test.each([
  [{ a: 'text' }, '/a/b', '/a is a string, which has no member b'],
  [{ a: { b: 7 } }, '/a/b/c', '/a/b is a number, which has no member c'],
  ['text', '/a', 'the body is a string, which has no member a'],
  [{ a: [] }, '/a/1', '/a is a list of 0 without element 1'],
  [{ a: [] }, '/a/b', '/a is a list of 0 without element b'],
  [{}, 'a', 'a is no JSON Pointer'],
])('in %j there is no place at %s', (value, pointer, because) => {
  expect(placeMember(value, pointer, 'URL')).toEqual({ ok: false, because })
})

test('placing a member changes neither the value nor any prototype', () => {
  const value = { a: { b: 1 } }
  const placed = placeMember(value, '/__proto__/polluted', true)
  expect(value).toEqual({ a: { b: 1 } })
  expect(JSON.stringify(placed.ok && placed.value)).toBe(
    '{"a":{"b":1},"__proto__":{"polluted":true}}',
  )
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test.each([
  [{ a: 1, b: 2 }, '/a', { b: 2 }],
  [{ a: { b: 1, c: 2 } }, '/a/b', { a: { c: 2 } }],
  [{ a: [1, 2, 3] }, '/a/1', { a: [1, 3] }],
  [{ a: [{ b: 1 }] }, '/a/0/b', { a: [{}] }],
  [{ a: 1 }, '/b', { a: 1 }],
  [{ a: 1 }, '/a/b', { a: 1 }],
  [{ a: [1] }, '/a/7', { a: [1] }],
  [{ a: 1 }, '', { a: 1 }],
])('%j without %s is %j', (value, pointer, expected) => {
  expect(removeMember(value, pointer)).toEqual(expected)
})

test.each([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['/a/b', '/a', true],
  ['', '/a', true],
  ['/a', '/ab', false],
  ['/a/b', '/a/c', false],
])('whether %j and %j are on one way is %s', (first, second, expected) => {
  expect(isOnOneWay(first, second)).toBe(expected)
})
