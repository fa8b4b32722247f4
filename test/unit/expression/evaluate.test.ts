import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bindNames } from '../../../src/expression/bind.js'
import { evaluateExpression, needsResponse } from '../../../src/expression/evaluate.js'
import type { ExpressionContext } from '../../../src/expression/model.js'
import { parseCallbackKey } from '../../../src/expression/parse.js'
import { anyOddKey, requestOf } from './arbitraries.js'

const CONTEXT = requestOf(
  {
    url: 'http://api.test/invoices/7?callback_url=http://127.0.0.1:1/t',
    method: 'POST',
    headers: [
      ['X-Callback-URL', 'http://127.0.0.1:1/h'],
      ['x-callback-url', 'http://127.0.0.1:1/second'],
      ['Cookie', 'a=1; session=http://127.0.0.1:1/c=2'],
      ['X-Empty', ''],
    ],
    query: [
      ['callback_url', 'http://127.0.0.1:1/t'],
      ['callback_url', 'http://127.0.0.1:1/second'],
    ],
    path: new Map([['id', '7/8']]),
    body: {
      id: '../admin',
      total: 1.5,
      big: 1e21,
      paid: false,
      list: ['a', { b: 'c' }],
      none: null,
    },
  },
  { status: 202, headers: [['Location', '/jobs/1']], body: { job: { id: 9 } } },
)

function valueOf(key: string, context: ExpressionContext = CONTEXT): string | undefined {
  const evaluation = evaluateExpression(parseCallbackKey(key), context)
  return evaluation.ok ? evaluation.value : undefined
}

function reasonOf(key: string, context: ExpressionContext = CONTEXT): string | undefined {
  const evaluation = evaluateExpression(parseCallbackKey(key), context)
  return evaluation.ok ? undefined : evaluation.because
}

test.each([
  ['{$url}', 'http://api.test/invoices/7?callback_url=http://127.0.0.1:1/t'],
  ['{$method}', 'POST'],
  ['{$statusCode}', '202'],
  ['{$request.header.X-Callback-Url}', 'http://127.0.0.1:1/h'],
  ['{$request.header.X-Empty}', ''],
  ['{$response.header.location}', '/jobs/1'],
  ['{$request.query.callback_url}/x', 'http://127.0.0.1:1/t/x'],
  ['{$request.path.id}', '7/8'],
  ['{$request.body#/total}', '1.5'],
  ['{$request.body#/big}', '1e+21'],
  ['{$request.body#/paid}', 'false'],
  ['{$request.body#/list/0}', 'a'],
  ['{$request.body.list[1].b}', 'c'],
  ['{$response.body#/job/id}', '9'],
  ['http://h/static', 'http://h/static'],
  ['a{$method}b{$method}c', 'aPOSTbPOSTc'],
])('%s is worth %s', (key, value) => {
  expect(valueOf(key)).toBe(value)
})

test('Values go in without percent-encoding', () => {
  expect(valueOf('{$request.query.callback_url}/{$request.body#/id}')).toBe(
    'http://127.0.0.1:1/t/../admin',
  )
})

test('An evaluation tells the value of each expression', () => {
  const expression = parseCallbackKey('{$request.query.callback_url}/x/{$request.body.total}')
  expect(evaluateExpression(expression, CONTEXT)).toEqual({
    ok: true,
    value: 'http://127.0.0.1:1/t/x/1.5',
    bindings: [
      { part: expression.parts[0], value: 'http://127.0.0.1:1/t' },
      { part: expression.parts[2], value: '1.5' },
    ],
  })
})

