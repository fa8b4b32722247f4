import { expect, test } from 'vitest'
import { parseCallbackKey } from '../../../src/expression/parse.js'

function isGlued(key: string): boolean {
  return parseCallbackKey(key).deviations.some(({ dialect }) => dialect === 'glued-prefix')
}

test("The prefix of FastAPI's composed routers is left out", () => {
  const expression = parseCallbackKey('/v2{$callback_url}/events/{$request.body.id}')
  expect(expression.parts.map((part) => part.text)).toEqual([
    '{$callback_url}',
    '/events/',
    '{$request.body.id}',
  ])
  expect(expression.deviations[0]).toEqual({
    dialect: 'glued-prefix',
    offset: 0,
    length: 3,
    message: '`/v2` stands before `{$callback_url}`, which holds a whole URL; it is left out',
  })
  expect(expression.parts[0]).toMatchObject({ offset: 3 })
})

test('A prefix with a path parameter is left out, and the parameter is no slip of its own', () => {
  const { parts, deviations } = parseCallbackKey('/users/{user_id}{$callback_url}/x')
  expect(parts.map((part) => part.text)).toEqual(['{$callback_url}', '/x'])
  expect(deviations.map(({ dialect, length }) => [dialect, length])).toEqual([
    ['glued-prefix', 16],
    ['bare-name', 15],
  ])
})

test.each([
  '/v2{$request.body#/url}',
  '/a/b9{$request.query.url}/x',
  '/v2{$request.header.X-Url}',
  '/v2{$url}',
  '/ü{$callback_url}',
  '/v2$request.query.url',
])('The prefix of %s is glued on', (key) => {
  expect(isGlued(key)).toBe(true)
})

test.each([
  '/callbacks/{$request.body#/id}',
  '/callbacks/{id}',
  '/item{id}',
  '/item-{$request.body#/id}',
  '/item?id={$request.body#/id}',
  '/v2{$method}',
  '/v2{$request.path.id}',
  '//host{$request.body#/path}',
  'http://host{$request.body#/path}',
  'v2{$callback_url}',
  '{$callback_url}/v2{$request.body#/id}',
])('%s has no glued prefix', (key) => {
  expect(isGlued(key)).toBe(false)
  expect(
    parseCallbackKey(key)
      .parts.map((part) => part.text)
      .join(''),
  ).toBe(key)
})
