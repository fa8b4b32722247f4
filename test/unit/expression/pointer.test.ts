import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  evaluatePointer,
  formatPointer,
  isPointer,
  parsePointer,
  readMember,
} from '../../../src/expression/pointer.js'

// The document and the results of RFC 6901, section 5.
const RFC_DOCUMENT: unknown = JSON.parse(
  String.raw`{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}`,
)

test.each([
  ['', RFC_DOCUMENT],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
])('The pointer "%s" finds what RFC 6901 says', (pointer, value) => {
  expect(evaluatePointer(RFC_DOCUMENT, pointer)).toEqual(value)
})

test.each([
  ['', []],
  ['/', ['']],
  ['//', ['', '']],
  ['/a/b', ['a', 'b']],
  ['/~01', ['~1']],
  ['/~10', ['/0']],
  ['/~0~1', ['~/']],
])('The pointer "%s" has its tokens unescaped in the right order', (pointer, tokens) => {
  expect(parsePointer(pointer)).toEqual(tokens)
})

test.each(['a', 'a/b', '#/a', '/~', '/~2', '/a~/b', ' /a'])('"%s" is no pointer', (text) => {
  expect(isPointer(text)).toBe(false)
  expect(parsePointer(text)).toBeUndefined()
  expect(evaluatePointer({ a: 1, '~': 2 }, text)).toBeUndefined()
})

test.each([
  ['__proto__', {}],
  ['constructor', {}],
  ['toString', {}],
  ['length', [1, 2]],
  ['-', [1, 2]],
  ['00', [1, 2]],
  ['01', [1, 2]],
  ['+1', [1, 2]],
  ['1.0', [1, 2]],
  ['', [1, 2]],
  ['2', [1, 2]],
  ['at', [1, 2]],
  ['length', 'text'],
  ['0', 'text'],
  ['a', null],
  ['a', undefined],
  ['toFixed', 1],
])('The token "%s" finds nothing in %j', (token, value) => {
  expect(readMember(value, token)).toBeUndefined()
  expect(evaluatePointer(value, formatPointer([token]))).toBeUndefined()
})

test('A member named __proto__ is found where the text of a body really has one', () => {
  expect(evaluatePointer(JSON.parse('{"__proto__":{"a":1}}'), '/__proto__/a')).toBe(1)
})

test('A member is never read through a getter', () => {
  let reads = 0
  const value = Object.defineProperty({}, 'a', { get: () => (reads += 1), enumerable: true })
  expect(evaluatePointer(value, '/a')).toBeUndefined()
  expect(reads).toBe(0)
})

test('Null is a value that is found', () => {
  expect(evaluatePointer({ a: null }, '/a')).toBeNull()
})

test('The step after a scalar finds nothing', () => {
  expect(evaluatePointer({ a: 'text' }, '/a/b')).toBeUndefined()
})

test('Tokens become a pointer and come back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (tokens) => {
      expect(parsePointer(formatPointer(tokens))).toEqual(tokens)
    }),
  )
})

test('Every leaf of a JSON value is found at the pointer of its path', () => {
  const leaves = (value: unknown, path: string[]): [string[], unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name]))
      : [[path, value]]
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const value: unknown = JSON.parse(JSON.stringify(json))
      for (const [path, leaf] of leaves(value, [])) {
        expect(evaluatePointer(value, formatPointer(path))).toBe(leaf)
      }
    }),
  )
})

test('No text makes the evaluation of a pointer throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string({ unit: 'binary' }), (value, pointer) => {
      evaluatePointer(value, pointer)
      evaluatePointer(value, `/${pointer}`)
    }),
  )
})
