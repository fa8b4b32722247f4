import { expect, test } from 'vitest'
import { checkServerError } from '../../../../src/check/receiver/server-error.js'
import { CALLBACK_PLACE } from '../../../support/check.js'
import { makeReceiverFacts, makeResponse, SENT_IDS } from '../../../support/sent.js'

test.each([204, 302, 404, 499, 600])('%i is no server error', (status) => {
  expect(checkServerError(makeReceiverFacts({ status }))).toEqual([])
})

test('5xx is an error of the receiver', () => {
  expect(checkServerError(makeReceiverFacts({ status: 503 }))).toEqual([
    {
      code: 'receiver-server-error',
      message: 'invoice_notification was answered 503',
      expected: 'no 5xx',
      arrived: '503',
      hint: 'Look into the log of the receiver: it failed over this request.',
      promised: CALLBACK_PLACE,
      detail: '503',
      ...SENT_IDS,
    },
  ])
})

test('a documented 5xx is one too', () => {
  const responses = [makeResponse('500'), makeResponse('default')]
  expect(checkServerError(makeReceiverFacts({ status: 500, responses }))).toHaveLength(1)
})

test('what is wrong must be refused, and not crash the receiver', () => {
  const tried = { label: 'body without /id', expects: 'refusal' } as const
  const [draft] = checkServerError(makeReceiverFacts({ status: 500, case: tried }))
  expect(draft?.expected).toBe('a refusal (4xx), and no 5xx')
  expect(draft?.case).toBe('body without /id')
})

test('no answer is no 5xx', () => {
  expect(checkServerError(makeReceiverFacts({ failure: 'reset' }))).toEqual([])
})
