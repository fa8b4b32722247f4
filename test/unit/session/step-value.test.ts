import { expect, test } from 'vitest'
import {
  fillText,
  fillValue,
  isReference,
  listReferences,
  type StepScope,
} from '../../../src/session/step-value.js'

const SCOPE: StepScope = {
  callbackUrl: 'http://127.0.0.1:9/token',
  env: { TOKEN: 'a/b' },
  trigger: { tenant: 'acme' },
  answer: { id: 7, path: 'x/../y', items: [{ id: 'first' }] },
  steps: new Map([['log-in', { session: 's-1' }]]),
}

test.each([
  ['/invoices/{{answer#/id}}/pay', '/invoices/7/pay'],
  ['{{ trigger#/tenant }}', 'acme'],
  ['{{answer#/items/0/id}}', 'first'],
  ['{{step.log-in#/session}}', 's-1'],
  ['{{callbackUrl}}', 'http://127.0.0.1:9/token'],
  ['Bearer {{env.TOKEN}}', 'Bearer a/b'],
  ['{{answer#/items}}', '[{"id":"first"}]'],
  ['{{mustache}} and {single}', '{{mustache}} and {single}'],
])('%s becomes %s', (template, text) => {
  expect(fillText(template, SCOPE)).toBe(text)
})

test('what was captured is encoded, what the user set is not', () => {
  const text = fillText('{{env.TOKEN}}/{{answer#/path}}', SCOPE, encodeURIComponent)
  expect(text).toBe('a/b/x%2F..%2Fy')
})

test('a string that is one reference takes the type of the value', () => {
  expect(fillValue({ id: '{{answer#/id}}', list: ['no. {{answer#/id}}', 1, null] }, SCOPE)).toEqual(
    {
      id: 7,
      list: ['no. 7', 1, null],
    },
  )
})

test('a hostile member name stays a member name', () => {
  const filled = fillValue(JSON.parse('{"__proto__": "{{answer#/id}}"}'), SCOPE) as object
  expect(Object.getOwnPropertyNames(filled)).toEqual(['__proto__'])
})

test.each([
  [
    '{{answer#/gone}}',
    '{{answer#/gone}} has no value: the trigger was not answered with JSON that has it',
  ],
  [
    '{{step.gone#/a}}',
    '{{step.gone#/a}} has no value: no step named gone has been answered with JSON that has it',
  ],
  ['{{env.GONE}}', '{{env.GONE}} has no value: the environment variable GONE is not set'],
  [
    '{{env.constructor}}',
    '{{env.constructor}} has no value: the environment variable constructor is not set',
  ],
  [
    '{{answer#/constructor}}',
    '{{answer#/constructor}} has no value: the trigger was not answered with JSON that has it',
  ],
])('%s has no value', (template, message) => {
  expect(() => fillText(template, SCOPE)).toThrow(message)
})

test('references are told from other braces', () => {
  expect(listReferences({ a: ['{{answer#/id}}', { b: 'x {{ env.A }}' }], c: 1 })).toEqual([
    'answer#/id',
    'env.A',
  ])
  const wrong = ['env', 'env.A#/x', 'step#/x', 'answer.id', 'callbackUrl#/x', 'constructor', '']
  expect(wrong.filter(isReference)).toEqual([])
})
