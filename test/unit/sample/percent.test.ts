import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listSpellings } from '../../../src/sample/known-value.js'
import { decodePercent, encodePercent, encodeReserved } from '../../../src/sample/percent.js'

test.each([
  ['AZaz09-._~', 'AZaz09-._~'],
  ["!'()*", '%21%27%28%29%2A'],
  ['a b', 'a%20b'],
  ['a/b?c#d&e=f+g', 'a%2Fb%3Fc%23d%26e%3Df%2Bg'],
  ['100%', '100%25'],
  ['%41', '%2541'],
  ['é☃🎉', '%C3%A9%E2%98%83%F0%9F%8E%89'],
  ['\ud800', '%EF%BF%BD'],
  ['a\udc00b', 'a%EF%BF%BDb'],
  ['\r\n\u0000', '%0D%0A%00'],
  ['', ''],
])('%j is encoded as %s', (text, encoded) => {
  expect(encodePercent(text)).toBe(encoded)
})

// RFC 3986, section 2.2: gen-delims, then sub-delims.
const RESERVED = ":/?#[]@!$&'()*+,;="

test.each([
  ['query', ":/?%23%5B%5D@!$%26'()*%2B,;="],
  ['path', ":%2F%3F%23%5B%5D@!$&'()*+,;="],
  ['cookie', ":/?%23%5B%5D@!$&'()*+%2C%3B="],
] as const)('of the reserved signs a %s keeps those that do not end it', (place, kept) => {
  expect(encodeReserved(RESERVED, place)).toBe(kept)
})

test.each([
  ['a%20b', 'a%20b'],
  ['a%2fb', 'a%2fb'],
  ['100%', '100%25'],
  ['%4', '%254'],
  ['%zz', '%25zz'],
  ['%%41', '%25%41'],
  ['é', '%C3%A9'],
  ['a b', 'a%20b'],
])('a triplet that is there stays, and nothing else does: %s is %s', (text, encoded) => {
  expect(encodeReserved(text, 'query')).toBe(encoded)
})

test.each([
  ['a%20b', 'a b'],
  ['%C3%A9', 'é'],
  ['a+b', 'a+b'],
  ['%', '%'],
  ['%41%', '%41%'],
  ['%C3', '%C3'],
  ['%ff', '%ff'],
])('%s stands for %s', (text, decoded) => {
  expect(decodePercent(text)).toBe(decoded)
})

const anything = fc.string({
  unit: fc.oneof(
    fc.constantFrom('%', '%41', '/', '\ud800', '☃'),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
})

test('what is encoded stands for what it was, but for lone surrogates', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(decodePercent(encodePercent(text))).toBe(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    }),
    { numRuns: 200 },
  )
})

test('what is encoded holds unreserved signs and triplets only', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(encodePercent(text)).toMatch(/^(?:[\w.~-]|%[\dA-F]{2})*$/)
    }),
    { numRuns: 200 },
  )
})

test('encoding with reserved signs twice changes nothing more', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('query', 'path', 'cookie'), (text, place) => {
      const once = encodeReserved(text, place)
      expect(encodeReserved(once, place)).toBe(once)
    }),
    { numRuns: 200 },
  )
})

test.each<[unknown, unknown, readonly unknown[]]>([
  [7, 1, [7]],
  [7, 'text', ['7']],
  ['7', 1, [7]],
  ['seven', 1, []],
  ['seven', 'text', ['seven']],
  [true, 'text', ['true']],
  ['true', false, []],
  [7, undefined, [7, '7']],
  ['7', undefined, ['7', 7]],
  ['a', undefined, ['a']],
  [true, undefined, [true, 'true']],
  [[1], [2], [[1]]],
  [[1], { a: 1 }, []],
  [{ a: 1 }, {}, [{ a: 1 }]],
  [{ a: 1 }, 'text', []],
  [7, null, []],
  [7, {}, []],
  [null, 'text', []],
  [undefined, 'text', []],
  [null, undefined, []],
  ['007', 1, []],
  ['-7', 1, [-7]],
  ['-0', 1, []],
  ['0', 1, [0]],
  ['1.5', 1, []],
  ['1e3', 1, []],
  ['', 1, []],
  ['123456789012345', 1, [123_456_789_012_345]],
  ['1234567890123456', 1, []],
  [1.5, 'text', ['1.5']],
])('%j in the place of %j is spelt %j', (known, current, spellings) => {
  expect(listSpellings(known, current)).toEqual(spellings)
})
