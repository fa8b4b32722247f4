import { expect, test } from 'vitest'
import type { MockExchange } from '../../../src/mock/model.js'
import { createBacklog } from '../../../src/session/backlog.js'
import { createMockDesk } from '../../../src/session/mock-desk.js'
import type { ReceivedRequest } from '../../../src/transport/model.js'
import { makeCallback, makeTriggerOperation } from '../../support/contract.js'
import { makeContext } from '../../support/session.js'

const REQUEST: ReceivedRequest = {
  ...{ method: 'POST', url: '/invoices/', headers: [['Authorization', 'Bearer sesame']] },
  ...{ body: new Uint8Array(), bodySize: 0, receivedMs: 0 },
}
const RESPONSE = { status: 200, headers: [], body: new Uint8Array() }
const CONTEXT = {
  request: { url: '', method: 'POST', headers: [], query: [], path: new Map<string, string>() },
}
const TAKEN: MockExchange = {
  ...{ request: REQUEST, response: RESPONSE, because: 'the request conforms', context: CONTEXT },
  operation: makeTriggerOperation([makeCallback()]),
}

/** A desk over an API with one answer; what is sent waits for `release`. */
function openDesk(exchange: MockExchange, room = 10) {
  const context = makeContext()
  const sent: string[] = []
  const errors: unknown[] = []
  const releases: (() => void)[] = []
  const backlog = createBacklog({ count: room, bytes: 1000 })
  const take = createMockDesk({
    context,
    api: { answer: () => Promise.resolve(exchange) },
    sender: {
      send: (request) => {
        sent.push(request)
        return new Promise((resolve) => releases.push(resolve))
      },
    },
    backlog,
    onError: (error) => errors.push(error),
  })
  return { context, sent, errors, backlog, take, release: () => releases.shift()?.() }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

test('a request that was taken is answered, then its callbacks are sent', async () => {
  const { take, sent, context } = openDesk(TAKEN)
  expect(await take(REQUEST)).toBe(RESPONSE)
  expect(sent).toEqual([])
  await nextTurn()
  expect(sent).toEqual(['req-1'])
  expect(context.events).toMatchObject([
    { type: 'request:served', request: 'req-1', operation: 'create_invoice' },
  ])
})

test('a request that was not taken sends nothing', async () => {
  const { context: _, ...refused } = TAKEN
  const { take, sent } = openDesk(refused)
  await take(REQUEST)
  await nextTurn()
  expect(sent).toEqual([])
})

test('an operation without callbacks sends nothing', async () => {
  const { take, sent } = openDesk({ ...TAKEN, operation: makeTriggerOperation([]) })
  await take(REQUEST)
  await nextTurn()
  expect(sent).toEqual([])
})

test('where there is no room the client waits, and nothing is lost', async () => {
  const { take, sent, release, backlog } = openDesk(TAKEN, 1)
  await take(REQUEST)
  let isAnswered = false
  const second = take(REQUEST).then(() => {
    isAnswered = true
  })
  await nextTurn()
  expect([isAnswered, sent]).toEqual([false, ['req-1']])
  release()
  await second
  await nextTurn()
  expect(sent).toEqual(['req-1', 'req-2'])
  release()
  await backlog.whenEmpty()
})

test('a request that broke off is written down and not played', async () => {
  const { take, sent, context } = openDesk(TAKEN)
  const answer = await take({ ...REQUEST, fault: 'body-too-large' })
  expect(answer.status).toBe(413)
  await nextTurn()
  expect(sent).toEqual([])
  expect(context.events).toMatchObject([{ because: 'its body is larger than Ringback takes' }])
})

test('credentials of clients are not written down', async () => {
  const { take, context } = openDesk(TAKEN)
  await take(REQUEST)
  expect(JSON.stringify(context.events)).not.toContain('sesame')
})

test('an error of ours is told, and gives the place back', async () => {
  const errors: unknown[] = []
  const backlog = createBacklog({ count: 1, bytes: 10 })
  const failure = new Error('a bug')
  const take = createMockDesk({
    context: makeContext(),
    api: { answer: () => Promise.resolve(TAKEN) },
    sender: { send: () => Promise.reject(failure) },
    backlog,
    onError: (error) => errors.push(error),
  })
  await take(REQUEST)
  await backlog.whenEmpty()
  expect(errors).toEqual([failure])
})
