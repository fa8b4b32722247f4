import { expect, test } from 'vitest'
import { describeServed } from '../../../src/session/served.js'
import { makeTriggerOperation } from '../../support/contract.js'
import { makeReceived } from '../../support/delivery.js'

const RESPONSE = {
  status: 201,
  headers: [['content-type', 'application/json']] as const,
  body: new TextEncoder().encode('{"id":"é"}'),
}

test('a request that was answered is told with both bodies', () => {
  const request = makeReceived('/invoices/?a=1', { json: { id: 1 }, method: 'PUT' })
  expect(
    describeServed('req-3', request, {
      operation: makeTriggerOperation([]),
      response: RESPONSE,
      because: 'the request conforms',
    }),
  ).toEqual({
    type: 'request:served',
    request: 'req-3',
    operation: 'create_invoice',
    method: 'PUT',
    url: '/invoices/?a=1',
    headers: [['content-type', 'application/json']],
    body: { size: 8, text: '{"id":1}' },
    answer: {
      status: 201,
      headers: [['content-type', 'application/json']],
      body: { size: 11, text: '{"id":"é"}' },
    },
    because: 'the request conforms',
  })
})

test('a request that the document does not have belongs to no operation', () => {
  const event = describeServed('req-1', makeReceived('/nothing'), {
    response: RESPONSE,
    because: 'the document has no such path',
  })
  expect(Object.hasOwn(event, 'operation')).toBe(false)
})

test('secrets of both sides are struck out', () => {
  const headers = [
    ['Authorization', 'Bearer s3cret'],
    ['Cookie', 'session=s3cret'],
  ] as const
  const event = describeServed('req-1', makeReceived('/', { headers }), {
    response: { ...RESPONSE, headers: [['Set-Cookie', 'session=s3cret']] },
    because: 'it conforms',
  })
  expect(JSON.stringify(event)).not.toContain('s3cret')
})

test('a body that was cut off keeps its whole size', () => {
  const request = makeReceived('/', { body: new TextEncoder().encode('abc'), bodySize: 9000 })
  expect(describeServed('req-1', request, { response: RESPONSE, because: '' })).toMatchObject({
    body: { size: 9000, text: 'abc' },
  })
})
