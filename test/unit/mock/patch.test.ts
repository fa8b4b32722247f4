import { expect, test } from 'vitest'
import { applyPatch } from '../../../src/mock/patch.js'

// The examples of RFC 7396, appendix A, whose results are objects.
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j merged with %j is %j', (record, patch, expected) => {
  expect(applyPatch(record, patch)).toEqual(expected)
})

test.each([
  [[{ op: 'add', path: '/b', value: 1 }], { a: { c: [1] }, b: 1 }],
  [[{ op: 'replace', path: '/a', value: 2 }], { a: 2 }],
  [[{ op: 'remove', path: '/a/c' }], { a: {} }],
  [[{ op: 'add', path: '/a/c/-', value: 2 }], { a: { c: [1, 2] } }],
  [
    [{ op: 'test', path: '/a', value: 2 }, { op: 'move' }, null, 7, { op: 'add' }],
    { a: { c: [1] } },
  ],
  [[{ op: 'replace', path: '', value: 'text' }], { a: { c: [1] } }],
  [[{ op: 'add', path: 'no pointer', value: 1 }], { a: { c: [1] } }],
])('the operations %j', (patch, expected) => {
  expect(applyPatch({ a: { c: [1] } }, patch)).toEqual(expected)
})

test('what is no patch changes nothing', () => {
  const record = { a: 1 }
  for (const patch of ['text', 7, null, undefined, true])
    expect(applyPatch(record, patch)).toBe(record)
})

test('hostile names are members like others', () => {
  const patched = applyPatch({}, JSON.parse('{"__proto__":{"polluted":1}}') as unknown)
  expect(Object.keys(patched)).toEqual(['__proto__'])
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})
