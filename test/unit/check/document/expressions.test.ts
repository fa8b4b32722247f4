import { expect, test } from 'vitest'
import { checkExpressions } from '../../../../src/check/document/expressions.js'
import { KEY_PLACE, makePlacedCallback } from '../../../support/check.js'
import { makeCallback } from '../../../support/contract.js'

const SHARED = { callback: 'create_invoice > invoice_notification', promised: KEY_PLACE }

test('a key of the grammar has nothing to say', () => {
  expect(checkExpressions(makePlacedCallback())).toEqual([])
})

test('each deviation gives what stands there, its standard spelling, and that of the whole key', () => {
  const callback = makeCallback({
    key: '{$callback_url}/invoices/{$request.body.id}',
    keyPlace: KEY_PLACE,
  })
  const messages = callback.expression.deviations.map((deviation) => deviation.message)
  expect(messages).toHaveLength(2)
  const whole =
    'the whole key in the standard spelling: {$request.query.callback_url}/invoices/{$request.body#/id}'
  expect(checkExpressions(callback)).toEqual([
    {
      code: 'expression-nonstandard',
      message: messages[0],
      expected: '{$request.query.callback_url}',
      arrived: '{$callback_url}',
      hint: `${messages[0] ?? ''}; ${whole}`,
      detail: '0',
      ...SHARED,
    },
    {
      code: 'expression-nonstandard',
      message: messages[1],
      expected: '{$request.body#/id}',
      arrived: '{$request.body.id}',
      hint: `${messages[1] ?? ''}; ${whole}`,
      detail: '25',
      ...SHARED,
    },
  ])
})

test('a deviation without a standard spelling says what it is read as', () => {
  const { expression } = makeCallback({ key: '{$callback_url}' })
  const deviation = { dialect: 'bare-name', offset: 0, length: 15, message: 'read as x' } as const
  const { standardKey: _standardKey, ...plain } = {
    ...makePlacedCallback(),
    expression: { ...expression, deviations: [deviation] },
  }
  expect(checkExpressions(plain)).toEqual([
    {
      code: 'expression-nonstandard',
      message: 'read as x',
      arrived: '{$callback_url}',
      hint: 'read as x',
      detail: '0',
      ...SHARED,
    },
  ])
})

test('what is probably meant is what was expected', () => {
  const message = '{$url} is the URL of the request itself'
  const fault = { kind: 'undeclared', text: '{$url}', offset: 0, message } as const
  const callback = makePlacedCallback({
    expressionFaults: [{ ...fault, meant: '{$request.query.url}' }],
  })
  expect(checkExpressions(callback)).toMatchObject([
    { code: 'expression-undeclared', expected: '{$request.query.url}', arrived: '{$url}' },
  ])
})

test('faults say whether a declaration or a source is missing', () => {
  const fault = { text: '{$request.query.x}', offset: 4, message: 'nobody declares x' }
  const callback = makePlacedCallback({
    expressionFaults: [
      { kind: 'undeclared', ...fault },
      { kind: 'unresolvable', ...fault, offset: 9 },
    ],
  })
  expect(checkExpressions(callback)).toEqual([
    {
      code: 'expression-undeclared',
      message: 'nobody declares x',
      expected: 'a parameter or body member that the operation declares',
      arrived: '{$request.query.x}',
      detail: '4',
      ...SHARED,
    },
    {
      code: 'expression-unresolvable',
      message: 'nobody declares x',
      expected: 'a runtime expression, e.g. {$request.query.NAME} or {$request.body#/MEMBER}',
      arrived: '{$request.query.x}',
      detail: '9',
      ...SHARED,
    },
  ])
})
