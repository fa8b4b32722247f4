import { expect, test } from 'vitest'
import type { ExpressionContext } from '../../../src/expression/model.js'
import { evaluateDueUrl } from '../../../src/mock/due-url.js'
import { makeCallback } from '../../support/contract.js'

const DRIVABLE = {
  drivable: true,
  slot: { in: 'query', name: 'callback_url' },
  optional: true,
} as const

interface Asked {
  readonly query?: readonly (readonly [string, string])[]
  readonly body?: unknown
  readonly answer?: unknown
}

function contextOf({ query = [], body, answer }: Asked): ExpressionContext {
  const request = {
    url: 'http://api.test/invoices/',
    method: 'POST',
    headers: [],
    query,
    path: new Map([['tenant', 'acme']]),
    body,
  }
  return { request, response: { status: 201, headers: [], body: answer } }
}

function evaluate(key: string, asked: Asked, drivability: object = DRIVABLE) {
  const callback = makeCallback({ key })
  return evaluateDueUrl(
    { ...callback, drivability: { ...DRIVABLE, ...drivability } },
    contextOf(asked),
  )
}

const query = [['callback_url', 'http://127.0.0.1:9/hook?a=b']] as const

test('the whole key is evaluated over the request', () => {
  const key = '{$request.query.callback_url}/invoices/{$request.body#/id}'
  expect(evaluate(key, { query: [['callback_url', 'http://x.test/y']], body: { id: 7 } })).toEqual({
    ok: true,
    url: 'http://x.test/y/invoices/7',
  })
})

test('the URL of the caller stays as it is, its query too', () => {
  expect(evaluate('{$request.query.callback_url}', { query })).toEqual({
    ok: true,
    url: 'http://127.0.0.1:9/hook?a=b',
  })
})

test.each([
  ['a b', 'a%20b'],
  ['a/b', 'a%2Fb'],
  ['a?b#c', 'a%3Fb%23c'],
  ['ä', '%C3%A4'],
  ['50%', '50%25'],
  ['/a/b', '/a/b'],
])('the value %j goes into a URL as %j', (id, written) => {
  const key = '{$request.query.callback_url}/{$request.body#/id}'
  const due = evaluate(key, { query: [['callback_url', 'http://x.test']], body: { id } })
  expect(due).toEqual({ ok: true, url: `http://x.test/${written}` })
})

test('a lone surrogate is no reason to fail', () => {
  const key = '{$request.query.callback_url}/{$request.body#/id}'
  const due = evaluate(key, { query: [['callback_url', 'http://x.test']], body: { id: '\ud800' } })
  expect(due).toEqual({ ok: true, url: 'http://x.test/\ud800' })
})

test('what the answer says stands in the URL', () => {
  const key = '{$request.query.callback_url}/{$response.body#/id}'
  const due = evaluate(key, { query: [['callback_url', 'http://x.test']], answer: { id: 'i-1' } })
  expect(due).toEqual({ ok: true, url: 'http://x.test/i-1' })
})

test('a part that the sender fills is left to it', () => {
  const callback = makeCallback({
    key: '{$request.query.callback_url}/{attempt}',
    parameters: [
      {
        name: 'attempt',
        in: 'path',
        required: true,
        style: 'simple',
        explode: false,
        allowReserved: false,
        examples: [],
        place: { uri: '', pointer: '' },
      },
    ],
  })
  const context = contextOf({ query: [['callback_url', 'http://x.test']] })
  expect(evaluateDueUrl({ ...callback, drivability: DRIVABLE }, context)).toEqual({
    ok: true,
    url: 'http://x.test/{attempt}',
  })
})

test('a scheme in the key is not put before a whole URL', () => {
  const key = 'http://{$request.body#/host}/done'
  expect(evaluate(key, { body: { host: 'x.test:81' } })).toEqual({
    ok: true,
    url: 'http://x.test:81/done',
  })
  expect(evaluate(key, { body: { host: 'https://x.test' } })).toEqual({
    ok: true,
    url: 'https://x.test/done',
  })
})

test('a request without the URL asks for no callback, and it is said what is missing', () => {
  expect(evaluate('{$request.query.callback_url}/x', {})).toEqual({
    ok: false,
    because:
      '`{$request.query.callback_url}` has no value: the query parameter `callback_url` is missing',
  })
})

test('a value that is missing later in the URL is a reason too', () => {
  const key = '{$request.query.callback_url}/{$request.body#/id}'
  expect(evaluate(key, { query, body: {} })).toMatchObject({
    ok: false,
    because: expect.stringContaining('the request body has no `/id`') as string,
  })
})

test.each([
  'ftp://x.test/',
  'file:///etc/passwd',
  'not a URL',
  '',
  'javascript:alert(1)',
  'http://',
])('nothing goes to %j', (url) => {
  const due = evaluate('{$request.query.callback_url}', { query: [['callback_url', url]] })
  expect(due).toEqual({ ok: false, because: `${url} is no http or https URL` })
})

test('what cannot be driven is not called either, for the same reason', () => {
  const refused = { drivable: false, because: 'the key is a fixed URL' }
  expect(evaluate('{$request.query.callback_url}', { query }, refused)).toEqual({
    ok: false,
    because: 'the key is a fixed URL',
  })
})
