import { expect, test } from 'vitest'
import { parseHeader } from '../../../cli/header.js'
import {
  isSecretName,
  listHeaderSecrets,
  listSettingSecrets,
  listValueSecrets,
} from '../../../cli/secrets.js'
import { parseSetting } from '../../../cli/setting.js'

test.each([
  'Authorization',
  'Proxy-Authorization',
  'cookie',
  'X-API-Key',
  'X-Token',
  'clientSecret',
])('%s names a secret', (name) => {
  expect(isSecretName(name)).toBe(true)
})

test.each(['Accept', 'X-Tenant', 'User-Agent', 'customer'])('%s names no secret', (name) => {
  expect(isSecretName(name)).toBe(false)
})

test('what follows the scheme word is a secret of its own', () => {
  expect(listHeaderSecrets(['Authorization', 'Bearer abc.def'])).toEqual([
    'Bearer abc.def',
    'abc.def',
  ])
})

test('basic credentials are secret in their plain form too', () => {
  const encoded = Buffer.from('ada:pass:word').toString('base64')
  expect(listHeaderSecrets(['authorization', `basic ${encoded}`])).toEqual([
    `basic ${encoded}`,
    encoded,
    'ada:pass:word',
    'pass:word',
  ])
})

test('an authorization without scheme word is one secret', () => {
  expect(listHeaderSecrets(['Authorization', 'abc'])).toEqual(['abc'])
})

test('long values of cookies are secrets, short ones rather settings', () => {
  expect(listHeaderSecrets(['Cookie', 'lang=en; session=0123456789=='])).toEqual([
    'lang=en; session=0123456789==',
    '0123456789==',
  ])
})

test('other headers and empty ones hold no secret', () => {
  expect(listHeaderSecrets(['X-Tenant', 'acme'])).toEqual([])
  expect(listHeaderSecrets(['X-Api-Key', ''])).toEqual([])
})

test('settings with a telling name and all cookies are secrets', () => {
  const secretsOf = (place: 'body' | 'query' | 'cookie', name: string) => {
    return listSettingSecrets({ place, name, value: 'canary' })
  }
  expect(secretsOf('query', 'api_key')).toEqual(['canary'])
  expect(secretsOf('cookie', 'session')).toEqual(['canary'])
  expect(secretsOf('body', '/account/password')).toEqual(['canary'])
  expect(secretsOf('query', 'page')).toEqual([])
  expect(secretsOf('body', '/tokens/count')).toEqual([])
})

test('headers and settings are looked through', () => {
  const set = [parseSetting('query:token=two'), parseSetting('query:page=3')]
  const header = [parseHeader('--header', 'X-Api-Key: one'), parseHeader('--header', 'X-A: b')]
  expect(listValueSecrets({ header, set, body: [] })).toEqual(['one', 'two'])
})

test.each([
  ['Authorization', 'Bearer', ['Bearer']],
  ['Authorization', 'Bearer  a b ', ['Bearer  a b ', 'a b ']],
  ['Authorization', 'Basic YWJj', ['Basic YWJj', 'YWJj', 'abc', 'abc']],
  ['Proxy-Authorization', 'Digest a="b"', ['Digest a="b"', 'a="b"']],
  ['Cookie', 'a=1234567; b=12345678', ['a=1234567; b=12345678', '12345678']],
  ['Set-Cookie', 'session', ['session']],
  ['Cookie', 'a=x=y=z=1234', ['a=x=y=z=1234', 'x=y=z=1234']],
  ['X-Key', 'Bearer abc', ['Bearer abc']],
] as const)('of the header %s: %s these are secrets', (name, value, secrets) => {
  expect(listHeaderSecrets([name, value])).toEqual(secrets)
})

test.each([
  ['body', '/token', true],
  ['body', '/token/0', false],
  ['body', '/a/access_token', true],
  ['body', '/', false],
  ['query', 'a/token', true],
  ['header', 'Authorization', true],
  ['path', 'keyboard', true],
  ['path', 'tenant', false],
  ['cookie', 'lang', true],
] as const)('a setting for %s:%s is a secret: %s', (place, name, isSecret) => {
  expect(listSettingSecrets({ place, name, value: 'canary' })).toEqual(isSecret ? ['canary'] : [])
  expect(listSettingSecrets({ place, name, value: '' })).toEqual([])
})
