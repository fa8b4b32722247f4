import { expect, test } from 'vitest'
import type { ExpressionContext } from '../../../src/expression/model.js'
import { evaluateTemplate } from '../../../src/expression/template.js'

const CONTEXT: ExpressionContext = {
  request: {
    url: 'http://api/orders?page=2',
    method: 'POST',
    headers: [['X-Tenant', 'north']],
    query: [['page', '2']],
    path: new Map([['shop', 'one/two']]),
    body: { sink: 'http://127.0.0.1/', tags: ['a', 'b'] },
  },
  response: { status: 201, headers: [['Location', '/orders/7']], body: { id: 7, parts: { a: 1 } } },
}

test.each([
  ['$response.body#/id', 7],
  ['$response.body#/parts', { a: 1 }],
  ['$request.body#/tags', ['a', 'b']],
  ['$response.header.location', '/orders/7'],
  ['$request.path.shop', 'one/two'],
  ['$request.query.page', '2'],
  ['$statusCode', 201],
  ['$method', 'POST'],
  ['id-{$response.body#/id}-{$statusCode}', 'id-7-201'],
  ['{$response.body#/id}', '7'],
  ['{id}', '{id}'],
  ['$5', '$5'],
  ['', ''],
  [42, 42],
  [null, null],
  [undefined, undefined],
  [true, true],
  [
    { id: '$response.body#/id', list: ['$method', 1] },
    { id: 7, list: ['POST', 1] },
  ],
])('%j is worth what it stands for', (template, value) => {
  expect(evaluateTemplate(template, CONTEXT)).toEqual({ ok: true, value })
})

test.each([
  ['$response.body#/uuid', '`$response.body#/uuid` has no value: the response body has no `/uuid`'],
  ['$response.body.id', '`$response.body.id` is no runtime expression'],
  ['/x/{$request.body.id}', '`{$request.body.id}` is no runtime expression'],
  [
    'p-{$response.body#/parts}',
    '`$response.body#/parts` is no text or number, and so has no place in a text',
  ],
  [
    { inner: ['$request.header.x-none'] },
    '`$request.header.x-none` has no value: the request header `x-none` is missing',
  ],
])('%j has no value, and why is told', (template, because) => {
  expect(evaluateTemplate(template, CONTEXT)).toEqual({ ok: false, because })
})

test('without an answer there is none to take from', () => {
  expect(evaluateTemplate('$response.body#/id', { request: CONTEXT.request })).toEqual({
    ok: false,
    because: '`$response.body#/id` has no value: there is no response yet',
  })
})

test('hostile keys stay keys', () => {
  const template: unknown = JSON.parse('{"__proto__": "$method", "constructor": 1}')
  const evaluated = evaluateTemplate(template, CONTEXT)
  expect(JSON.stringify(evaluated)).toBe('{"ok":true,"value":{"__proto__":"POST","constructor":1}}')
})
