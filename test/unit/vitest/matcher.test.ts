import { expect, test } from 'vitest'
import { quote, writeCall } from '../../../src/vitest/matcher.js'

test.each([
  [{}, 'expect(delivery).toMatchCallback("paid")'],
  [{ isNot: false }, 'expect(delivery).toMatchCallback("paid")'],
  [{ isNot: undefined }, 'expect(delivery).toMatchCallback("paid")'],
  [{ isNot: true }, 'expect(delivery).not.toMatchCallback("paid")'],
])('with %j the call is written as it stands in the test', (state, call) => {
  expect(writeCall('delivery', 'toMatchCallback', '"paid"', state)).toBe(call)
})

test('a call without an argument keeps its brackets', () => {
  expect(writeCall('report', 'toHaveNoFindings', '', {})).toBe('expect(report).toHaveNoFindings()')
})

test.each([
  ['', '""'],
  ['paid', '"paid"'],
  ['zu zahlen: 5 €', '"zu zahlen: 5 €"'],
  ['a\r\nb', '"a\\r\\nb"'],
  ['\u001b]0;title\u0007', '"\\x1b]0;title\\x07"'],
])('%j is quoted without controls', (text, quoted) => {
  expect(quote(text)).toBe(quoted)
})
