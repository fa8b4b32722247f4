import { expect, test } from 'vitest'
import {
  type AnswerBehaviour,
  type Arrival,
  createAnswerSwitch,
} from '../../../src/session/answer-behaviour.js'
import { makeCallback } from '../../support/contract.js'

const usual = { status: 200, headers: [], body: Buffer.from('thanks') }

const ARRIVAL: Arrival = {
  id: 'dlv-1',
  request: { method: 'POST', url: '/', headers: [], body: Buffer.of(), receivedMs: 0, bodySize: 0 },
  callback: makeCallback(),
  usual,
}

const HANG: AnswerBehaviour = { kind: 'hang' }
const RESET: AnswerBehaviour = { kind: 'reset' }
const USUAL: AnswerBehaviour = { kind: 'answer', response: usual }

test('nothing set is the documented answer', () => {
  expect(createAnswerSwitch().policy(ARRIVAL)).toEqual(USUAL)
})

test('once is for one, and then what was before', () => {
  const { policy, set } = createAnswerSwitch()
  set(HANG, 'always')
  set(RESET, 'once')
  expect([policy(ARRIVAL), policy(ARRIVAL), policy(ARRIVAL)]).toEqual([RESET, HANG, HANG])
})

test('once as documented is an exception too', () => {
  const { policy, set } = createAnswerSwitch()
  set(HANG, 'always')
  set(undefined, 'once')
  expect([policy(ARRIVAL), policy(ARRIVAL)]).toEqual([USUAL, HANG])
})

test('the last word for the next one counts, and a word for always takes it back', () => {
  const { policy, set } = createAnswerSwitch()
  set(HANG, 'once')
  set(RESET, 'once')
  expect([policy(ARRIVAL), policy(ARRIVAL)]).toEqual([RESET, USUAL])
  set(HANG, 'once')
  set(undefined, 'always')
  expect(policy(ARRIVAL)).toEqual(USUAL)
})

test('somebody else may decide where nothing is set', async () => {
  const { policy, set } = createAnswerSwitch(() => Promise.resolve(RESET))
  expect(await policy(ARRIVAL)).toEqual(RESET)
  set(HANG, 'once')
  expect(await policy(ARRIVAL)).toEqual(HANG)
})
