import { expect, test } from 'vitest'
import { checkAcceptance } from '../../../../src/check/receiver/refused.js'
import { CALLBACK_PLACE } from '../../../support/check.js'
import { makeReceiverFacts, makeResponse, SENT_IDS } from '../../../support/sent.js'

test.each([200, 204, 302, 500])('%i is no refusal', (status) => {
  expect(checkAcceptance(makeReceiverFacts({ status }))).toEqual([])
})

test('what conforms must not be refused', () => {
  expect(checkAcceptance(makeReceiverFacts({ status: 422 }))).toEqual([
    {
      code: 'receiver-refused',
      message: 'invoice_notification was refused with 422, although it conforms to the document',
      expected: '2xx',
      arrived: '422',
      hint: 'The receiver is stricter than the document, or needs values that it knows: give them with --set or --body.',
      promised: CALLBACK_PLACE,
      detail: '422',
      ...SENT_IDS,
    },
  ])
})

test('also a documented refusal of what conforms is one', () => {
  const responses = [makeResponse('204'), makeResponse('422')]
  expect(checkAcceptance(makeReceiverFacts({ status: 422, responses }))).toHaveLength(1)
})

test.each([
  [401, /--bearer/],
  [403, /--header/],
  [404, /--to/],
  [405, /method/],
  [410, /--set/],
  [415, /content type/],
  [400, /stricter/],
])('%i has advice of its own', (status, advice) => {
  const [draft] = checkAcceptance(makeReceiverFacts({ status }))
  expect(draft?.hint).toMatch(advice)
})

test.each(['refusal', 'anything'] as const)(
  'a delivery that expects %s may be refused',
  (expects) => {
    const tried = { label: 'body without /id', expects }
    expect(checkAcceptance(makeReceiverFacts({ status: 422, case: tried }))).toEqual([])
  },
)

test('a valid case that is refused is named', () => {
  const tried = { label: 'without /title (optional)', expects: 'acceptance' } as const
  const [draft] = checkAcceptance(makeReceiverFacts({ status: 400, case: tried }))
  expect(draft?.message).toContain('invoice_notification (without /title (optional)) was refused')
})
