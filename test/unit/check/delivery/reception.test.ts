import { expect, test } from 'vitest'
import { checkReception } from '../../../../src/check/delivery/reception.js'
import type { ReceptionFault } from '../../../../src/transport/model.js'
import { IDS, KEY_PLACE, makeFacts, matchOnly } from '../../../support/check.js'
import { makeReceived } from '../../../support/delivery.js'

test('a whole request has nothing to say', () => {
  expect(checkReception(makeFacts(matchOnly()))).toEqual([])
})

const FAULTS: [ReceptionFault, string][] = [
  ['body-too-large', 'its body is larger than the receiver takes'],
  ['headers-too-large', 'its headers are larger than the receiver takes'],
  ['aborted', 'the connection was closed before it was complete'],
  ['timeout', 'it stalled until the receiver gave up'],
  ['malformed', 'it is not HTTP'],
]

test.each(FAULTS)('a callback with the fault %s is incomplete', (fault, words) => {
  const request = makeReceived('/', { fault, bodySize: 12 })
  expect(checkReception(makeFacts(matchOnly(), { request }))).toEqual([
    {
      code: 'delivery-incomplete',
      message: `invoice_notification did not arrive whole: ${words}`,
      expected: 'a complete request',
      arrived: `12 bytes of body, then: ${words}`,
      promised: KEY_PLACE,
      detail: fault,
      ...IDS,
    },
  ])
})

test('what is known of the fault is told in its own words', () => {
  const faultMessage = 'This is a TLS client hello.'
  const request = makeReceived('/', { fault: 'malformed', faultMessage })
  expect(checkReception(makeFacts({ kind: 'unexpected' }, { request }))).toEqual([
    {
      code: 'delivery-incomplete',
      message: 'a request to the receiver did not arrive whole: This is a TLS client hello.',
      expected: 'a complete request',
      arrived: '0 bytes of body, then: it is not HTTP',
      delivery: 'dlv-1',
      detail: 'malformed',
    },
  ])
})
