import { expect, test } from 'vitest'
import { checkStatus } from '../../../../src/check/receiver/status.js'
import { CALLBACK_PLACE } from '../../../support/check.js'
import { makeReceiverFacts, makeResponse, SENT_IDS } from '../../../support/sent.js'

test.each([
  ['204', 204],
  ['2XX', 202],
  ['default', 218],
])('a document that has %s covers %i', (key, status) => {
  expect(checkStatus(makeReceiverFacts({ status, responses: [makeResponse(key)] }))).toEqual([])
})

test('a status that is not documented names those that are', () => {
  const responses = [makeResponse('200'), makeResponse('204')]
  expect(checkStatus(makeReceiverFacts({ status: 202, responses }))).toEqual([
    {
      code: 'receiver-status-undocumented',
      message: 'invoice_notification was answered 202, which the document does not have',
      expected: '200, 204',
      arrived: '202',
      hint: 'The sender may take an answer that it does not know for a failure, and send it again.',
      promised: CALLBACK_PLACE,
      detail: '202',
      ...SENT_IDS,
    },
  ])
})

test('where no success is documented, any success is one', () => {
  for (const responses of [[], [makeResponse('404')], [makeResponse('4XX')]]) {
    expect(checkStatus(makeReceiverFacts({ status: 200, responses }))).toEqual([])
  }
  const range = checkStatus(makeReceiverFacts({ status: 202, responses: [makeResponse('200')] }))
  expect(range).toHaveLength(1)
})

test('where nothing is documented, a status that HTTP does not have is undocumented', () => {
  const [draft] = checkStatus(makeReceiverFacts({ status: 799, responses: [] }))
  expect(draft?.expected).toBe('a documented status')
})

test('statuses that HTTP does not have are undocumented', () => {
  expect(checkStatus(makeReceiverFacts({ status: 799 }))).toHaveLength(1)
})

test.each([301, 404, 503])('%i has a rule of its own', (status) => {
  expect(checkStatus(makeReceiverFacts({ status }))).toEqual([])
})

test('no answer has no status', () => {
  expect(checkStatus(makeReceiverFacts({ failure: 'refused' }))).toEqual([])
})
