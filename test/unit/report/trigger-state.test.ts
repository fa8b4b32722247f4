import { expect, test } from 'vitest'
import type { TriggerAnswered, TriggerSent } from '../../../src/event/model.js'
import { createDeliveryTally } from '../../../src/report/delivery-tally.js'
import { createSkips } from '../../../src/report/skip.js'
import { isAccepted, isSettled, openTrigger } from '../../../src/report/trigger-state.js'
import { answered, judged, received, sent } from './sample-events.js'

function stateOf(answer?: Partial<TriggerAnswered>, change: Partial<TriggerSent> = {}) {
  const state = openTrigger(sent('trig-1', change))
  if (answer !== undefined) state.answered = answered('trig-1', answer)
  return state
}

test.each([
  [199, false],
  [200, true],
  [299, true],
  [300, false],
  [404, false],
])('an API that answers %d took the trigger: %s', (status, isTaken) => {
  expect(isAccepted(stateOf({ status }))).toBe(isTaken)
})

test('an API that did not answer took nothing', () => {
  const failure = { reason: 'timeout', message: 'No answer.' } as const
  expect(isAccepted(stateOf())).toBe(false)
  expect(isAccepted(stateOf({ failure }))).toBe(false)
})

const FAILURE = { reason: 'refused', message: 'Nobody there.' } as const

test.each<[string, Partial<TriggerAnswered> | undefined, TriggerSent['kind'], boolean]>([
  ['without its answer', undefined, 'valid', false],
  ['that was accepted and owes nothing more', { status: 201 }, 'valid', true],
  ['that was refused', { status: 400 }, 'valid', true],
  ['that nobody answered', { failure: FAILURE }, 'valid', true],
  ['that was invalid and nobody answered', { failure: FAILURE }, 'invalid', true],
  ['that was invalid and refused', { status: 400 }, 'invalid', false],
  ['that was invalid and accepted', { status: 201 }, 'invalid', false],
  ['that gave no URL', { status: 201 }, 'without-url', false],
])('all is known of a trigger %s (%j, %s): %s', (_, answer, kind, isKnown) => {
  expect(isSettled(stateOf(answer, { kind }))).toBe(isKnown)
})

test('while something is awaited not all is known, unless the API refused', () => {
  const accepted = stateOf({ status: 201 })
  accepted.awaited.add('exp-1')
  expect(isSettled(accepted)).toBe(false)
  accepted.awaited.delete('exp-1')
  expect(isSettled(accepted)).toBe(true)
  const refused = stateOf({ status: 400 })
  refused.awaited.add('exp-1')
  expect(isSettled(refused)).toBe(true)
})

test('once something came that was not owed all is told at the answer', () => {
  const answeredState = stateOf({ status: 400 }, { kind: 'invalid' })
  answeredState.hasUnowed = true
  expect(isSettled(answeredState)).toBe(true)
  const early = stateOf(undefined, { kind: 'invalid' })
  early.hasUnowed = true
  expect(isSettled(early)).toBe(false)
})

test.each([
  ['matched', 1, 0],
  ['ambiguous', 0, 0],
  ['crosstalk', 0, 0],
  ['unowed', 0, 0],
  ['unexpected', 0, 1],
] as const)(
  'of a delivery judged %s %d counts for its callback and %d as unexpected',
  (match, own, unexpected) => {
    const tally = createDeliveryTally()
    tally.add(received('dlv-1'))
    tally.add(judged('dlv-1', { match, callback: 'paid' }))
    expect([tally.received, tally.unexpected]).toEqual([1, unexpected])
    expect(tally.matched().get('paid')?.delivered ?? 0).toBe(own)
  },
)

test('deliveries are counted per callback, and owed by nobody', () => {
  const tally = createDeliveryTally()
  for (const callback of ['paid', 'failed', 'paid']) tally.add(judged('d', { callback }))
  const { callback: _, ...nameless } = judged('d')
  tally.add(nameless)
  expect([...tally.matched()]).toEqual([
    ['paid', { expected: 0, delivered: 2, expired: 0, passedOver: 0 }],
    ['failed', { expected: 0, delivered: 1, expired: 0, passedOver: 0 }],
  ])
  expect(tally.received).toBe(0)
})

test('an operation and its kinds are skipped apart, each for its first reason', () => {
  const skips = createSkips()
  const add = (operation: string, because: string, kind?: 'valid' | 'invalid') => {
    skips.add({ type: 'operation:skipped', atMs: 1, operation, because, ...(kind && { kind }) })
  }
  add('a', 'first')
  add('a', 'second')
  add('a', 'valid first', 'valid')
  add('a', 'invalid first', 'invalid')
  add('a', 'valid second', 'valid')
  add('__proto__', 'hostile')
  add('ain', 'no name to be mixed up', 'valid')
  expect(skips.list()).toEqual([
    { operation: 'a', because: 'first' },
    { operation: 'a', kind: 'valid', because: 'valid first' },
    { operation: 'a', kind: 'invalid', because: 'invalid first' },
    { operation: '__proto__', because: 'hostile' },
    { operation: 'ain', kind: 'valid', because: 'no name to be mixed up' },
  ])
})
