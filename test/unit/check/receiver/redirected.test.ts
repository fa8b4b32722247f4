import { expect, test } from 'vitest'
import { checkRedirect } from '../../../../src/check/receiver/redirected.js'
import { CALLBACK_PLACE } from '../../../support/check.js'
import { makeReceiverFacts, makeResponse, SENT_IDS } from '../../../support/sent.js'

test.each([200, 204, 400, 500])('%i is no redirect', (status) => {
  expect(checkRedirect(makeReceiverFacts({ status }))).toEqual([])
})

test('a redirect says where it leads, and that no sender follows', () => {
  const headers = [['Location', '/invoices/7/']] as const
  expect(checkRedirect(makeReceiverFacts({ status: 307, headers }))).toEqual([
    {
      code: 'receiver-redirected',
      message:
        'invoice_notification was answered with the redirect 307, which no sender of callbacks follows',
      expected: 'an answer that is no redirect',
      arrived: '307 to /invoices/7/',
      hint: 'A missing or extra slash in the path, or http in the place of https, is the usual cause.',
      promised: CALLBACK_PLACE,
      detail: '307',
      ...SENT_IDS,
    },
  ])
})

test('a redirect without a Location, and a documented one, are redirects too', () => {
  const responses = [makeResponse('3XX')]
  const [draft] = checkRedirect(makeReceiverFacts({ status: 304, responses }))
  expect(draft?.arrived).toBe('304')
})
