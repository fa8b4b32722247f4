import { expect, test } from 'vitest'
import { explainDistrust } from '../../../src/run/mock-host.js'
import type { HeaderPair } from '../../../src/transport/model.js'

function judge(headers: readonly HeaderPair[], ownHosts: readonly string[] = []) {
  return explainDistrust({ headers }, ownHosts)
}

test.each([
  '127.0.0.1:4010',
  'localhost:4010',
  'LOCALHOST',
  '[::1]:4010',
  '127.9.9.9',
  'a.localhost',
])('the host %s is this machine', (host) => {
  expect(judge([['Host', host]])).toBeUndefined()
})

test.each([
  'example.com:4010',
  'localhost.example.com',
  '127.0.0.1.example.com',
  '192.168.1.7:4010',
  '0.0.0.0:4010',
  '',
  'a b',
])('the host "%s" may be a name that was made to resolve to this machine', (host) => {
  expect(judge([['Host', host]])).toContain('which is not the loopback')
})

test('a request without Host is not trusted', () => {
  expect(judge([])).toContain('which is not the loopback')
})

test('the address that the mock was given is its own', () => {
  expect(judge([['host', '192.168.1.7:4010']], ['192.168.1.7'])).toBeUndefined()
})

test('a page of another origin is not trusted', () => {
  const host = ['host', '127.0.0.1:4010'] as const
  expect(judge([host, ['origin', 'https://example.com']])).toBe(
    'it was called from a page of https://example.com',
  )
  expect(judge([host, ['origin', 'null']])).toBe('it was called from a page of null')
  expect(judge([host, ['origin', 'http://127.0.0.1:9999']])).toContain('a page of')
})

test('a page of the mock itself is trusted', () => {
  expect(
    judge([
      ['host', '127.0.0.1:4010'],
      ['origin', 'http://127.0.0.1:4010'],
    ]),
  ).toBeUndefined()
})
