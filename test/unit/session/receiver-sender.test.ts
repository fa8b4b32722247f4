import { expect, test } from 'vitest'
import { createReceiverSender } from '../../../src/session/receiver-sender.js'
import type { Exchange } from '../../../src/transport/model.js'
import type { Driver } from '../../../src/transport/send.js'
import { makePlacedCallback } from '../../support/check.js'
import { makeContext } from '../../support/session.js'

const DELIVERY = {
  request: { method: 'POST', url: 'http://r.test/', headers: [], body: new Uint8Array() },
  secretHeaders: [],
}
const ANSWER = { response: { status: 204, headers: [], body: new Uint8Array() } }
const SILENCE = { failure: { reason: 'timeout', message: 'r.test did not answer.' } } as const

/** A receiver that does these one after the other. */
function makeSender(...outcomes: readonly Pick<Exchange, 'response' | 'failure'>[]) {
  const left = [...outcomes]
  const driver: Driver = {
    send: (request) => {
      const outcome = left.shift() ?? ANSWER
      return Promise.resolve({ request, ...outcome, startedMs: 0, endedMs: 1 })
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  const context = makeContext()
  const sender = createReceiverSender(makePlacedCallback(), { context, driver, timeoutMs: 100 })
  return { sender, context }
}

test('three deliveries in a row without an answer are enough', async () => {
  const { sender } = makeSender(SILENCE, SILENCE, SILENCE)
  const given: boolean[] = []
  for (let count = 0; count < 3; count += 1) {
    await sender.send(DELIVERY)
    given.push(sender.hasGivenUp())
  }
  expect(given).toEqual([false, false, true])
})

test('an answer between them starts the count again', async () => {
  const { sender } = makeSender(SILENCE, SILENCE, ANSWER, SILENCE, SILENCE)
  for (let count = 0; count < 5; count += 1) await sender.send(DELIVERY)
  expect(sender.hasGivenUp()).toBe(false)
})

test('a run that is stopped sends no more', () => {
  const { sender, context } = makeSender()
  expect(sender.hasGivenUp()).toBe(false)
  context.stop()
  expect(sender.hasGivenUp()).toBe(true)
})

test('a delivery tells what it tries, and which attempt it is', async () => {
  const { sender, context } = makeSender()
  const sent = await sender.send(DELIVERY, { label: 'no body', expects: 'refusal' }, 2)
  expect(sent).toMatchObject({ attempt: 2, case: { label: 'no body' } })
  expect(context.events[0]).toMatchObject({ type: 'delivery:sent', case: 'no body', attempt: 2 })
  expect((await sender.send(DELIVERY)).case).toBeUndefined()
})
