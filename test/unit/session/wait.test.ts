import { expect, test } from 'vitest'
import type { SentTrigger } from '../../../src/session/record.js'
import { sendTrigger } from '../../../src/session/trigger.js'
import { awaitCallbacks } from '../../../src/session/wait.js'
import { makeDelivery } from '../../support/check.js'
import { makeCallback } from '../../support/contract.js'
import { makeReceived, token } from '../../support/delivery.js'
import { makeContext, summariseEvents } from '../../support/session.js'
import { makeInput, makeTools, type Tools } from '../../support/trigger.js'

const PATH = `/${token(1)}/invoices/inv-1`

/** A trigger that was sent and answered, and its tools. */
async function sent(
  input: Parameters<typeof makeInput>[0] = {},
  timing = { timeoutMs: 10, settleMs: 1 },
  status = 200,
): Promise<{ tools: Tools; trigger: SentTrigger }> {
  const response = { status, headers: [], body: new Uint8Array() }
  const tools = makeTools({ response }, undefined, makeContext({}, timing))
  return { tools, trigger: await sendTrigger(makeInput(input), tools) }
}

function deliverTo({ context, judge }: Tools, path = PATH, number = 1): void {
  const request = makeReceived(path, { receivedMs: context.clock.nowMs() })
  judge.accept(makeDelivery(request, { id: `dlv-${number}` }))
}

/** Resolves when a callback has arrived or its time is up; `rest` is what is watched then. */
async function awaitArrival(
  trigger: SentTrigger,
  tools: Tools,
): Promise<{ readonly rest: Promise<void> }> {
  let arrive: () => void = () => undefined
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const rest = awaitCallbacks(trigger, tools, arrive)
  await arrival
  return { rest }
}

const afterAnswer = (tools: Tools) => summariseEvents(tools.context.events).slice(3)

test('a callback that has arrived is not waited for, only for quiet behind it', async () => {
  const { tools, trigger } = await sent({}, { timeoutMs: 60_000, settleMs: 1 })
  deliverTo(tools)
  const { rest } = await awaitArrival(trigger, tools)
  await rest
  expect(afterAnswer(tools)).toEqual(['met exp-1 by dlv-1', 'judged dlv-1 matched trig-1 1'])
})

test('a callback ends waiting when it arrives', async () => {
  const { tools, trigger } = await sent({}, { timeoutMs: 60_000, settleMs: 1 })
  const awaited = awaitArrival(trigger, tools)
  deliverTo(tools)
  await (await awaited).rest
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})

test('a callback that does not come expires, and is missing after three times as long', async () => {
  const { tools, trigger } = await sent()
  const { rest } = await awaitArrival(trigger, tools)
  expect(afterAnswer(tools)).toEqual(['expired exp-1'])
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
  await rest
  expect(afterAnswer(tools)).toEqual(['expired exp-1'])
  expect(tools.context.drafts.at(-1)).toMatchObject({
    code: 'delivery-missing',
    arrived: 'nothing within 30 ms of the answer 200',
  })
})

/** A trigger whose deadline has just passed. */
async function sentLongAgo() {
  const { tools, trigger } = await sent({}, { timeoutMs: 60_000, settleMs: 1 })
  const { exchange } = trigger
  if (exchange === undefined) throw new Error('the trigger was not answered')
  trigger.exchange = { ...exchange, endedMs: exchange.endedMs - 60_000 }
  return { tools, trigger }
}

test('a callback after its deadline is late, not missing', async () => {
  const { tools, trigger } = await sentLongAgo()
  const { rest } = await awaitArrival(trigger, tools)
  deliverTo(tools)
  await rest
  expect(afterAnswer(tools)).toEqual([
    'expired exp-1',
    'met exp-1 by dlv-1',
    'judged dlv-1 matched trig-1 1',
  ])
  expect(tools.context.drafts.map((one) => one.code)).toContain('delivery-late')
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})

const TWO = ['onData', 'onError'].map((name) =>
  makeCallback({ name, id: name, key: `{$request.query.callback_url}/${name}` }),
)

test('callbacks in whose place another came expire when all is quiet', async () => {
  const { tools, trigger } = await sent({ callbacks: TWO })
  deliverTo(tools, `/${token(1)}/onError`)
  const { rest } = await awaitArrival(trigger, tools)
  const before = summariseEvents(tools.context.events)
  await rest
  expect(before).not.toContain('expired exp-1')
  expect(summariseEvents(tools.context.events).slice(before.length)).toEqual(['expired exp-1'])
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})

test('of several callbacks none of which comes all expire, and one finding says so', async () => {
  const { tools, trigger } = await sent({ callbacks: TWO })
  await (await awaitArrival(trigger, tools)).rest
  expect(summariseEvents(tools.context.events).slice(-2)).toEqual([
    'expired exp-1',
    'expired exp-2',
  ])
  expect(tools.context.drafts.filter((one) => one.code === 'delivery-missing')).toHaveLength(1)
})

test.each([
  ['was refused', {}, 422],
  ['left the URL out', { kind: 'without-url' }, 200],
  ['is invalid', { kind: 'invalid' }, 422],
  ['is invalid and was accepted', { kind: 'invalid' }, 200],
] as const)('a trigger that %s is only watched for a while', async (_, input, status) => {
  const { tools, trigger } = await sent(input, { timeoutMs: 60_000, settleMs: 1 }, status)
  await (await awaitArrival(trigger, tools)).rest
  expect(summariseEvents(tools.context.events)).not.toContain('expired exp-1')
})

test('each delivery starts the quiet anew, but not for ever', async () => {
  const { tools, trigger } = await sent({ kind: 'without-url' }, { timeoutMs: 1, settleMs: 60_000 })
  const { rest } = await awaitArrival(trigger, tools)
  let isOver = false
  void rest.then(() => (isOver = true))
  for (let number = 1; number <= 9; number += 1) {
    deliverTo(tools, PATH, number)
    await new Promise(setImmediate)
  }
  expect(isOver).toBe(false)
  deliverTo(tools, PATH, 10)
  await rest
  expect(isOver).toBe(true)
})

test('a run that is stopped waits for nothing, and nothing has expired by it', async () => {
  const { tools, trigger } = await sent({}, { timeoutMs: 60_000, settleMs: 60_000 })
  const awaited = awaitArrival(trigger, tools)
  tools.context.stop()
  await (await awaited).rest
  expect(afterAnswer(tools)).toEqual([])
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})

test('a run that is stopped while it watches for late callbacks misses none', async () => {
  const { tools, trigger } = await sentLongAgo()
  const { rest } = await awaitArrival(trigger, tools)
  expect(afterAnswer(tools)).toEqual(['expired exp-1'])
  tools.context.stop()
  await rest
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})
