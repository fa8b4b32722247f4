import { expect, test } from 'vitest'
import type { CallbackOperation } from '../../../src/contract/model.js'
import { createJudge, type Judge } from '../../../src/session/judge.js'
import type { SentTrigger } from '../../../src/session/record.js'
import {
  createToken,
  sendTrigger,
  type TriggerInput,
  type TriggerTools,
} from '../../../src/session/trigger.js'
import { awaitCallbacks } from '../../../src/session/wait.js'
import type { Exchange } from '../../../src/transport/model.js'
import type { Driver } from '../../../src/transport/send.js'
import { makeDelivery } from '../../support/check.js'
import { makeCallback, makeTriggerOperation } from '../../support/contract.js'
import { makeReceived, makeTrigger, token } from '../../support/delivery.js'
import { makeContext, type RecordedContext, summariseEvents } from '../../support/session.js'

interface Tools extends TriggerTools {
  readonly context: RecordedContext
  readonly judge: Judge
}

type Outcome = Pick<Exchange, 'response'> | Pick<Exchange, 'failure'>

/** Tools whose driver answers as told, after whatever happens meanwhile. */
function makeTools(
  outcome: Outcome = { response: { status: 200, headers: [], body: new Uint8Array() } },
  meanwhile: () => void = () => undefined,
  context = makeContext(),
): Tools {
  const driver: Driver = {
    send: (request) => {
      meanwhile()
      const at = context.clock.nowMs()
      return Promise.resolve({ request, ...outcome, startedMs: at, endedMs: at })
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  return { context, judge: createJudge(context), driver, answerTimeoutMs: 1000 }
}

function makeInput(
  input: Partial<TriggerInput> & { callbacks?: readonly CallbackOperation[] } = {},
): TriggerInput {
  const callbacks = input.callbacks ?? [makeCallback()]
  const { context } = makeTrigger({ callbacks })
  if (context === undefined) throw new Error('the trigger has no context')
  return {
    operation: makeTriggerOperation(callbacks),
    callbacks,
    kind: 'valid',
    token: token(1),
    callbackUrl: `http://127.0.0.1:9999/${token(1)}`,
    draft: {
      ok: true,
      request: { method: 'POST', url: context.url, headers: [], body: new Uint8Array() },
      context,
      secretHeaders: [],
    },
    ...input,
  }
}

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

const afterAnswer = (tools: Tools) => summariseEvents(tools.context.events).slice(3)

test('a callback that has arrived is not waited for, only for quiet behind it', async () => {
  const { tools, trigger } = await sent({}, { timeoutMs: 60_000, settleMs: 1 })
  deliverTo(tools)
  const { rest } = await awaitCallbacks(trigger, tools)
  await rest
  expect(afterAnswer(tools)).toEqual(['met exp-1 by dlv-1', 'judged dlv-1 matched trig-1 1'])
})

test('a callback ends waiting when it arrives', async () => {
  const { tools, trigger } = await sent({}, { timeoutMs: 60_000, settleMs: 1 })
  const awaited = awaitCallbacks(trigger, tools)
  deliverTo(tools)
  await (await awaited).rest
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})

test('a callback that does not come expires, and is missing after three times as long', async () => {
  const { tools, trigger } = await sent()
  const { rest } = await awaitCallbacks(trigger, tools)
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
  const { rest } = await awaitCallbacks(trigger, tools)
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
  const { rest } = await awaitCallbacks(trigger, tools)
  const before = summariseEvents(tools.context.events)
  await rest
  expect(before).not.toContain('expired exp-1')
  expect(summariseEvents(tools.context.events).slice(before.length)).toEqual(['expired exp-1'])
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})

test('of several callbacks none of which comes all expire, and one finding says so', async () => {
  const { tools, trigger } = await sent({ callbacks: TWO })
  await (await awaitCallbacks(trigger, tools)).rest
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
  await (await awaitCallbacks(trigger, tools)).rest
  expect(summariseEvents(tools.context.events)).not.toContain('expired exp-1')
})

test('each delivery starts the quiet anew, but not for ever', async () => {
  const { tools, trigger } = await sent({ kind: 'without-url' }, { timeoutMs: 1, settleMs: 60_000 })
  const { rest } = await awaitCallbacks(trigger, tools)
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
  const awaited = awaitCallbacks(trigger, tools)
  tools.context.stop()
  await (await awaited).rest
  expect(afterAnswer(tools)).toEqual([])
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})

test('a run that is stopped while it watches for late callbacks misses none', async () => {
  const { tools, trigger } = await sentLongAgo()
  const { rest } = await awaitCallbacks(trigger, tools)
  expect(afterAnswer(tools)).toEqual(['expired exp-1'])
  tools.context.stop()
  await rest
  expect(tools.context.drafts.map((one) => one.code)).not.toContain('delivery-missing')
})
