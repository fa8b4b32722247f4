import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCall } from '../../../src/mock/call.js'
import { type Preference, readPreference } from '../../../src/mock/preference.js'

function read(prefer: readonly string[], query = ''): Preference {
  const headers = prefer.map((value) => ['Prefer', value] as const)
  return readPreference(
    readCall({ method: 'GET', url: `/x${query}`, headers, body: new Uint8Array() }),
  )
}

test.each<[string, Preference]>([
  ['code=404', { code: 404 }],
  ['code=200', { code: 200 }],
  ['code=599', { code: 599 }],
  ['code=199', {}],
  ['code=600', {}],
  ['code=20', {}],
  ['code=2000', {}],
  ['code=2e2', {}],
  ['code=default', {}],
  ['code=""', {}],
  ['code=', {}],
  ['code', {}],
  ['CODE=404', { code: 404 }],
  ['  code = 404  ', { code: 404 }],
  ['code="404"', { code: 404 }],
  ['code=404; wait=10', { code: 404 }],
  ['wait=10; code=404', { code: 404 }],
  ['wait=10, code=404', { code: 404 }],
  ['code=404, code=500', { code: 404 }],
  ['code=x, code=500', {}],
  ['mycode=404', {}],
  ['x-code=404', {}],
  ['"code=404"', {}],
  ['other="a, code=404"', {}],
  ['other="a\\", code=404"', {}],
  ['example=large', { example: 'large' }],
  ['example="very large, one; more"', { example: 'very large, one; more' }],
  ['example="a\\"b\\\\c"', { example: 'a"b\\c' }],
  ['example=', {}],
  ['example=größe', { example: 'größe' }],
  ['dynamic=true', { dynamic: true }],
  ['dynamic=1', { dynamic: true }],
  ['dynamic=false', { dynamic: false }],
  ['dynamic=', {}],
  [
    'respond-async, code=202, example=a, dynamic=false',
    { code: 202, example: 'a', dynamic: false },
  ],
  ['__proto__=x, constructor=y', {}],
  ['', {}],
])('Prefer: %s wishes %j', (prefer, preference) => {
  expect(read([prefer])).toEqual(preference)
})

test('several headers are one, the first of them first', () => {
  expect(read(['example=a', 'code=404', 'code=500'])).toEqual({ code: 404, example: 'a' })
})

test.each<[string, Preference]>([
  ['?__code=404', { code: 404 }],
  ['?__code=404&__code=500', { code: 404 }],
  ['?__example=a+b', { example: 'a b' }],
  ['?__dynamic=false', { dynamic: false }],
  ['?__dynamic', {}],
  ['?__code=abc', {}],
  ['?code=404', {}],
  ['?__CODE=404', {}],
])('the query %s wishes %j', (query, preference) => {
  expect(read([], query)).toEqual(preference)
})

test('the header goes before the query, and each wish is looked for by itself', () => {
  expect(read(['code=404'], '?__code=500&__example=a')).toEqual({ code: 404, example: 'a' })
  expect(read(['code='], '?__code=500')).toEqual({ code: 500 })
})

test('what stands behind the first 2,000 characters is no wish any more', () => {
  const before = (length: number) => `${'x'.repeat(length - ', code=404'.length)}, code=404`
  expect(read([before(2000)])).toEqual({ code: 404 })
  expect(read([before(2003)])).toEqual({})
})

test('whatever is wished for, only what has a meaning is heard', () => {
  const sign = fc.constantFrom('code', 'example', '=', '"', ',', ';', '\\', ' ', '404', 'é')
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 30 }), (prefer) => {
      const { code, example, dynamic, ...others } = read([prefer])
      expect(others).toEqual({})
      expect(dynamic).toBeUndefined()
      expect([undefined, 404]).toContain(code)
      expect(example).not.toBe('')
    }),
    { numRuns: 200 },
  )
})
