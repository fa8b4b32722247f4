import { expect, test } from 'vitest'
import type { ExpressionContext } from '../../../src/expression/model.js'
import { aimAtReceiver } from '../../../src/session/receiver-url.js'
import { makeCallback } from '../../support/contract.js'

const TO = 'http://127.0.0.1:3000/hooks'

const CONTEXT: ExpressionContext = {
  request: {
    url: 'http://api.test/invoices/?callback_url=http://elsewhere.test',
    method: 'POST',
    headers: [['x-tenant', 'acme']],
    query: [['callback_url', 'http://elsewhere.test']],
    path: new Map([['region', 'eu west']]),
    body: { id: 'inv 1', path: '/a/b', deep: { no: 7 } },
  },
  response: { status: 201, headers: [], body: { sub: 's-1' } },
}

function aim(key: string, to = TO, context: ExpressionContext | undefined = CONTEXT): string {
  return aimAtReceiver(makeCallback({ key }), to, context)
}

test('the receiver stands in the place of the URL that the key begins with', () => {
  expect(aim('{$request.query.callback_url}')).toBe(TO)
  expect(aim('{$request.query.callback_url}/invoices')).toBe(`${TO}/invoices`)
  expect(aim('http://{$request.query.callback_url}/x')).toBe(`${TO}/x`)
  expect(aim('{$response.body#/url}/x')).toBe(`${TO}/x`)
  expect(aim('{$callback_url}/x')).toBe(`${TO}/x`)
})

test('everything else has its value of the exchange, encoded', () => {
  expect(aim('{$request.query.callback_url}/invoices/{$request.body#/id}')).toBe(
    `${TO}/invoices/inv%201`,
  )
  expect(aim('{$request.query.callback_url}/{$request.path.region}/{$response.body#/sub}')).toBe(
    `${TO}/eu%20west/s-1`,
  )
  expect(aim('{$request.query.callback_url}?no={$request.body#/deep/no}&m={$method}')).toBe(
    `${TO}?no=7&m=POST`,
  )
})

test('a value that is a path of its own goes in as it is', () => {
  expect(aim('{$request.query.callback_url}{$request.body#/path}')).toBe(`${TO}/a/b`)
})

test('one slash stands between the receiver and the path', () => {
  expect(aim('{$request.query.callback_url}/x', 'http://h/')).toBe('http://h/x')
  expect(aim('{$request.query.callback_url}', 'http://h/')).toBe('http://h/')
})

test('a key with a host of its own is called at the receiver, with its path', () => {
  expect(aim('https://example.com/hooks/paid')).toBe(`${TO}/hooks/paid`)
  expect(aim('https://example.com')).toBe(TO)
  expect(aim('/invoices/paid')).toBe(`${TO}/invoices/paid`)
  expect(aim('paid')).toBe(TO)
  expect(aim('https://{$request.header.x-tenant}.example.com/in')).toMatch(/^http/)
})

test('what has no value stays as a name', () => {
  const key = '{$request.query.callback_url}/{$request.body#/missing}/{$request.header.x-none}'
  expect(aim(key)).toBe(`${TO}/{missing}/{x-none}`)
  expect(aimAtReceiver(makeCallback({ key }), TO, undefined)).toBe(`${TO}/{missing}/{x-none}`)
  expect(aim('{$request.query.callback_url}/{$request.body}')).toBe(`${TO}/{requestbody}`)
})