test.each([
  ['{$request.body#/list}', '`{$request.body#/list}` is an array, which has no place in a URL'],
  [
    '{$request.body#/list/1}',
    '`{$request.body#/list/1}` is an object, which has no place in a URL',
  ],
  ['{$request.body}', '`{$request.body}` is an object, which has no place in a URL'],
  ['{$request.body#/none}', '`{$request.body#/none}` is null, which has no place in a URL'],
  [
    '{$request.body#/nope}',
    '`{$request.body#/nope}` has no value: the request body has no `/nope`',
  ],
  [
    '{$request.body#/nope/deeper}',
    '`{$request.body#/nope/deeper}` has no value: the request body has no `/nope`',
  ],
  [
    '{$request.body#/id/x}',
    '`{$request.body#/id/x}` has no value: the request body has no `/id/x`',
  ],
  [
    '{$request.body#/__proto__}',
    '`{$request.body#/__proto__}` has no value: the request body has no `/__proto__`',
  ],
  [
    '{$request.body#/list/length}',
    '`{$request.body#/list/length}` has no value: the request body has no `/list/length`',
  ],
  [
    '{$response.body#/url}',
    '`{$response.body#/url}` has no value: the response body has no `/url`',
  ],
  [
    '{$request.query.nope}',
    '`{$request.query.nope}` has no value: the query parameter `nope` is missing',
  ],
  [
    '{$request.query.Callback_URL}',
    '`{$request.query.Callback_URL}` has no value: the query parameter `Callback_URL` is missing',
  ],
  [
    '{$request.header.nope}',
    '`{$request.header.nope}` has no value: the request header `nope` is missing',
  ],
  [
    '{$response.header.nope}',
    '`{$response.header.nope}` has no value: the response header `nope` is missing',
  ],
  [
    '{$request.path.nope}',
    '`{$request.path.nope}` has no value: the path parameter `nope` is missing',
  ],
  ['{$response.query.a}', '`{$response.query.a}` has no value: a response has no query parameters'],
  ['{$response.path.a}', '`{$response.path.a}` has no value: a response has no path parameters'],
  ['{$callback_url}/x', '`{$callback_url}` has no value: nothing says what this name stands for'],
])('%s has no value, and the reason says what was found', (key, because) => {
  expect(reasonOf(key)).toBe(because)
})

test('Before the answer, expressions over it have no value', () => {
  const early = requestOf({ body: {} })
  for (const key of ['$statusCode', '$response.header.a', '$response.body#/a', '$response.body']) {
    expect(reasonOf(`{${key}}`, early)).toBe(`\`{${key}}\` has no value: there is no response yet`)
  }
})

test('Without a JSON body, expressions over it have no value', () => {
  const empty = requestOf({}, {})
  expect(reasonOf('{$request.body#/a}', empty)).toBe(
    '`{$request.body#/a}` has no value: the request has no JSON body',
  )
  expect(reasonOf('{$response.body}', empty)).toBe(
    '`{$response.body}` has no value: the response has no JSON body',
  )
})

test('A body that is itself a scalar has a value', () => {
  expect(valueOf('{$request.body}', requestOf({ body: 'http://h' }))).toBe('http://h')
  expect(valueOf('{$request.body}', requestOf({ body: 0 }))).toBe('0')
})

test('A number that JSON cannot hold has no value', () => {
  expect(reasonOf('{$request.body#/n}', requestOf({ body: JSON.parse('{"n":1e400}') }))).toBe(
    '`{$request.body#/n}` is a number beyond what JSON can hold, which has no place in a URL',
  )
})

test('A name that is bound to a cookie takes its value as it stands', () => {
  const bound = (name: string) =>
    bindNames(parseCallbackKey('{$name}'), () => ({ kind: 'cookie', name }))
  expect(evaluateExpression(bound('session'), CONTEXT)).toMatchObject({
    value: 'http://127.0.0.1:1/c=2',
  })
  expect(evaluateExpression(bound('ession'), CONTEXT)).toMatchObject({
    because: '`{$name}` has no value: the cookie `ession` is missing',
  })
})

test('The first part without a value is the one that is named', () => {
  const expression = parseCallbackKey('{$method}/{$request.query.x}/{$request.query.y}')
  expect(evaluateExpression(expression, CONTEXT)).toMatchObject({
    ok: false,
    part: expression.parts[2],
  })
})

test('A key with a fault has no value, however much of it has', () => {
  expect(evaluateExpression(parseCallbackKey('{$method}/{$request.foo}'), CONTEXT)).toEqual({
    ok: false,
    because:
      '`{$request.foo}` cannot be read: after `$request` must stand `.header`, `.query`, `.path` or `.body`',
    part: {
      kind: 'expression',
      source: { kind: 'name', name: '{$request.foo}' },
      text: '{$request.foo}',
      offset: 10,
    },
  })
  expect(reasonOf('')).toBe('The callback key is empty')
})

test('No key makes an evaluation throw, and no value has the text of an expression in it', () => {
  fc.assert(
    fc.property(anyOddKey, (key) => {
      const value = valueOf(key)
      if (value !== undefined) expect(value).not.toMatch(/[{}]/)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['{$response.body#/a}', true],
  ['{$request.query.a}/{$response.header.b}', true],
  ['{$statusCode}', true],
  ['{$request.body#/a}', false],
  ['{$url}{$method}', false],
  ['{$callback_url}', false],
  ['http://h', false],
])('%s needs the response: %s', (key, needed) => {
  expect(needsResponse(parseCallbackKey(key))).toBe(needed)
})
