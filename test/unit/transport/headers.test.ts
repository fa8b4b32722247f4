import { expect, test } from 'vitest'
import {
  findHeader,
  isJson,
  listHeader,
  type MediaType,
  matchesMediaType,
  parseMediaType,
} from '../../../src/transport/headers.js'
import type { HeaderPair } from '../../../src/transport/model.js'

const headers: HeaderPair[] = [
  ['Content-Type', 'application/json'],
  ['X-Trace', 'a, b'],
  ['content-type', 'text/plain'],
  ['__proto__', 'hostile'],
]

function read(text: string): MediaType {
  const mediaType = parseMediaType(text)
  if (mediaType === undefined) throw new Error(`${text} is no media type`)
  return mediaType
}

test('findHeader takes the first of several, whatever the case of the name', () => {
  expect(findHeader(headers, 'CONTENT-TYPE')).toBe('application/json')
  expect(findHeader(headers, 'content-typ')).toBeUndefined()
  expect(findHeader(headers, '__proto__')).toBe('hostile')
  expect(findHeader([], 'constructor')).toBeUndefined()
})

test('listHeader gives every line of a header in order and does not split lists', () => {
  expect(listHeader(headers, 'content-type')).toEqual(['application/json', 'text/plain'])
  expect(listHeader(headers, 'x-trace')).toEqual(['a, b'])
  expect(listHeader(headers, 'missing')).toEqual([])
})

test('a media type is read in lower case with its parameters', () => {
  expect(parseMediaType('Application/Problem+JSON; Charset=UTF-8;v="a;b \\"c\\""')).toEqual({
    type: 'application',
    subtype: 'problem+json',
    essence: 'application/problem+json',
    suffix: 'json',
    parameters: new Map([
      ['charset', 'UTF-8'],
      ['v', 'a;b "c"'],
    ]),
    hasStrayBlanks: false,
  })
})

test.each([
  ['text/plain', 'text/plain', {}],
  [' text/plain ', 'text/plain', {}],
  ['text/plain;', 'text/plain', {}],
  ['text/plain ; ; a=b ;', 'text/plain', { a: 'b' }],
  ['text/plain;a=""', 'text/plain', { a: '' }],
  ['text/plain;a=1;A=2', 'text/plain', { a: '1' }],
  ['*/*', '*/*', {}],
  ['application/vnd.api.v1+json', 'application/vnd.api.v1+json', {}],
])('%j is read without complaint', (text, essence, parameters) => {
  const mediaType = read(text)
  expect(mediaType.essence).toBe(essence)
  expect(Object.fromEntries(mediaType.parameters)).toEqual(parameters)
  expect(mediaType.hasStrayBlanks).toBe(false)
})

test.each(['application/ json', 'application /json', 'a/b; c = d', 'a/b; c= d'])(
  '%j is read, and its stray blanks are told',
  (text) => {
    expect(parseMediaType(text)?.hasStrayBlanks).toBe(true)
  },
)

test.each([
  '',
  'json',
  '/json',
  'application/',
  'application/json, text/plain',
  'application/json charset=utf-8',
  'application/json; charset',
  'application/json; a="open',
  'application/json; a=b c',
  'text/html\u0000',
  'application/j\u00e9son',
])('%j is no media type', (text) => {
  expect(parseMediaType(text)).toBeUndefined()
})

test('a header of many blanks and semicolons is read in linear time', () => {
  const text = `text/plain${' ;'.repeat(50_000)}`
  expect(read(text).essence).toBe('text/plain')
  expect(parseMediaType(`${text}!`)).toBeUndefined()
})

test.each([
  ['a+', undefined],
  ['+json', undefined],
  ['a+b+xml', 'xml'],
  ['plain', undefined],
])('the suffix of x/%s is %s', (subtype, suffix) => {
  expect(parseMediaType(`x/${subtype}`)?.suffix).toBe(suffix)
})

test.each([
  ['application/json', '*/*'],
  ['application/json', 'application/*'],
  ['Application/JSON', 'application/json'],
  ['application/json; charset=utf-8', 'application/json'],
  ['application/json', 'application/json; charset=utf-8'],
  ['application/json; charset="UTF-8"', 'application/json; charset=utf-8'],
  ['application/json; v=1; x=2', 'application/json; v=1'],
  ['application/problem+json', 'application/*+json'],
  ['application/*+json', 'application/*+json'],
])('%s is covered by the documented %s', (actual, documented) => {
  expect(matchesMediaType(read(actual), read(documented))).toBe(true)
})

test.each([
  ['application/json', 'text/*'],
  ['application/json', 'application/problem+json'],
  ['application/problem+json', 'application/json'],
  ['application/json', 'application/*+json'],
  ['text/problem+json', 'application/*+json'],
  ['application/json; charset=utf-16', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=iso-8859-1'],
  ['application/json', 'application/json; v=1'],
  ['application/json; v=A', 'application/json; v=a'],
])('%s is not covered by the documented %s', (actual, documented) => {
  expect(matchesMediaType(read(actual), read(documented))).toBe(false)
})

test.each([
  ['application/json', true],
  ['text/json', true],
  ['application/cloudevents+json; charset=utf-8', true],
  ['application/jsonl', false],
  ['application/json-seq', false],
  ['application/xml', false],
])('isJson(%s) is %s', (text, expected) => {
  expect(isJson(read(text))).toBe(expected)
})
