import { expect, test } from 'vitest'
import { readBindings } from '../../../cli/binding.js'

test.each([
  ['paid=query:callback_url', 'paid', { in: 'query', name: 'callback_url' }],
  ['paid=header:X-Url', 'paid', { in: 'header', name: 'X-Url' }],
  ['paid=body:/a/b', 'paid', { in: 'body', pointer: '/a/b' }],
  ['paid=none', 'paid', 'none'],
  ['create > a=b=cookie:c', 'create > a=b', { in: 'cookie', name: 'c' }],
])('%s is read', (text, callback, binding) => {
  expect([...readBindings([text])]).toEqual([[callback, binding]])
})

test('the last one for a callback wins', () => {
  expect([...readBindings(['a=none', 'a=query:u'])]).toEqual([['a', { in: 'query', name: 'u' }]])
})

test.each(['paid', 'paid=', '=none', 'paid=somewhere', 'paid=body:url', 'paid=query:'])(
  '%j is refused with the form',
  (text) => {
    expect(() => readBindings([text])).toThrow(
      `--bind: expected CALLBACK=PLACE, but got "${text}".`,
    )
  },
)

test.each([
  ['a=path:id', { in: 'path', name: 'id' }],
  ['a=cookie:c', { in: 'cookie', name: 'c' }],
  ['a=query:x:y', { in: 'query', name: 'x:y' }],
  ['a=query: ', { in: 'query', name: ' ' }],
  ['a=body:/', { in: 'body', pointer: '/' }],
  ['a=body:/a~1b/0', { in: 'body', pointer: '/a~1b/0' }],
])('the place of %s is %j', (text, binding) => {
  expect(readBindings([text]).get('a')).toEqual(binding)
})

test('callbacks keep the order in which they were named first', () => {
  const bindings = readBindings(['b=none', 'a=none', 'b=query:u'])
  expect([...bindings.keys()]).toEqual(['b', 'a'])
})

test('a callback may go by any name', () => {
  const names = ['__proto__', 'constructor', 'a\nb', '{$request.body#/url}', ' ']
  expect([...readBindings(names.map((name) => `${name}=none`)).keys()]).toEqual(names)
})

test('nothing bound is no binding', () => {
  expect(readBindings([]).size).toBe(0)
})

test.each(['a=None', 'a=NONE', 'a=Query:x', 'a= none', 'a=none ', 'a=bodyx:/a', 'a=body:', ''])(
  '%j is refused with what may stand there',
  (text) => {
    expect(() => readBindings(['ok=none', text])).toThrow(
      expect.objectContaining({
        code: 'RINGBACK_ERR_USAGE',
        message: `--bind: expected CALLBACK=PLACE, but got "${text}".`,
        hint: 'PLACE is query:NAME, header:NAME, path:NAME, cookie:NAME, body:/pointer or none: --bind invoicePaid=query:callback_url.',
      }) as Error,
    )
  },
)
