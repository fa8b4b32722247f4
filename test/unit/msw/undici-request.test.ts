import type { Dispatcher } from 'undici'
import { expect, test } from 'vitest'
import { buildWebRequest } from '../../../src/msw/undici-request.js'

type Options = Partial<Dispatcher.DispatchOptions>

function build(options: Options = {}, body: string | null = null, origin?: string) {
  const whole = { origin: 'https://a.test', path: '/', method: 'POST' as const, ...options }
  return buildWebRequest(whole, body, origin)
}

test('origin and path are the URL', () => {
  expect(build({ origin: new URL('https://b.test'), path: '/x/y?a=1' }).url).toBe(
    'https://b.test/x/y?a=1',
  )
})

test('a path with two slashes stays on its host', () => {
  expect(build({ path: '//evil.test/x' }).url).toBe('https://a.test//evil.test/x')
})

test('a query that is given apart is added', () => {
  expect(build({ path: '/x?a=1', query: { b: 'ä &', c: [1, 2] } }).url).toBe(
    'https://a.test/x?a=1&b=%C3%A4+%26&c=1&c=2',
  )
})

test.each([
  ['an object', { 'X-One': '1', list: ['a', 'b'], missing: undefined }],
  ['a flat list', ['X-One', '1', 'list', 'a', 'list', 'b']],
  [
    'a list of pairs',
    new Map([
      ['X-One', '1'],
      ['list', ['a', 'b']],
    ] as [string, string | string[]][]),
  ],
])('headers may be %s', (_, headers) => {
  const built = build({ headers }).headers
  expect(built.get('x-one')).toBe('1')
  expect(built.get('list')).toBe('a, b')
  expect(built.has('missing')).toBe(false)
})

test('no headers are no headers', () => {
  expect([...build({ headers: null }).headers]).toEqual([])
})

test('a body goes with a method that has one', async () => {
  expect(await build({ method: 'PUT' }, 'text').text()).toBe('text')
  expect(build({ method: 'GET' }, 'text').body).toBeNull()
})

test('the origin of a Pool is the one that was given', () => {
  expect(buildWebRequest({ path: '/x', method: 'GET' }, null, 'https://pool.test').url).toBe(
    'https://pool.test/x',
  )
})

test('without any origin it is said what to do', () => {
  expect(() => buildWebRequest({ path: '/x', method: 'GET' }, null, undefined)).toThrow(
    'Give it: undiciInterceptor(handlers, { origin }).',
  )
})
