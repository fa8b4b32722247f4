import { expect, test } from 'vitest'
import { type ExternalInput, openExternalTrigger } from '../../../src/session/external-trigger.js'
import { makeCallback, makeTriggerOperation } from '../../support/contract.js'
import { token } from '../../support/delivery.js'
import { makeContext } from '../../support/session.js'

const CALLBACK_URL = `http://127.0.0.1:4000/${token(1)}`

function open(input: Partial<ExternalInput> = {}, context = makeContext()) {
  const callback = input.callback ?? makeCallback()
  return openExternalTrigger(
    {
      operation: makeTriggerOperation([callback]),
      callback,
      token: token(1),
      callbackUrl: CALLBACK_URL,
      ...input,
    },
    context,
  )
}

test('a trigger of somebody else has one expectation, and no request that is known', () => {
  const callback = makeCallback()
  const trigger = open({ callback })
  const { operation: _, expectations, ...rest } = trigger
  expect(rest).toEqual({
    id: 'trig-1',
    kind: 'external',
    token: token(1),
    callbackUrl: CALLBACK_URL,
  })
  expect(expectations.map(({ id, attempts }) => [id, attempts])).toEqual([['exp-1', 0]])
  expect(expectations[0]?.trigger).toBe(trigger)
  expect(expectations[0]?.callback).toBe(callback)
})

test('each has numbers of its own', () => {
  const context = makeContext()
  const opened = [open({}, context), open({}, context)]
  expect(opened.map(({ id, expectations }) => [id, expectations[0]?.id])).toEqual([
    ['trig-1', 'exp-1'],
    ['trig-2', 'exp-2'],
  ])
})

test('a webhook is expected at exactly its URL', () => {
  const [expectation] = open({ isWebhook: true }).expectations
  expect(expectation?.url).toMatchObject({ kind: 'known', url: CALLBACK_URL })
})

test('the values of a callback are free in its URL', () => {
  const [expectation] = open().expectations
  expect(expectation?.url).toMatchObject({
    url: `${CALLBACK_URL}/invoices/{$request.body#/id}`,
    targets: [{ pattern: new RegExp(`^/${token(1)}/invoices/([^/?#]*)$`) }],
  })
})
