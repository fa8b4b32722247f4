import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSource } from '../../../src/expression/format.js'
import { isToken, readStandard } from '../../../src/expression/grammar.js'
import type { ExpressionSource } from '../../../src/expression/model.js'
import { parseRuntimeExpression } from '../../../src/expression/parse.js'
import { anyStandardSource } from './arbitraries.js'

const STANDARD: readonly (readonly [string, ExpressionSource])[] = [
  ['$url', { kind: 'url' }],
  ['$method', { kind: 'method' }],
  ['$statusCode', { kind: 'status-code' }],
  ['$request.header.accept', { kind: 'header', message: 'request', name: 'accept' }],
  [
    '$request.header.X-Callback-URL',
    { kind: 'header', message: 'request', name: 'X-Callback-URL' },
  ],
  [
    "$request.header.!#$%&'*+-.^_`|~9",
    { kind: 'header', message: 'request', name: "!#$%&'*+-.^_`|~9" },
  ],
  ['$response.header.Location', { kind: 'header', message: 'response', name: 'Location' }],
  ['$request.query.queryUrl', { kind: 'query', message: 'request', name: 'queryUrl' }],
  ['$request.query.filter[url]', { kind: 'query', message: 'request', name: 'filter[url]' }],
  ['$request.query. a/ü?', { kind: 'query', message: 'request', name: ' a/ü?' }],
  ['$request.path.id', { kind: 'path', message: 'request', name: 'id' }],
  ['$response.query.odd', { kind: 'query', message: 'response', name: 'odd' }],
  ['$response.path.odd', { kind: 'path', message: 'response', name: 'odd' }],
  ['$request.body', { kind: 'body', message: 'request', pointer: '' }],
  ['$request.body#', { kind: 'body', message: 'request', pointer: '' }],
  ['$request.body#/', { kind: 'body', message: 'request', pointer: '/' }],
  ['$request.body#/user/uuid', { kind: 'body', message: 'request', pointer: '/user/uuid' }],
  ['$request.body#/a~1b~0/0/#', { kind: 'body', message: 'request', pointer: '/a~1b~0/0/#' }],
  ['$response.body#/status', { kind: 'body', message: 'response', pointer: '/status' }],
]

test.each(STANDARD)('%s is read by the grammar', (text, source) => {
  expect(readStandard(text)).toEqual(source)
  expect(parseRuntimeExpression(text)).toEqual(source)
})

test('Keywords are read in any case, as ABNF strings are, and names keep theirs', () => {
  expect(readStandard('$URL')).toEqual({ kind: 'url' })
  expect(readStandard('$statuscode')).toEqual({ kind: 'status-code' })
  expect(readStandard('$Request.Body#/Url')).toEqual({
    kind: 'body',
    message: 'request',
    pointer: '/Url',
  })
  expect(readStandard('$RESPONSE.HEADER.Location')).toEqual({
    kind: 'header',
    message: 'response',
    name: 'Location',
  })
})

test.each([
  '',
  '$',
  'url',
  '$urls',
  ' $url',
  '$request',
  '$request.',
  '$request.header',
  '$request.header.',
  '$request.header.a b',
  '$request.header.ü',
  '$request.header.a/b',
  '$request.query.',
  '$request.path',
  '$request.body.id',
  '$request.body#id',
  '$request.body#/~',
  '$request.body#/~2',
  '$request.bodycomponents.yaml#/callbackUrl',
  '$request.cookie.a',
  '$requests.query.url',
  'request.body#/a',
  '{$request.body#/a}',
  '$callback_url',
])('"%s" is outside the grammar', (text) => {
  expect(readStandard(text)).toBeUndefined()
  expect(parseRuntimeExpression(text)).toBeUndefined()
})

test('A token has at least one character and no separators', () => {
  expect(isToken('X-Sig.1')).toBe(true)
  expect(['', 'a b', 'a:b', 'a,b', 'é'].filter(isToken)).toEqual([])
})

test('The spelling of every standard source is read back as that source', () => {
  fc.assert(
    fc.property(anyStandardSource, (source) => {
      expect(readStandard(formatSource(source) ?? '')).toEqual(source)
    }),
  )
})
