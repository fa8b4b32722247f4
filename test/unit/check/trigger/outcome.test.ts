import { expect, test } from 'vitest'
import { checkOutcome } from '../../../../src/check/trigger/outcome.js'
import type { Trigger } from '../../../../src/delivery/model.js'
import type { HeaderPair } from '../../../../src/transport/model.js'
import { makeContract, placeAt } from '../../../support/check.js'
import { makeTriggerOperation } from '../../../support/contract.js'
import { makeTrigger } from '../../../support/delivery.js'

const IDS = { operation: 'create_invoice', trigger: 'trig-1', promised: placeAt('/post') }

function check(trigger: Trigger) {
  const operation = makeTriggerOperation([], { place: placeAt('/post') })
  return checkOutcome({ contract: makeContract(), trigger: { ...trigger, operation } })
}

function answered(status: number, kind: Trigger['kind'] = 'valid', headers: HeaderPair[] = []) {
  const trigger = makeTrigger({ kind, status })
  const { exchange } = trigger
  if (exchange === undefined) throw new Error('the trigger was not answered')
  const response = { status, headers, body: new Uint8Array() }
  return check({ ...trigger, exchange: { ...exchange, response } })
}

test.each([
  [200, 'valid'],
  [204, 'valid'],
  [299, 'without-url'],
  [422, 'invalid'],
  [400, 'invalid'],
] as const)('%i for a trigger that is %s is as it should be', (status, kind) => {
  expect(answered(status, kind)).toEqual([])
})

test('a trigger that is not answered yet has no outcome', () => {
  expect(check(makeTrigger({ status: undefined }))).toEqual([])
})

test('a failure is told in its own words', () => {
  const trigger = makeTrigger()
  trigger.exchange = {
    request: { method: 'POST', url: '', headers: [], body: new Uint8Array() },
    failure: { reason: 'refused', message: 'Nothing listens at 127.0.0.1:1.' },
    startedMs: 0,
    endedMs: 1,
  }
  expect(check(trigger)).toEqual([
    {
      code: 'trigger-failed',
      message: 'POST /invoices/ was not answered: Nothing listens at 127.0.0.1:1.',
      expected: 'an answer',
      arrived: 'Nothing listens at 127.0.0.1:1.',
      detail: 'refused',
      ...IDS,
    },
  ])
})

test.each([
  [500, 'valid'],
  [503, 'invalid'],
  [599, 'without-url'],
] as const)('%i for a trigger that is %s is an error of the server', (status, kind) => {
  expect(answered(status, kind)).toEqual([
    {
      code: 'trigger-server-error',
      message: `POST /invoices/ was answered ${status}`,
      expected: 'no 5xx',
      arrived: `${status}`,
      detail: `${status}`,
      ...IDS,
    },
  ])
})

test('a redirect says where it leads', () => {
  expect(answered(307, 'valid', [['LOCATION', '/invoices']])).toEqual([
    {
      code: 'trigger-redirected',
      message: 'POST /invoices/ was answered with the redirect 307, which is not followed',
      expected: 'a documented answer',
      arrived: '307 to /invoices',
      ...IDS,
    },
  ])
  expect(answered(300, 'invalid')).toMatchObject([{ code: 'trigger-redirected', arrived: '300' }])
  expect(answered(399)).toMatchObject([{ code: 'trigger-redirected' }])
})

const CREDENTIALS = 'Give credentials with --bearer, --api-key, --basic or --header.'
const SERVER = 'Is the server URL right (--api)?'

test.each([
  [400, 'Give values that the API takes with --set or --body.'],
  [401, CREDENTIALS],
  [403, CREDENTIALS],
  [404, `${SERVER} Give values that exist with --set.`],
  [405, SERVER],
  [415, SERVER],
  [422, 'Give values that the API takes with --set or --body.'],
])('a valid trigger refused with %i gets advice', (status, hint) => {
  expect(answered(status)).toEqual([
    {
      code: 'trigger-refused',
      message: `POST /invoices/ refused a valid trigger with ${status}`,
      expected: '2xx',
      arrived: `${status}`,
      hint,
      detail: `${status}`,
      ...IDS,
    },
  ])
})

test('leaving the optional URL out is valid too', () => {
  expect(answered(422, 'without-url')).toMatchObject([{ code: 'trigger-refused' }])
})

test('an invalid trigger that is accepted names the fault', () => {
  const fault = 'body without /customer (required)'
  expect(check({ ...makeTrigger({ kind: 'invalid', status: 201 }), fault })).toEqual([
    {
      code: 'trigger-invalid-accepted',
      message: `POST /invoices/ accepted a request that its document forbids: ${fault}`,
      expected: '4xx',
      arrived: '201',
      detail: fault,
      ...IDS,
    },
  ])
  expect(answered(200, 'invalid')).toMatchObject([{ detail: 'an invalid request' }])
})

test('the API may refuse a request that the user edited, but not fail on it', () => {
  const edited = (status: number) => check({ ...makeTrigger({ status }), isEdited: true })
  expect(edited(422)).toEqual([])
  expect(edited(404)).toEqual([])
  expect(edited(500)).toMatchObject([{ code: 'trigger-server-error' }])
})
