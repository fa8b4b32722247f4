import { expect, test } from 'vitest'
import { createLook } from '../../../../cli/tui/look.js'
import { showAnswer, showRequest } from '../../../../cli/tui/view/message.js'
import { captured } from '../../../support/screen-events.js'

const LOOK = createLook({ color: false, unicode: true })
const COLORED = createLook({ color: true, unicode: true })
const NO_MARKS = new Map<string, string>()
const EMPTY = { size: 0 }

test('a request is its line, its headers, an empty line and its body', () => {
  const request = {
    method: 'POST',
    url: '/a?b=c',
    headers: [
      ['X-B', '2'],
      ['x-b', '1'],
      ['X-Empty', ''],
    ],
    body: captured('[]'),
  } as const
  expect(showRequest(request, NO_MARKS, 40, LOOK)).toEqual([
    'POST /a?b=c',
    '  X-B: 2',
    '  x-b: 1',
    '  X-Empty: ',
    '',
    '[]',
  ])
})

test('a request without body says so, an answer without body does not', () => {
  const request = { method: 'GET', url: '/', headers: [], body: EMPTY }
  expect(showRequest(request, NO_MARKS, 40, LOOK)).toEqual(['GET /', '', '(no body)'])
  const answer = { status: 204, headers: [], body: EMPTY }
  expect(showAnswer(answer, NO_MARKS, 40, LOOK)).toEqual(['answered 204'])
})

test('an answer is its status, its headers, an empty line and its body', () => {
  const answer = { status: 200, headers: [['a', 'b']] as const, body: captured('ok') }
  expect(showAnswer(answer, NO_MARKS, 40, LOOK)).toEqual(['answered 200', '  a: b', '', 'ok'])
})

test.each([
  [100, 32],
  [200, 32],
  [299, 32],
  [300, 33],
  [404, 33],
  [499, 33],
  [500, 31],
  [599, 31],
])('the status %d has the colour %d', (status, code) => {
  const [line] = showAnswer({ status, headers: [], body: EMPTY }, NO_MARKS, 40, COLORED)
  expect(line).toBe(`\u001b[1manswered\u001b[22m \u001b[${code}m${status}\u001b[39m`)
})

test('the request line is bold, also where it goes on below', () => {
  const request = { method: 'POST', url: '/aaaa/bbbb/cccc', headers: [], body: EMPTY }
  expect(showRequest(request, NO_MARKS, 12, COLORED).slice(0, -2)).toEqual([
    '\u001b[1mPOST /aaaa\u001b[22m',
    '\u001b[1m/bbbb/cccc\u001b[22m',
  ])
})

test('of a header only the name is dim, and its value goes on further to the right', () => {
  const headers = [['x-long', 'one two three']] as const
  const [, ...lines] = showAnswer({ status: 200, headers, body: EMPTY }, NO_MARKS, 18, COLORED)
  expect(lines).toEqual(['  \u001b[2mx-long: \u001b[22mone', '    two three'])
})

test('a name that is longer than its line is dim as far as it goes', () => {
  const headers = [['n'.repeat(20), 'v']] as const
  const [, ...lines] = showAnswer({ status: 200, headers, body: EMPTY }, NO_MARKS, 20, COLORED)
  expect(lines).toEqual([`  \u001b[2m${'n'.repeat(16)}\u001b[22m`, `    ${'n'.repeat(4)}: v`])
})

test('names, values and the line are escaped', () => {
  const request = {
    method: 'P\u001b',
    url: '/\u202e',
    headers: [['n\u0007', 'v\r\nx']] as const,
    body: EMPTY,
  }
  expect(showRequest(request, NO_MARKS, 40, LOOK).slice(0, 2)).toEqual([
    'P\\x1b /\\u202e',
    '  n\\x07: v\\r\\nx',
  ])
})

test('marks go into the body of the message', () => {
  const marks = new Map([['/a', 'code']])
  const answer = { status: 200, headers: [], body: captured('{"a":1}') }
  expect(showAnswer(answer, marks, 40, LOOK)).toContain('  "a": 1  ◀ code')
})
