import { expect, test } from 'vitest'
import { readBraced, readDollar } from '../../../src/expression/dialect.js'
import type { ExpressionSource } from '../../../src/expression/model.js'

function bodyAt(pointer: string, message: 'request' | 'response' = 'request'): ExpressionSource {
  return { kind: 'body', message, pointer }
}

test.each([
  ['$request.body.id', '/id'],
  ['$request.body.subscriptionRequest.sink', '/subscriptionRequest/sink'],
  ['$request.body.a.b[0]', '/a/b/0'],
  ['$request.body[0].url', '/0/url'],
  ['$request.body.a[1][2].b', '/a/1/2/b'],
  ['$request.body.a~b', '/a~0b'],
  ['$request.body.call-back_url', '/call-back_url'],
  ['$request.Body.id', '/id'],
])('The dotted body %s is read as the pointer %s', (text, pointer) => {
  expect(readBraced(text)).toEqual({ ok: true, source: bodyAt(pointer), dialects: ['dotted-body'] })
})

test('A dotted body of the response stays one of the response', () => {
  expect(readBraced('$response.body.data.url')).toEqual({
    ok: true,
    source: bodyAt('/data/url', 'response'),
    dialects: ['dotted-body'],
  })
})

test.each([
  '$request.body.',
  '$request.body.a.',
  '$request.body..a',
  '$request.body.a[x]',
  '$request.body.a[01]',
  '$request.body.a[0',
  '$request.body.a[0]b',
  '$request.body.a/b',
  '$request.body.a#/b',
  '$request.body.a b',
])('The dotted body %s is too odd to be read', (text) => {
  expect(readBraced(text)).toEqual({
    ok: false,
    because: 'after `$request.body` must stand `#` and a JSON Pointer (RFC 6901)',
  })
})

test('A pointer without its first slash gets one', () => {
  expect(readBraced('$request.body#callbackUrl')).toEqual({
    ok: true,
    source: bodyAt('/callbackUrl'),
    dialects: ['missing-slash'],
  })
  expect(readBraced('$request.body#a/b').ok).toBe(true)
  expect(readBraced('$request.body#a~').ok).toBe(false)
})

test.each([
  ['callback_url', true],
  ['callbackurl', true],
  ['callback.url', true],
  ['callback-url', true],
  ['filter[url]', true],
  ['url_ü', true],
  ['2fa', true],
  ['request', true],
  ['requestId', true],
  ['a b', false],
  ['a/b', false],
  ['a?b', false],
  ['+a', false],
  ['', false],
  ['-', false],
  ['a\u0000', false],
])('The bare name $%s is a name: %s', (name, isName) => {
  const reading = readDollar(`$${name}`)
  expect(reading.ok).toBe(isName)
  if (reading.ok) {
    expect(reading).toEqual({ ok: true, source: { kind: 'name', name }, dialects: ['bare-name'] })
  }
})

test('A name that a keyword begins is a name, and the keyword itself is not', () => {
  expect(readDollar('$url_of_caller')).toMatchObject({ source: { kind: 'name' } })
  expect(readDollar('$url')).toEqual({ ok: true, source: { kind: 'url' }, dialects: [] })
})

test.each([
  ['name', { kind: 'name', name: 'name' }],
  ['SessionEventNotificationUri', { kind: 'name', name: 'SessionEventNotificationUri' }],
  ['url', { kind: 'name', name: 'url' }],
  ['request', { kind: 'name', name: 'request' }],
] as const)('Without a dollar, %s is a path template', (text, source) => {
  expect(readBraced(text)).toEqual({ ok: true, source, dialects: ['template-name'] })
})

test('A missing dollar is put back before the grammar', () => {
  expect(readBraced('request.body#/notificationDestination')).toEqual({
    ok: true,
    source: bodyAt('/notificationDestination'),
    dialects: ['missing-dollar'],
  })
  expect(readBraced('request.body')).toMatchObject({ source: bodyAt('') })
  expect(readBraced('response.header.Location')).toMatchObject({
    source: { kind: 'header', message: 'response', name: 'Location' },
  })
})

test('Several slips in one expression are all named', () => {
  expect(readBraced(' request.body.a ')).toEqual({
    ok: true,
    source: bodyAt('/a'),
    dialects: ['blank-in-braces', 'missing-dollar', 'dotted-body'],
  })
  expect(readBraced('request.body#a')).toMatchObject({
    dialects: ['missing-dollar', 'missing-slash'],
  })
})

test('Blanks at the ends are a slip even where the grammar takes them for a name', () => {
  expect(readBraced('$request.query.url ')).toEqual({
    ok: true,
    source: { kind: 'query', message: 'request', name: 'url' },
    dialects: ['blank-in-braces'],
  })
})

test('Blanks inside a name are part of it', () => {
  expect(readBraced('$request.body#/Call Back')).toEqual({
    ok: true,
    source: bodyAt('/Call Back'),
    dialects: [],
  })
})

test.each([
  ['', 'it is empty'],
  ['   ', 'it is empty'],
  ['$', 'an expression begins with `$request.` or `$response.`'],
  ['?a,b', 'an expression begins with `$request.` or `$response.`'],
  ['$request.', 'after `$request` must stand `.header`, `.query`, `.path` or `.body`'],
  [
    '$request.multipleMethod.queryUrl',
    'after `$request` must stand `.header`, `.query`, `.path` or `.body`',
  ],
  [
    '$request.bodycomponents.yaml#/callbackUrl',
    'after `$request` must stand `.header`, `.query`, `.path` or `.body`',
  ],
  [
    'request.multipleMethod.queryUrl',
    'after `$request` must stand `.header`, `.query`, `.path` or `.body`',
  ],
  ['$requests.query.url', '`$requests` does not exist: write `$request`'],
  ['$response.header', 'after `$response.header.` must stand a name'],
  ['$request.header.', 'after `$request.header.` must stand a name'],
  ['$request.query.', 'after `$request.query.` must stand a name'],
  ['$request.header.a b', '`a b` is no header name (RFC 9110, section 5.6.2)'],
  ['$request.header#/put-url', 'only a body has a JSON Pointer: write `$request.header.put-url`'],
  ['$request.query#url', 'only a body has a JSON Pointer: write `$request.query.url`'],
  ['$request.body#/~', 'after `$request.body` must stand `#` and a JSON Pointer (RFC 6901)'],
])('"%s" is refused with the reason', (text, because) => {
  expect(readBraced(text)).toEqual({ ok: false, because })
})
