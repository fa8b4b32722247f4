import { expect, test } from 'vitest'
import { createDeviation, restateDeviations } from '../../../src/expression/deviation.js'
import type { ExpressionPart } from '../../../src/expression/model.js'
import { parseCallbackKey } from '../../../src/expression/parse.js'

const PART: ExpressionPart = {
  kind: 'expression',
  source: { kind: 'query', message: 'request', name: 'url' },
  text: '{$url_of_caller}',
  offset: 3,
}

test.each([
  [
    '{$x}',
    'is a name without a source such as `$request.query.`; it is read as the parameter or body member `x`',
  ],
  [
    '{x}',
    'is a path template and no runtime expression; it is read as the parameter or body member `x`',
  ],
  [
    '{$request.body.a}',
    'has dots where `#` and a JSON Pointer must stand; it is read as `/a` of the request body',
  ],
  ['{request.query.a}', 'lacks its `$`; it is read as the query parameter `a`'],
  [
    '{$request.body#a}',
    'lacks the `/` that a JSON Pointer begins with; it is read as `/a` of the request body',
  ],
  ['{ $method }', 'has blanks inside its braces; it is read as the method of the request'],
  ['{{$method}}', 'has more than one brace around it; it is read as the method of the request'],
  ['{$method', 'lacks its closing `}`; it is read as the method of the request'],
])('The deviation of %s says what stands there and what it is read as', (key, words) => {
  expect(parseCallbackKey(key).deviations.map((deviation) => deviation.message)).toEqual([
    `\`${key}\` ${words}`,
  ])
})

test('A deviation without braces quotes the expression alone', () => {
  expect(parseCallbackKey('http://$url').deviations[0]?.message).toBe(
    '`$url` stands in other text without braces; it is read as the URL of the request',
  )
})

test('A deviation spans its part, and has no spelling where the source has none', () => {
  expect(createDeviation('bare-name', PART)).toMatchObject({
    offset: 3,
    length: 16,
    standard: '{$request.query.url}',
  })
  expect(
    createDeviation('bare-name', { ...PART, source: { kind: 'cookie', name: 'c' } }),
  ).not.toHaveProperty('standard')
})

test('Deviations are restated where a part was replaced, except those of the whole key', () => {
  const glued = { dialect: 'glued-prefix', offset: 3, length: 1, message: 'm' } as const
  const other = { dialect: 'bare-name', offset: 9, length: 1, message: 'm' } as const
  const own = { dialect: 'bare-name', offset: 3, length: 1, message: 'm' } as const
  expect(restateDeviations([glued, own, other], new Map([[3, PART]]))).toEqual([
    glued,
    createDeviation('bare-name', PART),
    other,
  ])
})
