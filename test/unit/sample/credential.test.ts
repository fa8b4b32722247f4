import { expect, test } from 'vitest'
import type { SecurityScheme } from '../../../src/contract/model.js'
import { placeCredentials } from '../../../src/sample/credential.js'

const BEARER: SecurityScheme = { name: 'token', type: 'http', scheme: 'Bearer' }
const BASIC: SecurityScheme = { name: 'login', type: 'http', scheme: 'basic' }
const OAUTH: SecurityScheme = { name: 'oauth', type: 'oauth2' }
const OPENID: SecurityScheme = { name: 'openid', type: 'openIdConnect' }
const HEADER_KEY: SecurityScheme = {
  name: 'key',
  type: 'apiKey',
  in: 'header',
  parameter: 'X-API-Key',
}
const QUERY_KEY: SecurityScheme = { name: 'q', type: 'apiKey', in: 'query', parameter: 'api key' }
const COOKIE_KEY: SecurityScheme = { name: 'c', type: 'apiKey', in: 'cookie', parameter: 'sid' }
const NOTHING = { headers: [], query: [], cookies: [], secretHeaders: [] }

test.each([
  ['http bearer', BEARER],
  ['oauth2', OAUTH],
  ['openIdConnect', OPENID],
])('a bearer token serves %s', (_type, scheme) => {
  expect(placeCredentials([[scheme]], { bearer: 't0ken' })).toEqual({
    ...NOTHING,
    headers: [['authorization', 'Bearer t0ken']],
    secretHeaders: ['authorization'],
  })
})

test('user and password are encoded as UTF-8 in base64', () => {
  expect(placeCredentials([[BASIC]], { basic: 'ann:pässword' })).toEqual({
    ...NOTHING,
    headers: [['authorization', `Basic ${Buffer.from('ann:pässword').toString('base64')}`]],
    secretHeaders: ['authorization'],
  })
})

test('an API key goes where its scheme has it', () => {
  const credentials = { apiKey: 'k y' }
  expect(placeCredentials([[HEADER_KEY]], credentials)).toEqual({
    ...NOTHING,
    headers: [['X-API-Key', 'k y']],
    secretHeaders: ['X-API-Key'],
  })
  expect(placeCredentials([[QUERY_KEY]], credentials)).toEqual({
    ...NOTHING,
    query: ['api%20key=k%20y'],
  })
  expect(placeCredentials([[COOKIE_KEY]], credentials)).toEqual({
    ...NOTHING,
    cookies: ['sid=k%20y'],
    secretHeaders: ['cookie'],
  })
})

test('the first alternative that is available as a whole is taken', () => {
  const placed = placeCredentials([[BEARER, HEADER_KEY], [BASIC], [QUERY_KEY]], {
    bearer: 't',
    basic: 'a:b',
  })
  expect(placed.headers).toEqual([['authorization', 'Basic YTpi']])
})

test('schemes of one alternative go together', () => {
  const placed = placeCredentials([[BEARER, HEADER_KEY]], { bearer: 't', apiKey: 'k' })
  expect(placed.headers).toEqual([
    ['authorization', 'Bearer t'],
    ['X-API-Key', 'k'],
  ])
})

test('an alternative that needs nothing yields to one whose credentials are given', () => {
  expect(placeCredentials([[], [BEARER]], { bearer: 't' }).secretHeaders).toEqual(['authorization'])
  expect(placeCredentials([[], [BEARER, HEADER_KEY]], { bearer: 't' })).toEqual(NOTHING)
})

test('where no alternative fits as a whole, the part that fits is sent', () => {
  const placed = placeCredentials([[BASIC], [BEARER, HEADER_KEY]], { apiKey: 'k' })
  expect(placed.headers).toEqual([['X-API-Key', 'k']])
})

test.each([
  ['no security is documented', [], { bearer: 't' }],
  ['no credentials were given', [[BEARER], [HEADER_KEY]], {}],
  ['the scheme is unknown', [[{ name: 'm', type: 'mutualTLS' }]], { bearer: 't', apiKey: 'k' }],
  ['the key has no name', [[{ name: 'k', type: 'apiKey', in: 'header' }]], { apiKey: 'k' }],
])('nothing is placed where %s', (_why, security, credentials) => {
  expect(placeCredentials(security, credentials)).toEqual(NOTHING)
})
