import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CallbackTally, createCallbackTally } from '../../../src/report/callback-tally.js'

function countOf(tally: CallbackTally, callback = 'paid') {
  return tally.totals().get(callback)
}

test('What is open counts as expected before anything is settled.', () => {
  const tally = createCallbackTally()
  tally.open('trig-1', 'paid')
  expect(countOf(tally)).toEqual({ expected: 1, delivered: 0, expired: 0, passedOver: 0 })
})

test('Totals are a copy, which later events leave alone.', () => {
  const tally = createCallbackTally()
  for (const trigger of ['trig-1', 'trig-2']) {
    tally.open(trigger, 'paid')
    tally.meet(trigger, 'paid')
  }
  tally.answer('trig-1', true)
  const early = countOf(tally)
  tally.answer('trig-2', true)
  tally.meet('trig-3', 'paid')
  expect(early).toMatchObject({ expected: 2, delivered: 2 })
  expect(countOf(tally)).toMatchObject({ expected: 2, delivered: 3 })
})

test('A callback that expired while another one came was passed over for it.', () => {
  const tally = createCallbackTally()
  for (const callback of ['paid', 'failed']) tally.open('trig-1', callback)
  tally.answer('trig-1', true)
  tally.meet('trig-1', 'paid')
  tally.expire('trig-1', 'failed')
  expect(countOf(tally, 'failed')).toEqual({
    ...{ expected: 1, delivered: 0, expired: 1, passedOver: 1 },
    instead: 'paid',
  })
})

test('A refused trigger owes nothing, whatever it opened.', () => {
  const tally = createCallbackTally()
  for (const callback of ['paid', 'failed']) tally.open('trig-1', callback)
  tally.answer('trig-1', false)
  expect([...tally.totals()]).toEqual([])
})

test('Triggers do not mix, in whatever order things happen to them.', () => {
  const step = fc.constantFrom('open', 'meet', 'expire', 'accept', 'refuse')
  const happening = fc.tuple(step, fc.nat({ max: 3 }), fc.constantFrom('paid', 'failed'))
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 20 }), (happenings) => {
      const together = createCallbackTally()
      const alone = [0, 1, 2, 3].map(() => createCallbackTally())
      for (const [what, number, callback] of happenings) {
        for (const tally of [together, alone[number]]) {
          const id = `trig-${number}`
          if (what === 'accept' || what === 'refuse') tally?.answer(id, what === 'accept')
          else tally?.[what](id, callback)
        }
      }
      for (const callback of ['paid', 'failed']) {
        for (const field of ['expected', 'delivered', 'expired', 'passedOver'] as const) {
          const sum = alone.reduce(
            (total, one) => total + (countOf(one, callback)?.[field] ?? 0),
            0,
          )
          expect(countOf(together, callback)?.[field] ?? 0).toBe(sum)
        }
      }
    }),
  )
})
