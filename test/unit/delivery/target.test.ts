import { expect, test } from 'vitest'
import {
  cutBeforeToken,
  dropOrigin,
  findTokens,
  splitTarget,
  toTarget,
} from '../../../src/delivery/target.js'
import { token } from '../../support/delivery.js'

test('tokens are found anywhere in a target, whatever their case', () => {
  expect(findTokens(`/${token(7)}/invoices`)).toEqual([token(7)])
  expect(findTokens(`/x?to=${token(0xab).toUpperCase()}`)).toEqual([token(0xab)])
  expect(findTokens('/favicon.ico')).toEqual([])
})

test('a token is found behind a slash that is encoded, once or twice', () => {
  for (const slash of ['%2F', '%2f', '%252F', '%25252f']) {
    expect(findTokens(`/x?to=http:${slash}${slash}h${slash}${token(0xab)}${slash}y`)).toEqual([
      token(0xab),
    ])
  }
})

test('half of an encoded byte makes no token with what stands behind it', () => {
  expect(findTokens(`/%2F${token(1).slice(2)}`)).toEqual([])
})

test('several tokens are given in order', () => {
  expect(findTokens(`/${token(1)}/${token(2)}`)).toEqual([token(1), token(2)])
})

test.each([
  ['/a?b', '/a?b'],
  ['http://127.0.0.1:80/a', '/a'],
  ['http://127.0.0.1', '/'],
  ['*', '/*'],
  ['', '/'],
])('the origin of %j is dropped', (target, rest) => {
  expect(dropOrigin(target)).toBe(rest)
})

test('what stands before the token is cut, since proxies add and drop prefixes', () => {
  expect(cutBeforeToken(`/base/${token(1)}/x`, token(1))).toBe(`/${token(1)}/x`)
  expect(cutBeforeToken(`/${token(1)}/x`, token(1))).toBe(`/${token(1)}/x`)
  expect(cutBeforeToken('/other', token(1))).toBe('/other')
})

test('a target is split at its first question mark', () => {
  expect(splitTarget('/a?b?c')).toEqual({ path: '/a', query: 'b?c' })
  expect(splitTarget('/a')).toEqual({ path: '/a', query: undefined })
  expect(splitTarget('/a?')).toEqual({ path: '/a', query: '' })
})

test('a URL becomes the target that a client sends for it', () => {
  expect(toTarget('http://h/a b/é#frag')).toBe('/a%20b/%C3%A9')
  expect(toTarget('http://h/a/../b')).toBe('/b')
  expect(toTarget('http://127.0.0.1:41273/t0ken/invoices/inv_1?a=b')).toBe(
    '/t0ken/invoices/inv_1?a=b',
  )
  expect(toTarget('http://127.0.0.1:41273/a/../b')).toBe('/b')
  expect(toTarget('http://h')).toBe('/')
})

test.each(['ftp://h/a', '/relative', 'http://', 'no url', ''])(
  '%j is no http URL and has no target',
  (url) => {
    expect(toTarget(url)).toBeUndefined()
  },
)
