import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HeaderPair } from '../../../src/transport/model.js'
import { createRedactor, REDACTED, redactHeaders } from '../../../src/transport/redact.js'

/** Canaries: every kind of character that some encoding changes. */
const CANARIES = [
  'sk-live-4242',
  'pa ss/wö+rd=&?%"\\',
  "it's<b>~!*()",
  '日本語の鍵',
  '👍🏽key',
  'line\nbreak\ttab',
  'ab+/cd==',
]

const SPELLINGS: readonly (readonly [name: string, write: (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['encodeURIComponent', (secret) => encodeURIComponent(secret)],
  [
    'lower-case escapes',
    (secret) => encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase()),
  ],
  ['a form', (secret) => new URLSearchParams({ a: secret }).toString().slice(2)],
  ['every byte escaped', (secret) => Buffer.from(secret).toString('hex').replace(/../g, '%$&')],
  ['a JSON string', (secret) => JSON.stringify(secret).slice(1, -1)],
  ['JSON of PHP', (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
  [
    'JSON of ASCII alone',
    (secret) =>
      JSON.stringify(secret)
        .slice(1, -1)
        .replace(
          /[\u007f-\uffff<>&']/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
  ],
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['base64url', (secret) => Buffer.from(secret).toString('base64url')],
  ['base64 in a URL', (secret) => encodeURIComponent(Buffer.from(secret).toString('base64'))],
]

const cases = CANARIES.flatMap((secret) =>
  SPELLINGS.map(([name, write]) => [secret, name, write(secret)] as const),
)

test.each(cases)('%j written as %s is struck out', (secret, _name, spelling) => {
  const redactor = createRedactor(['other-secret', secret])
  expect(redactor.text(`{"a":"${spelling}"}`)).toBe(`{"a":"${REDACTED}"}`)
  expect(redactor.text(`?a=${spelling}&b=1`)).toBe(`?a=${REDACTED}&b=1`)
})

test.each(CANARIES)('%j is struck out of Basic credentials, as user and as password', (secret) => {
  const redactor = createRedactor([secret])
  for (const credentials of [`user:${secret}`, `${secret}:password`, `ab:${secret}!`]) {
    const token = Buffer.from(credentials).toString('base64')
    expect(redactor.text(`Basic ${token}`)).toBe(`Basic ${REDACTED}`)
    expect(redactor.text(`"authorization: BASIC ${token}"`)).toBe(
      `"authorization: BASIC ${REDACTED}"`,
    )
  }
})

test('a secret inside a longer base64 text leaves no run of its characters', () => {
  const secret = 'sk-live-4242'
  const redactor = createRedactor([secret])
  for (const before of ['', 'a', 'ab', 'abc']) {
    const blob = Buffer.from(`${before}${secret}-and-more`).toString('base64')
    const text = redactor.text(blob)
    expect(text).toContain(REDACTED)
    const rest = text.split(REDACTED).map((part) => Buffer.from(part, 'base64').toString('latin1'))
    expect(rest.join('')).not.toContain('live')
  }
})

test('what resembles a secret stays', () => {
  const redactor = createRedactor(['sk-live-4242'])
  const text = 'sk-live-424 SK-LIVE-4242 sk_live_4242 Basic dXNlcjpwYXNz c2stbGl2'
  expect(redactor.text(text)).toBe(text)
})

test('overlapping secrets are struck out together, however they are listed', () => {
  for (const secrets of [
    ['token', 'token-1', 'oken-12'],
    ['oken-12', 'token-1', 'token'],
  ]) {
    expect(createRedactor(secrets).text('a token-123 token b')).toBe(`a ${REDACTED}3 ${REDACTED} b`)
  }
})

test('adjacent secrets each leave their mark', () => {
  expect(createRedactor(['secret']).text('secretsecret')).toBe(`${REDACTED}${REDACTED}`)
})

test('a secret of under four characters is struck out only as a whole string', () => {
  const redactor = createRedactor(['abc'])
  expect(redactor.text('abc')).toBe(REDACTED)
  expect(redactor.text('abc def abcabc')).toBe('abc def abcabc')
  expect(redactor.value({ headers: [['X-Pin', 'abc']], text: 'abcde' })).toEqual({
    headers: [['X-Pin', REDACTED]],
    text: 'abcde',
  })
  const token = Buffer.from('me:abc').toString('base64')
  expect(redactor.text(`Basic ${token}`)).toBe(`Basic ${REDACTED}`)
})

test('an empty secret is no secret', () => {
  const value = { a: '' }
  expect(createRedactor(['']).value(value)).toBe(value)
})

test('without secrets values and texts are handed back as they are', () => {
  const value = { a: ['b'] }
  const redactor = createRedactor([])
  expect(redactor.value(value)).toBe(value)
  expect(redactor.text('anything')).toBe('anything')
})

test('a value is copied with secrets struck out of strings at any depth, names kept', () => {
  const redactor = createRedactor(['hidden-1'])
  const value = { a: ['hidden-1', 1, null, true, { 'hidden-1': 'b hidden-1' }], c: undefined }
  expect(redactor.value(value)).toEqual({
    a: [REDACTED, 1, null, true, { 'hidden-1': `b ${REDACTED}` }],
    c: undefined,
  })
  expect(value.a[0]).toBe('hidden-1')
})

test('a secret that is a word of ours stays where it is ours, and nowhere else', () => {
  const redactor = createRedactor(['trigger'])
  const ours = new Set(['type', 'ids'])
  const value = {
    type: 'trigger:sent',
    ids: ['trigger-1'],
    url: '/trigger',
    in: { type: 'trigger' },
  }
  expect(redactor.value(value, ours)).toEqual({
    type: 'trigger:sent',
    ids: ['trigger-1'],
    url: `/${REDACTED}`,
    in: { type: 'trigger' },
  })
})

test('a member __proto__ is copied as a member', () => {
  const value: unknown = JSON.parse('{"__proto__":{"admin":"hidden-1"}}')
  const copy = createRedactor(['hidden-1']).value(value)
  expect(JSON.stringify(copy)).toBe(`{"__proto__":{"admin":"${REDACTED}"}}`)
  expect('admin' in {}).toBe(false)
})

test('no text that holds a secret keeps it', () => {
  const secret = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 20 })
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
      fc.pre(!REDACTED.includes(hidden))
      const text = createRedactor([hidden]).text(`${before}<${hidden}>${after}`)
      expect(text).toContain(REDACTED)
      expect(text).not.toContain(`<${hidden}>`)
    }),
  )
})

