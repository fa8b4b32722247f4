import { expect, test } from 'vitest'
import { parseAccept, weigh } from '../../../src/mock/accept.js'
import { isWritable, negotiate } from '../../../src/mock/answer-medium.js'
import { parseMediaType } from '../../../src/transport/headers.js'
import { makeMedia } from '../../support/check.js'

function weighText(type: string, accept: string): number {
  const parsed = parseMediaType(type)
  return parsed === undefined ? -1 : weigh(parsed, parseAccept(accept))
}

// The example of RFC 9110, section 12.5.1.
const RFC =
  'text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5'

test.each([
  ['text/plain', RFC, 0.7],
  ['text/plain;format=flowed', RFC, 1],
  ['text/plain;format=fixed', RFC, 0.4],
  ['text/plain;format=odd', RFC, 0.7],
  ['text/html', RFC, 0.3],
  ['image/jpeg', RFC, 0.5],
  ['text/plain', '*/*;q=0.5, text/plain;q=0.7, text/*;q=0.3', 0.7],
  ['text/html', '*/*;q=0.5, text/plain;q=0.7, text/*;q=0.3', 0.3],
  ['image/jpeg', '*/*;q=0.5, text/plain;q=0.7, text/*;q=0.3', 0.5],
  ['text/html', 'text/html', 1],
  ['text/html', 'TEXT/HTML;Q=0.2', 0.2],
  ['text/html', 'text/plain', 0],
  ['text/html', 'image/*', 0],
  ['text/html', 'text/html;q=0', 0],
  ['text/html', 'text/html;q=0, */*', 0],
  ['text/html', '*', 1],
  ['text/html', '*;q=0.5', 0],
  ['text/html', 'text/html;q=1.0', 1],
  ['text/html', 'text/html;q=0.001', 0.001],
  ['text/html', 'text/html;q=2', 1],
  ['text/html', 'text/html;q=-1', 1],
  ['text/html', 'text/html;q=high', 1],
  ['text/html', 'nonsense, , text/html;q=0.4', 0.4],
  ['text/html', 'text/html;level=1;q=0.4', 0],
  ['text/html;level=1', 'text/html;level=1;q=0.4', 0.4],
  ['text/html;level=1', 'text/html;q=0.9;level=1', 0.9],
  ['text/html;level=1', 'text/html;level=2', 0],
  ['text/html;level=1', 'text/html', 1],
  ['text/html', 'text/html;q=0.4, text/html;level=1;q=0.9', 0.4],
  ['text/html;level=1', 'text/html;level=1, text/html;q=0.4', 1],
  ['text/html', '*/*;level=1', 0],
  ['application/json', 'application/json;version=2', 0],
  ['application/json', 'application/json;charset=utf-8', 1],
  ['application/json', 'application/json; charset="UTF-8"; q=0.8', 0.8],
  ['application/json', 'application/json;charset=iso-8859-1', 1],
  ['application/json', 'application/json;charset=utf8', 1],
  ['application/json;charset=utf-8', 'application/json;charset=UTF-8', 1],
  ['application/hal+json', 'application/json', 0],
  ['application/json', 'application/*+json', 0],
  ['text/html', '', 0],
])('%s is wanted by "%s" with %d', (type, accept, weight) => {
  expect(weighText(type, accept)).toBe(weight)
})

test('parts that are no media range are left out, the others stay in order', () => {
  expect(
    parseAccept('a/b;q=0.1, ?, c/*').map(({ range, weight }) => [range.essence, weight]),
  ).toEqual([
    ['a/b', 0.1],
    ['c/*', 1],
  ])
})

const contents = (types: readonly string[]) => types.map((type) => makeMedia(type))

test.each<[readonly string[], string | undefined, string | undefined]>([
  [['text/plain', 'application/json'], undefined, 'application/json'],
  [['text/plain', 'application/json'], ' ', 'application/json'],
  [['text/plain', 'application/json'], 'nonsense', 'application/json'],
  [['text/plain', 'application/json'], '*/*;q=0.3', 'application/json'],
  [['text/plain', 'application/json'], '*/*;q=0', undefined],
  [['text/plain', 'application/json'], 'text/*', 'text/plain'],
  [['application/hal+json', 'application/vnd.a+json'], '*/*', 'application/hal+json'],
  [['application/vnd.a+json', 'application/json'], '*/*', 'application/json'],
  [
    ['multipart/form-data', 'application/x-www-form-urlencoded'],
    undefined,
    'application/x-www-form-urlencoded',
  ],
  [['multipart/mixed', 'multipart/form-data'], undefined, 'multipart/form-data'],
  [['image/png', 'text/html'], undefined, 'text/html'],
  [['image/png', 'application/pdf'], undefined, 'image/png'],
  [['image/png', 'application/pdf'], 'application/*', 'application/pdf'],
  [['text/csv', 'text/html'], 'text/csv;q=0.5, text/html;q=0.5', 'text/csv'],
  [['text/csv', 'text/html'], 'text/html;q=0.6, text/csv;q=0.5', 'text/html'],
  [['no type', 'text/html'], undefined, 'text/html'],
  [['no type'], undefined, undefined],
  [[], undefined, undefined],
])('of %j a client that accepts %j gets %s', (types, accept, chosen) => {
  expect(negotiate(contents(types), accept)?.contentType).toBe(chosen)
})

test.each([
  ['application/json', 'application/json', 'json'],
  ['application/problem+json', 'application/problem+json', 'json'],
  ['application/*', 'application/json', 'json'],
  ['*/*', 'application/json', 'json'],
  ['text/*', 'text/plain', 'text'],
  ['text/html; charset=utf-8', 'text/html; charset=utf-8', 'text'],
  ['multipart/form-data; boundary=x', 'multipart/form-data', 'multipart'],
  ['multipart/alternative', 'multipart/alternative', 'multipart'],
  ['application/xml', 'application/xml', 'raw'],
  ['image/*', 'image/png', 'raw'],
  ['audio/*', 'audio/mpeg', 'raw'],
  ['video/*', 'video/mp4', 'raw'],
  ['font/*', 'application/octet-stream', 'raw'],
  ['  image/gif ', 'image/gif', 'raw'],
])('"%s" is answered as %s in the form %s', (documented, contentType, form) => {
  expect(negotiate(contents([documented]), undefined)).toMatchObject({ contentType, form })
})

test('whether there is something to write is told by the types alone', () => {
  expect(isWritable(contents(['no type', 'image/*']))).toBe(true)
  expect(isWritable(contents(['no type', '']))).toBe(false)
  expect(isWritable([])).toBe(false)
})
