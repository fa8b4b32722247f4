import { expect, test } from 'vitest'
import { isOwed } from '../../../src/delivery/match.js'
import { createToken, forgetContent, sendTrigger } from '../../../src/session/trigger.js'
import { makeDelivery } from '../../support/check.js'
import { makeCallback } from '../../support/contract.js'
import { makeReceived, token } from '../../support/delivery.js'
import { summariseEvents } from '../../support/session.js'
import { makeInput, makeTools, type Outcome } from '../../support/trigger.js'

const PATH = `/${token(1)}/invoices/inv-1`

test('tokens have 128 bits and never repeat', () => {
  const tokens = Array.from({ length: 1000 }, createToken)
  expect(new Set(tokens).size).toBe(1000)
  expect(tokens.filter((one) => !/^[0-9a-f]{32}$/.test(one))).toEqual([])
})

test('expectations are open before the trigger is answered', async () => {
  const tools = makeTools()
  const trigger = await sendTrigger(makeInput(), tools)
  expect(summariseEvents(tools.context.events)).toEqual([
    'sent trig-1 valid',
    'opened exp-1',
    'answered trig-1 200',
  ])
  expect(tools.context.ledger.findByToken(token(1))).toBe(trigger)
  expect(trigger).toMatchObject({
    id: 'trig-1',
    kind: 'valid',
    exchange: { response: { status: 200 } },
  })
})

test('a callback that comes while the API still answers is judged by the answer', async () => {
  const tools = makeTools(undefined, () => {
    tools.judge.accept(makeDelivery(makeReceived(PATH, { receivedMs: 0 })))
  })
  await sendTrigger(makeInput(), tools)
  expect(summariseEvents(tools.context.events)).toEqual([
    'sent trig-1 valid',
    'opened exp-1',
    'answered trig-1 200',
    'met exp-1 by dlv-1',
    'judged dlv-1 matched trig-1 1',
  ])
})

test('a trigger without URL opens nothing, and an invalid one tells its fault', async () => {
  const tools = makeTools()
  await sendTrigger(makeInput({ kind: 'without-url' }), tools)
  const { draft } = makeInput()
  await sendTrigger(makeInput({ kind: 'invalid', draft: { ...draft, fault: 'no id' } }), tools)
  expect(summariseEvents(tools.context.events)).toEqual([
    'sent trig-1 without-url',
    'answered trig-1 200',
    'sent trig-2 invalid',
    'opened exp-2',
    'answered trig-2 200',
  ])
  expect(tools.context.drafts.map((one) => [one.code, one.detail])).toContainEqual([
    'trigger-invalid-accepted',
    'no id',
  ])
})

test('an edited trigger that is refused is no finding', async () => {
  const response = { status: 422, headers: [], body: new Uint8Array() }
  for (const isEdited of [false, true]) {
    const tools = makeTools({ response })
    await sendTrigger(makeInput({ isEdited }), tools)
    const codes = tools.context.drafts.map((one) => one.code)
    expect(codes.includes('trigger-refused')).toBe(!isEdited)
  }
})

test('an answer that does not come is a finding', async () => {
  const failure = { reason: 'reset', message: 'It was closed.' } as const
  const tools = makeTools({ failure })
  await sendTrigger(makeInput(), tools)
  expect(summariseEvents(tools.context.events).at(-1)).toBe('answered trig-1 reset')
  expect(tools.context.drafts.map((one) => one.code)).toEqual(['trigger-failed'])
})

test('a trigger that was cancelled by us is no finding', async () => {
  const failure = { reason: 'cancelled', message: 'It was cancelled.' } as const
  const tools = makeTools({ failure }, () => tools.context.stop())
  await sendTrigger(makeInput(), tools)
  expect(summariseEvents(tools.context.events).at(-1)).toBe('answered trig-1 cancelled')
  expect(tools.context.drafts).toEqual([])
})

const LATE = makeCallback({ key: '{$request.query.callback_url}/{$response.body#/id}' })

function answeredWith(body: string): Outcome {
  return { response: { status: 200, headers: [], body: new TextEncoder().encode(body) } }
}

test('a URL over the answer is known once that is there', async () => {
  const tools = makeTools(answeredWith('{"id":"made-9"}'))
  const trigger = await sendTrigger(makeInput({ callbacks: [LATE] }), tools)
  expect(tools.context.events[1]).not.toHaveProperty('url')
  expect(trigger.expectations[0]?.url).toMatchObject({
    kind: 'known',
    url: `http://127.0.0.1:9999/${token(1)}/made-9`,
  })
  expect(tools.context.ledger.findBySuffix('/made-9')).toEqual(trigger.expectations)
})

test.each(['{}', 'no JSON', ''])('an answer %j leaves such a URL unresolvable', async (body) => {
  const tools = makeTools(answeredWith(body))
  const trigger = await sendTrigger(makeInput({ callbacks: [LATE] }), tools)
  expect(trigger.expectations[0]?.url.kind).toBe('unresolvable')
})

test('without an answer such a URL stays unknown', async () => {
  const tools = makeTools({ failure: { reason: 'reset', message: '' } })
  const trigger = await sendTrigger(makeInput({ callbacks: [LATE] }), tools)
  expect(trigger.expectations[0]?.url).toEqual({ kind: 'late' })
})

test('of a settled trigger status and times are kept, and what else decides about late callbacks', async () => {
  const body = new TextEncoder().encode('{"ok":true}')
  const tools = makeTools({ response: { status: 202, headers: [['x', 'y']], body } })
  const trigger = await sendTrigger(makeInput(), tools)
  const { exchange, ...before } = { ...trigger }
  forgetContent(trigger)
  expect(trigger.exchange).toEqual({
    ...exchange,
    response: { status: 202, headers: [], body: new Uint8Array() },
  })
  expect({ ...trigger, exchange: undefined }).toEqual({
    ...before,
    context: undefined,
    exchange: undefined,
  })
  expect(isOwed(trigger)).toBe(true)
})

test('a trigger that was not answered keeps why', async () => {
  const failure = { reason: 'refused', message: 'refused' } as const
  const trigger = await sendTrigger(makeInput(), makeTools({ failure }))
  const { exchange } = trigger
  forgetContent(trigger)
  expect(trigger.exchange).toBe(exchange)
})
