import { expect, test } from 'vitest'
import {
  createReceivedDescriber,
  describeAnswer,
  describeOpened,
  describeSent,
  type SentTrigger,
} from '../../../src/session/record.js'
import type { Exchange, HttpRequest } from '../../../src/transport/model.js'
import { makeDelivery } from '../../support/check.js'
import { makeReceived, makeTrigger, onlyExpectation, token } from '../../support/delivery.js'

const describeReceived = createReceivedDescriber()

const REQUEST: HttpRequest = {
  method: 'POST',
  url: 'http://127.0.0.1:8000/invoices/',
  headers: [
    ['Authorization', 'Bearer s3cret'],
    ['X-Tenant-Key', 's3cret'],
    ['accept', '*/*'],
  ],
  body: new TextEncoder().encode('{"id":"inv-1"}'),
}

function sent(kind: SentTrigger['kind'], more: Partial<SentTrigger> = {}): SentTrigger {
  return { ...makeTrigger({ kind }), kind, request: REQUEST, ...more }
}

test('a trigger is told without its secrets', () => {
  expect(describeSent(sent('valid'), ['x-tenant-key'])).toEqual({
    type: 'trigger:sent',
    trigger: 'trig-1',
    operation: 'create_invoice',
    kind: 'valid',
    callbackUrl: `http://127.0.0.1:9999/${token(1)}`,
    method: 'POST',
    url: 'http://127.0.0.1:8000/invoices/',
    headers: [
      ['Authorization', 'Bearer [redacted]'],
      ['X-Tenant-Key', '[redacted]'],
      ['accept', '*/*'],
    ],
    body: { size: 14, text: '{"id":"inv-1"}' },
  })
})

test('a trigger without URL has none, and an invalid one its fault', () => {
  expect(describeSent(sent('without-url'), [])).not.toHaveProperty('callbackUrl')
  expect(describeSent(sent('valid'), [])).not.toHaveProperty('fault')
  expect(describeSent(sent('invalid', { fault: 'no id' }), [])).toMatchObject({
    kind: 'invalid',
    fault: 'no id',
    callbackUrl: `http://127.0.0.1:9999/${token(1)}`,
  })
})

test('an answer is told with how long it took', () => {
  const exchange: Exchange = {
    request: REQUEST,
    response: {
      status: 201,
      headers: [['Set-Cookie', 'sid=s3cret']],
      body: new Uint8Array([0xff]),
    },
    startedMs: 10,
    endedMs: 12.5,
  }
  expect(describeAnswer(makeTrigger(), exchange)).toEqual({
    type: 'trigger:answered',
    trigger: 'trig-1',
    operation: 'create_invoice',
    tookMs: 2.5,
    status: 201,
    headers: [['Set-Cookie', '[redacted]']],
    body: { size: 1, base64: '/w==' },
  })
})

test('a failure stands in the place of an answer', () => {
  const failure = { reason: 'refused', message: 'Nothing listens.' } as const
  expect(
    describeAnswer(makeTrigger(), { request: REQUEST, failure, startedMs: 1, endedMs: 1 }),
  ).toEqual({
    type: 'trigger:answered',
    trigger: 'trig-1',
    operation: 'create_invoice',
    tookMs: 0,
    failure,
  })
})

test('an expectation has its URL once that is known', () => {
  const expectation = onlyExpectation(makeTrigger())
  const opened = {
    type: 'expectation:opened',
    expectation: 'exp-1-1',
    trigger: 'trig-1',
    callback: 'create_invoice > invoice_notification',
  }
  expect(describeOpened(expectation)).toEqual({
    ...opened,
    url: `http://127.0.0.1:9999/${token(1)}/invoices/inv-1`,
  })
  expect(describeOpened({ ...expectation, url: { kind: 'late' } })).toEqual(opened)
})

test('a delivery is told as it came, cut where it was cut, with what was answered', () => {
  const request = makeReceived('/x', {
    headers: [['cookie', 'sid=s3cret']],
    body: new TextEncoder().encode('{"pa'),
    bodySize: 99,
    fault: 'aborted',
  })
  const answer = { status: 200, headers: [['a', 'b']], body: new Uint8Array() } as const
  expect(describeReceived(makeDelivery(request, { answer }))).toEqual({
    type: 'delivery:received',
    delivery: 'dlv-1',
    method: 'POST',
    url: '/x',
    headers: [['cookie', '[redacted]']],
    body: { size: 99, text: '{"pa' },
    fault: 'aborted',
    answer: { status: 200, headers: [['a', 'b']], body: { size: 0, text: '' } },
  })
  expect(describeReceived(makeDelivery())).not.toHaveProperty('fault')
})

test('deliveries by turns are told with their own headers and answers, secrets struck out', () => {
  const open = { ...makeReceived('/x'), headers: [['host', 'a']] as const }
  const secret = { ...makeReceived('/x'), headers: [['Authorization', 'Bearer s3cret']] as const }
  const ok = { status: 200, headers: [], body: new TextEncoder().encode('ok') }
  const gone = { status: 410, headers: [], body: new Uint8Array() }
  const told = [
    makeDelivery(open, { answer: ok }),
    makeDelivery(open, { answer: ok }),
    makeDelivery(secret, { answer: ok }),
    makeDelivery(secret, { answer: gone }),
    makeDelivery(open, { answer: ok }),
  ].map((delivery) => describeReceived(delivery))
  expect(told).toMatchObject([
    { headers: [['host', 'a']], answer: { status: 200, body: { text: 'ok' } } },
    { headers: [['host', 'a']], answer: { status: 200, body: { text: 'ok' } } },
    { headers: [['Authorization', 'Bearer [redacted]']], answer: { status: 200 } },
    { headers: [['Authorization', 'Bearer [redacted]']], answer: { status: 410 } },
    { headers: [['host', 'a']], answer: { status: 200, body: { text: 'ok' } } },
  ])
})
