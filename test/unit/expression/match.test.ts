import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateExpression } from '../../../src/expression/evaluate.js'
import { matchExpression } from '../../../src/expression/match.js'
import { parseCallbackKey } from '../../../src/expression/parse.js'
import { anyLiteral, anyOddKey, requestOf } from './arbitraries.js'

function match(key: string, text: string): readonly string[] | undefined {
  return matchExpression(parseCallbackKey(key), text)?.map((binding) => binding.value)
}

test.each<[string, string, string[] | undefined]>([
  ['{$a}', 'http://h/t', ['http://h/t']],
  ['{$a}', '', ['']],
  ['{$a}/done', 'http://h/t/done', ['http://h/t']],
  ['{$a}/done', 'http://h/done/done', ['http://h/done']],
  ['{$a}/done', 'http://h/t/done/', undefined],
  ['{$a}/done', '/don', undefined],
  ['{$a}/invoices/{$b}', 'http://h/t/invoices/7', ['http://h/t', '7']],
  ['{$a}/invoices/{$b}', 'http://h/t/invoices/', ['http://h/t', '']],
  ['{$a}/invoices/{$b}', 'http://h/invoices/invoices/7', ['http://h', 'invoices/7']],
  ['{$a}/invoices/{$b}', 'http://h/t/invoice/7', undefined],
  ['http://h?u={$a}&e={$b}', 'http://h?u=x&e=y&e=z', ['x', 'y&e=z']],
  ['http://h?u={$a}&e={$b}', 'http://g?u=x&e=y', undefined],
  ['{$a}{$b}/x', 'one/x', ['', 'one']],
  ['{$a}-{$b}-', 'x-y-', ['x', 'y']],
  ['{$a}-{$b}-', 'x-', undefined],
  ['x{$a}x', 'x', undefined],
  ['x{$a}x', 'xx', ['']],
  ['http://h/static', 'http://h/static', []],
  ['http://h/static', 'http://h/static2', undefined],
  ['http://h/static', '2http://h/static', undefined],
])('%s over "%s" gives %j', (key, text, values) => {
  expect(match(key, text)).toEqual(values)
})

test('A binding names its part', () => {
  const expression = parseCallbackKey('{$request.query.u}/x/{kind}')
  expect(matchExpression(expression, 'http://h/x/7')).toEqual([
    { part: expression.parts[0], value: 'http://h' },
    { part: expression.parts[2], value: '7' },
  ])
})

test('A key with a fault fits nothing, not even its own text', () => {
  expect(match('{$request.foo}', '{$request.foo}')).toBeUndefined()
  expect(match('', '')).toBeUndefined()
})

test('Literals and text are compared after the same normalisation', () => {
  const expression = parseCallbackKey('{$a}/caf%C3%A9/{$b}')
  const normalise = (piece: string) => piece.toLowerCase()
  expect(matchExpression(expression, 'http://h/caf%c3%a9/X')).toBeUndefined()
  expect(
    matchExpression(expression, 'http://h/caf%c3%a9/X', { normalise })?.map(({ value }) => value),
  ).toEqual(['http://h', 'x'])
})

test('The values of an evaluation come back, where none holds the literal that follows it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.webUrl(), anyLiteral), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (pairs, endsInLiteral) => {
        fc.pre(
          pairs.every(([value, literal]) => (value + literal).indexOf(literal) === value.length),
        )
        const key = pairs
          .map(([, literal], index) => `{$request.query.q${index}}${literal}`)
          .join('')
        const last = pairs.at(-1)?.[1] ?? ''
        const expression = parseCallbackKey(endsInLiteral ? key : key.slice(0, -last.length))
        const query = pairs.map(([value], index) => [`q${index}`, value] as const)
        const evaluation = evaluateExpression(expression, requestOf({ query }))
        expect(evaluation.ok).toBe(true)
        if (!evaluation.ok) return
        expect(matchExpression(expression, evaluation.value)).toEqual(evaluation.bindings)
      },
    ),
    { numRuns: 500 },
  )
})

test('What matches is the text again when the values are put in', () => {
  fc.assert(
    fc.property(anyOddKey, fc.string({ unit: 'binary' }), (key, text) => {
      const expression = parseCallbackKey(key)
      const filled = expression.parts.map((part) => (part.kind === 'literal' ? part.text : text))
      const bindings = matchExpression(expression, filled.join(''))
      if (expression.faults.length > 0) return
      const values = (bindings ?? []).map((binding) => binding.value)
      const again = expression.parts.map((part) =>
        part.kind === 'literal' ? part.text : values.shift(),
      )
      expect(again.join('')).toBe(filled.join(''))
    }),
    { numRuns: 500 },
  )
})

// With backtracking this would take longer than the universe has.
test('Text that almost fits many times over is refused', () => {
  const key = `${'{$a}aab'.repeat(50)}{$z}c`
  expect(match(key, 'a'.repeat(200_000))).toBeUndefined()
  expect(match(key, `${'aab'.repeat(49)}${'a'.repeat(200_000)}c`)).toBeUndefined()
})
