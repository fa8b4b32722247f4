import { expect, test } from 'vitest'
import { forwardRequest } from '../../../src/run/forward-request.js'
import type { HeaderPair, HttpRequest } from '../../../src/transport/model.js'

const TOKEN = '0123456789abcdef0123456789abcdef'

function make(url: string, headers: readonly HeaderPair[] = []): HttpRequest {
  return { method: 'POST', url, headers, body: Buffer.from('{}') }
}

function urlOf(url: string, to: string, isOwnPath?: (path: string) => boolean): string {
  return forwardRequest(make(url), to, isOwnPath).url
}

test.each([
  ['/any/path', 'http://mine:3000', 'http://mine:3000/any/path'],
  ['/any/path', 'http://mine:3000/', 'http://mine:3000/any/path'],
  ['/any?x=1', 'http://mine/hooks/', 'http://mine/hooks/any?x=1'],
  ['/', 'http://mine/hooks/', 'http://mine/hooks/'],
  ['/?x=1', 'http://mine/hooks', 'http://mine/hooks?x=1'],
  [`/${TOKEN}`, 'http://mine/hooks', 'http://mine/hooks'],
  [`/${TOKEN}/invoices/1?x=%20`, 'http://mine', 'http://mine/invoices/1?x=%20'],
  [`/tunnel/${TOKEN.toUpperCase()}/a`, 'http://mine', 'http://mine/a'],
  [`http://127.0.0.1:1/${TOKEN}/a`, 'http://mine', 'http://mine/a'],
  ['/a?b=2', 'http://mine/x?key=1#part', 'http://mine/x/a?key=1&b=2'],
  ['/a//b/%2F', 'http://mine', 'http://mine/a//b/%2F'],
])('%s goes on to %s as %s', (url, to, expected) => {
  expect(urlOf(url, to)).toBe(expected)
})

test('a path that is ours is left out', () => {
  const isOwn = (path: string) => path === '/webhooks/paid'
  expect(urlOf('/webhooks/paid?a=1', 'http://mine/hook', isOwn)).toBe('http://mine/hook?a=1')
  expect(urlOf('/webhooks/other', 'http://mine/hook', isOwn)).toBe(
    'http://mine/hook/webhooks/other',
  )
})

test('method and bytes stay, and so do headers that are not about the connection', () => {
  const headers: HeaderPair[] = [
    ['Host', 'ringback'],
    ['Content-Length', '2'],
    ['Connection', 'keep-alive, X-Hop'],
    ['X-Hop', 'gone'],
    ['Transfer-Encoding', 'chunked'],
    ['TE', 'trailers'],
    ['Expect', '100-continue'],
    ['Upgrade', 'h2c'],
    ['Keep-Alive', 'timeout=5'],
    ['Proxy-Authorization', 'Basic eA=='],
    ['X-Signature', 'sha256=abc'],
    ['x-signature', 'second'],
    ['Authorization', 'Bearer t'],
    ['Content-Encoding', 'gzip'],
  ]
  const request = make('/a', headers)
  const forwarded = forwardRequest(request, 'http://mine')
  expect(forwarded.headers).toEqual([
    ['X-Signature', 'sha256=abc'],
    ['x-signature', 'second'],
    ['Authorization', 'Bearer t'],
    ['Content-Encoding', 'gzip'],
  ])
  expect(forwarded.method).toBe('POST')
  expect(forwarded.body).toBe(request.body)
})
