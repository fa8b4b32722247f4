import { expect, test } from 'vitest'
import { bindNames, rebindPointer } from '../../../src/expression/bind.js'
import { formatCallbackKey } from '../../../src/expression/format.js'
import type {
  CallbackExpression,
  ExpressionPart,
  ExpressionSource,
} from '../../../src/expression/model.js'
import { parseCallbackKey } from '../../../src/expression/parse.js'

const SOURCES: ReadonlyMap<string, ExpressionSource> = new Map<string, ExpressionSource>([
  ['callback_url', { kind: 'query', message: 'request', name: 'callback_url' }],
  ['job_id', { kind: 'body', message: 'request', pointer: '/job_id' }],
  ['x_hook', { kind: 'header', message: 'request', name: 'X-Hook' }],
  ['id', { kind: 'path', message: 'request', name: 'id' }],
  ['session', { kind: 'cookie', name: 'session' }],
  ['odd', { kind: 'query', message: 'request', name: 'a}b' }],
])

function bind(key: string): CallbackExpression {
  return bindNames(parseCallbackKey(key), (name) => SOURCES.get(name))
}

function expressionsOf(expression: CallbackExpression): readonly ExpressionPart[] {
  return expression.parts.filter((part) => part.kind === 'expression')
}

test('A bare name gets its source, and its deviation the standard spelling', () => {
  const expression = bind('{$callback_url}/invoices/{$request.body.id}')
  expect(expressionsOf(expression)[0]).toEqual({
    kind: 'expression',
    source: { kind: 'query', message: 'request', name: 'callback_url' },
    text: '{$callback_url}',
    offset: 0,
  })
  expect(expression.deviations[0]).toEqual({
    dialect: 'bare-name',
    offset: 0,
    length: 15,
    message:
      '`{$callback_url}` is a name without a source such as `$request.query.`; it is read as the query parameter `callback_url`',
    standard: '{$request.query.callback_url}',
  })
  expect(expression.deviations[1]?.standard).toBe('{$request.body#/id}')
  expect(expression.text).toBe('{$callback_url}/invoices/{$request.body.id}')
})

test.each([
  ['{$callback_url}', '{$request.query.callback_url}'],
  [
    '{$callback_url}/execution/{$job_id}',
    '{$request.query.callback_url}/execution/{$request.body#/job_id}',
  ],
  ['{ $x_hook }', '{$request.header.X-Hook}'],
  ['{{id}}', '{$request.path.id}'],
  ['$callback_url/done', '{$request.query.callback_url}/done'],
  ['/v2{$callback_url}/x', '{$request.query.callback_url}/x'],
  ['/v2{callback_url}/x', '{$request.query.callback_url}/x'],
  ['/items{id}', '/items{$request.path.id}'],
])('%s is spelled %s when its names are known', (key, standard) => {
  expect(formatCallbackKey(bind(key))).toBe(standard)
})

test('Every deviation of one part gets the spelling', () => {
  expect(bind('{ $job_id }').deviations).toMatchObject([
    { dialect: 'blank-in-braces', standard: '{$request.body#/job_id}' },
    { dialect: 'bare-name', standard: '{$request.body#/job_id}' },
  ])
})

test('A template shows a glued prefix when it turns out to hold a URL', () => {
  expect(parseCallbackKey('/v2{callback_url}').parts).toHaveLength(2)
  expect(bind('/v2{callback_url}')).toMatchObject({
    parts: [{ text: '{callback_url}', source: { kind: 'query' } }],
    deviations: [{ dialect: 'glued-prefix', length: 3 }, { dialect: 'template-name' }],
  })
})

test('A name that is found nowhere stays a name, and the key the same object', () => {
  const expression = parseCallbackKey('{$revocation_webhook}/x/{kind}')
  expect(bindNames(expression, () => undefined)).toBe(expression)
  expect(formatCallbackKey(expression)).toBeUndefined()
})

test('A found name is bound beside one that is not', () => {
  const expression = bind('{$callback_url}/x/{kind}')
  expect(expressionsOf(expression).map((part) => part.source.kind)).toEqual(['query', 'name'])
  expect(expression.deviations.map((deviation) => deviation.standard)).toEqual([
    '{$request.query.callback_url}',
    undefined,
  ])
})

test('A cookie is bound without a spelling, since the grammar has none', () => {
  const expression = bind('{$session}')
  expect(expression.deviations).toEqual([
    {
      dialect: 'bare-name',
      offset: 0,
      length: 10,
      message:
        '`{$session}` is a name without a source such as `$request.query.`; it is read as the cookie `session`',
    },
  ])
  expect(formatCallbackKey(expression)).toBeUndefined()
})

test('A source whose name holds a brace is bound without a spelling', () => {
  const expression = bind('{$odd}')
  expect(expressionsOf(expression)[0]?.source).toEqual(SOURCES.get('odd'))
  expect(expression.deviations[0]).not.toHaveProperty('standard')
})

test('Only names are looked up', () => {
  const asked: string[] = []
  bindNames(parseCallbackKey('{$a}{$request.query.b}{c}{$url}d'), (name) => {
    asked.push(name)
    return undefined
  })
  expect(asked).toEqual(['a', 'c'])
})

test('A body pointer is pointed elsewhere, and that is recorded', () => {
  const expression = parseCallbackKey('{$request.body#/subscription.href}/x')
  const [part] = expressionsOf(expression)
  if (part === undefined) throw new Error('no expression')
  const rebound = rebindPointer(expression, part, '/subscription/href')
  expect(rebound.parts).toMatchObject([
    { source: { kind: 'body', message: 'request', pointer: '/subscription/href' } },
    { text: '/x' },
  ])
  expect(rebound.deviations).toEqual([
    {
      dialect: 'dots-for-slashes',
      offset: 0,
      length: 34,
      message:
        '`{$request.body#/subscription.href}` has dots where its JSON Pointer needs slashes; it is read as `/subscription/href` of the request body',
      standard: '{$request.body#/subscription/href}',
    },
  ])
  expect(formatCallbackKey(rebound)).toBe('{$request.body#/subscription/href}/x')
})

test('A new pointer is told in the deviations that the part already has, in order of place', () => {
  const expression = parseCallbackKey('{request.body#/a.b}/{request.body#/c.d}/{$x}')
  const rebound = expressionsOf(expression)
    .slice(0, 2)
    .toReversed()
    .reduce(
      (current, part) =>
        part.source.kind === 'body'
          ? rebindPointer(current, part, part.source.pointer.replaceAll('.', '/'))
          : current,
      expression,
    )
  expect(rebound.deviations.map(({ dialect, standard }) => [dialect, standard])).toEqual([
    ['missing-dollar', '{$request.body#/a/b}'],
    ['dots-for-slashes', '{$request.body#/a/b}'],
    ['missing-dollar', '{$request.body#/c/d}'],
    ['dots-for-slashes', '{$request.body#/c/d}'],
    ['bare-name', undefined],
  ])
})

test('A pointer is left alone where there is nothing to change', () => {
  const expression = parseCallbackKey('{$request.body#/a.b}{$request.query.c}')
  const [body, query] = expressionsOf(expression)
  const [foreign] = expressionsOf(parseCallbackKey('{$request.body#/a.b}'))
  if (body === undefined || query === undefined || foreign === undefined) {
    throw new Error('no expression')
  }
  expect(rebindPointer(expression, body, '/a.b')).toBe(expression)
  expect(rebindPointer(expression, query, '/a/b')).toBe(expression)
  expect(rebindPointer(expression, foreign, '/a/b')).toBe(expression)
})