test('headers that carry credentials lose their values, whatever their case', () => {
  const headers: HeaderPair[] = [
    ['Authorization', 'Bearer abc.def'],
    ['proxy-authorization', 'basic dXNlcjpwYXNz'],
    ['Cookie', 'session=1; theme=dark'],
    ['SET-COOKIE', 'session=1; HttpOnly'],
    ['X-API-Key', 'k'],
    ['x-auth-token', 't'],
    ['X-Signature', 's'],
    ['Content-Type', 'application/json'],
  ]
  expect(redactHeaders(headers, ['x-SIGNATURE'])).toEqual([
    ['Authorization', `Bearer ${REDACTED}`],
    ['proxy-authorization', `basic ${REDACTED}`],
    ['Cookie', REDACTED],
    ['SET-COOKIE', REDACTED],
    ['X-API-Key', REDACTED],
    ['x-auth-token', REDACTED],
    ['X-Signature', REDACTED],
    ['Content-Type', 'application/json'],
  ])
})

test.each([
  ['a bare token', 's3cret'],
  ['a first word that is no scheme', 's3cret part2'],
  ['a scheme alone', 'Bearer'],
  ['nothing', ''],
])('an Authorization header of %s is struck out whole', (_what, value) => {
  expect(redactHeaders([['Authorization', value]])).toEqual([['Authorization', REDACTED]])
})

test('the headers that were given stay as they were', () => {
  const headers: HeaderPair[] = [['Authorization', 'Bearer abc']]
  redactHeaders(headers)
  expect(headers).toEqual([['Authorization', 'Bearer abc']])
})
