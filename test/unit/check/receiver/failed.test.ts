import { expect, test } from 'vitest'
import { checkReply } from '../../../../src/check/receiver/failed.js'
import type { FailureReason } from '../../../../src/transport/model.js'
import { CALLBACK_PLACE } from '../../../support/check.js'
import { makeReceiverFacts, SENT_IDS } from '../../../support/sent.js'

test('a receiver that answered, whatever it answered, has replied', () => {
  expect(checkReply(makeReceiverFacts({ status: 500 }))).toEqual([])
})

test('a receiver that nobody reaches did not answer', () => {
  expect(checkReply(makeReceiverFacts({ failure: 'refused' }))).toEqual([
    {
      code: 'receiver-failed',
      message: 'invoice_notification was not answered: r.test: refused.',
      expected: 'an answer',
      arrived: 'r.test: refused.',
      hint: 'Is the receiver running, and at this host and port?',
      promised: CALLBACK_PLACE,
      detail: 'refused',
      ...SENT_IDS,
    },
  ])
})

test.each<[FailureReason, string, RegExp]>([
  ['unresolved', 'receiver-failed', /spelt right/],
  ['tls', 'receiver-failed', /certificate/],
  ['malformed', 'receiver-failed', /HTTP/],
  ['reset', 'receiver-broke-off', /log/],
  ['too-large', 'receiver-broke-off', /short/],
])('%s is %s, with advice of its own', (failure, code, advice) => {
  const [draft] = checkReply(makeReceiverFacts({ failure }))
  expect(draft?.code).toBe(code)
  expect(draft?.hint).toMatch(advice)
})

test('a receiver that breaks off is there: a complete answer was expected of it', () => {
  expect(checkReply(makeReceiverFacts({ failure: 'reset' }))).toMatchObject([
    { expected: 'a complete answer', arrived: 'r.test: reset.', detail: 'reset' },
  ])
})

test('a failure that nobody knows is told all the same', () => {
  const [draft] = checkReply(makeReceiverFacts({ failure: 'other' }))
  expect(draft?.detail).toBe('other')
  expect(draft).not.toHaveProperty('hint')
})

test('silence is told by the rule of the deadline, and what we gave up by none', () => {
  expect(checkReply(makeReceiverFacts({ failure: 'timeout' }))).toEqual([])
  expect(checkReply(makeReceiverFacts({ failure: 'cancelled' }))).toEqual([])
})

test('what the delivery tried stands in the message and in the finding', () => {
  const tried = { label: 'body without /id', expects: 'refusal' } as const
  const [draft] = checkReply(makeReceiverFacts({ failure: 'reset', case: tried }))
  expect(draft?.message).toMatch(/^invoice_notification \(body without \/id\) was not answered/)
  expect(draft?.case).toBe('body without /id')
})
