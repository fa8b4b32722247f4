import { expect, test } from 'vitest'
import type { SecurityContract, SecurityScheme } from '../../../src/contract/model.js'
import { readCall } from '../../../src/mock/call.js'
import { demandLogin } from '../../../src/mock/login.js'
import type { HeaderPair } from '../../../src/transport/model.js'

const BEARER: SecurityScheme = { name: 'token', type: 'http', scheme: 'bearer' }
const BASIC: SecurityScheme = { name: 'basic', type: 'http', scheme: 'basic' }
const OAUTH: SecurityScheme = { name: 'oauth', type: 'oauth2' }
const OPENID: SecurityScheme = { name: 'openid', type: 'openIdConnect' }
const TLS: SecurityScheme = { name: 'tls', type: 'mutualTLS' }
const HEADER: SecurityScheme = { name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Key' }
const QUERY: SecurityScheme = { name: 'query', type: 'apiKey', in: 'query', parameter: 'key' }
const COOKIE: SecurityScheme = { name: 'session', type: 'apiKey', in: 'cookie', parameter: 'sid' }

function demand(security: SecurityContract, headers: readonly HeaderPair[] = [], url = '/x') {
  const call = readCall({ method: 'GET', url, headers, body: new Uint8Array() })
  return demandLogin(security, call)
}

const authorized = (value: string): readonly HeaderPair[] => [['AUTHORIZATION', value]]

test.each<[string, SecurityScheme, readonly HeaderPair[], boolean]>([
  ['a bearer token', BEARER, authorized('Bearer abc'), true],
  ['a bearer token in another case', BEARER, authorized('bEARER abc'), true],
  ['blanks around it', BEARER, authorized('  Bearer abc '), true],
  ['the scheme alone', BEARER, authorized('Bearer'), false],
  ['a scheme that only begins alike', BEARER, authorized('BearerX abc'), false],
  ['another scheme', BEARER, authorized('Basic abc'), false],
  ['a token without scheme', BEARER, authorized('abc'), false],
  ['nothing', BEARER, [], false],
  ['a user and password', BASIC, authorized('Basic dTpw'), true],
  ['a token where a password is asked for', BASIC, authorized('Bearer abc'), false],
  ['any authorization for OAuth', OAUTH, authorized('MAC abc'), true],
  ['none for OAuth', OAUTH, [], false],
  ['any authorization for OpenID', OPENID, authorized('Bearer abc'), true],
  ['none for OpenID', OPENID, [], false],
  ['a certificate, which is not seen here', TLS, [], true],
  ['the header of a key', HEADER, [['x-key', 'k']], true],
  ['an empty header of a key', HEADER, [['x-key', '']], true],
  ['another header', HEADER, [['x-keys', 'k']], false],
  ['the cookie', COOKIE, [['Cookie', 'a=1; sid=2']], true],
  [
    'the cookie in a second header',
    COOKIE,
    [
      ['Cookie', 'a=1'],
      ['Cookie', 'sid=2'],
    ],
    true,
  ],
  ['a cookie that ends alike', COOKIE, [['Cookie', 'xsid=2']], false],
  ['a cookie without value', COOKIE, [['Cookie', 'sid']], false],
])('%s is a login: %#', (_, scheme, headers, isLogin) => {
  expect(demand([[scheme]], headers) === undefined).toBe(isLogin)
})

test.each([
  ['/x?key=1', true],
  ['/x?a=1&key', true],
  ['/x?Key=1', false],
  ['/x#key=1', false],
])('a key in the query of %s is a login: %s', (url, isLogin) => {
  expect(demand([[QUERY]], [], url) === undefined).toBe(isLogin)
})

test.each<[string, SecurityContract, readonly HeaderPair[], boolean]>([
  ['no alternatives', [], [], true],
  ['an alternative of nothing', [[HEADER], []], [], true],
  [
    'all schemes of an alternative',
    [[HEADER, BEARER]],
    [['x-key', 'k'], ...authorized('Bearer a')],
    true,
  ],
  ['one scheme of two that go together', [[HEADER, BEARER]], [['x-key', 'k']], false],
  ['one of two alternatives', [[BEARER], [HEADER]], [['x-key', 'k']], true],
  [
    'halves of two alternatives',
    [
      [HEADER, BEARER],
      [COOKIE, TLS],
    ],
    [['x-key', 'k']],
    false,
  ],
])('%s will do: %#', (_, security, headers, isLogin) => {
  expect(demand(security, headers) === undefined).toBe(isLogin)
})

test.each<[SecurityContract, string, readonly string[]]>([
  [[[BEARER]], 'token (Authorization: bearer ...)', ['Bearer realm="mock"']],
  [[[BASIC]], 'basic (Authorization: basic ...)', ['Basic realm="mock"']],
  [[[OAUTH]], 'oauth (Authorization: bearer ...)', ['Bearer realm="mock"']],
  [[[HEADER]], 'key (header X-Key)', []],
  [[[QUERY], [COOKIE]], 'query (query key), or session (cookie sid)', []],
  [
    [[HEADER, BEARER], [BASIC]],
    'key (header X-Key) and token (Authorization: bearer ...), or basic (Authorization: basic ...)',
    ['Bearer realm="mock"', 'Basic realm="mock"'],
  ],
  [
    [[BEARER], [OAUTH]],
    'token (Authorization: bearer ...), or oauth (Authorization: bearer ...)',
    ['Bearer realm="mock"'],
  ],
])('who comes without %j is told what is asked for', (security, ways, challenges) => {
  expect(demand(security)).toEqual({
    because: `the request carries no login: the document asks for ${ways}`,
    headers: challenges.map((challenge) => ['www-authenticate', challenge]),
  })
})
