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
