import { expect, test } from 'vitest'
import { describeSource, quote } from '../../../src/expression/describe.js'
import type { ExpressionSource } from '../../../src/expression/model.js'

test.each<[ExpressionSource, string]>([
  [{ kind: 'url' }, 'the URL of the request'],
  [{ kind: 'method' }, 'the method of the request'],
  [{ kind: 'status-code' }, 'the status code of the response'],
  [{ kind: 'header', message: 'response', name: 'Location' }, 'the response header `Location`'],
  [{ kind: 'query', message: 'request', name: 'url' }, 'the query parameter `url`'],
  [{ kind: 'path', message: 'request', name: 'id' }, 'the path parameter `id`'],
  [{ kind: 'path', message: 'response', name: 'id' }, 'the path parameter `id` of the response'],
  [{ kind: 'body', message: 'response', pointer: '' }, 'the response body'],
  [{ kind: 'body', message: 'request', pointer: '/a/b' }, '`/a/b` of the request body'],
  [{ kind: 'cookie', name: 'session' }, 'the cookie `session`'],
  [{ kind: 'name', name: 'x' }, 'the parameter or body member `x`'],
])('The source %j is described as "%s"', (source, words) => {
  expect(describeSource(source)).toBe(words)
})

test('A quotation is never longer than a line', () => {
  expect(quote('a'.repeat(80))).toBe(`\`${'a'.repeat(80)}\``)
  expect(quote('a'.repeat(81))).toBe(`\`${'a'.repeat(77)}...\``)
})
