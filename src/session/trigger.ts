import { randomBytes } from 'node:crypto'
import { TRIGGER_CHECKS } from '../check/registry.js'
import { runChecks } from '../check/run.js'
import type { CallbackOperation, TriggerOperation } from '../contract/model.js'
import { isAwaited } from '../delivery/duty.js'
import { expectUrl } from '../delivery/expect.js'
import type { CallbackRule, Expectation } from '../delivery/model.js'
import type { TriggerDraft } from '../sample/model.js'
import type { Driver } from '../transport/send.js'
import type { SessionContext } from './context.js'
import { readExchange } from './exchange-context.js'
import type { Judge } from './judge.js'
import { describeAnswer, describeOpened, describeSent, type SentTrigger } from './record.js'

/** 128 bits, as hexadecimal: nobody guesses another trigger's callback URL. */
export function createToken(): string {
  return randomBytes(16).toString('hex')
}

export interface TriggerInput {
  readonly operation: TriggerOperation
  readonly callbacks: readonly CallbackOperation[]
  readonly kind: SentTrigger['kind']
  readonly token: string
  readonly callbackUrl: string
  readonly draft: Extract<TriggerDraft, { ok: true }>
  readonly isEdited?: boolean | undefined
  /** What is expected of a callback, by its id. */
  readonly rules?: ReadonlyMap<string, CallbackRule> | undefined
}

export interface TriggerTools {
  readonly context: SessionContext
  readonly judge: Judge
  readonly driver: Driver
  /** How long the API may take to answer. */
  readonly answerTimeoutMs: number
}

/** Sends one trigger. Its expectations are open before the first byte leaves: callbacks may overtake the answer. */
export async function sendTrigger(input: TriggerInput, tools: TriggerTools): Promise<SentTrigger> {
  const { context, judge, driver } = tools
  const trigger = openTrigger(input, context)
  context.ledger.add(trigger)
  void context.emit(describeSent(trigger, input.draft.secretHeaders))
  if (trigger.kind !== 'without-url') {
    for (const expectation of trigger.expectations) {
      if (isAwaited(expectation)) void context.emit(describeOpened(expectation))
    }
  }
  const exchange = await driver.send(trigger.request, {
    timeoutMs: tools.answerTimeoutMs,
    signal: context.abort,
  })
  trigger.exchange = exchange
  resolveLateUrls(trigger, context)
  void context.emit(describeAnswer(trigger, exchange))
  if (!context.abort.aborted) {
    for (const draft of runChecks(TRIGGER_CHECKS, { contract: context.contract, trigger }))
      context.raise(draft)
  }
  judge.release(trigger)
  return trigger
}

function openTrigger(input: TriggerInput, context: SessionContext): SentTrigger {
  const { operation, callbacks, kind, token, callbackUrl, draft, isEdited = false } = input
  const expectations: Expectation[] = []
  const trigger: SentTrigger = {
    id: context.number('trig'),
    operation,
    kind,
    token,
    callbackUrl,
    request: draft.request,
    context: draft.context,
    fault: draft.fault,
    isEdited,
    expectations,
    // What comes later is there from the start: all triggers are of one shape.
    exchange: undefined,
    dueFromMs: undefined,
    endedMs: undefined,
  }
  const request = draft.context
  for (const callback of callbacks) {
    expectations.push({
      id: context.number('exp'),
      trigger,
      callback,
      rule: input.rules?.get(callback.id),
      url: expectUrl({ callback, callbackUrl, token, context: { request } }),
      first: undefined,
      attempts: 0,
    })
  }
  return trigger
}

/** Expressions over the answer have their value now. */
function resolveLateUrls(trigger: SentTrigger, { ledger, contract }: SessionContext): void {
  if (!trigger.expectations.some(isLate)) return
  const context = readExchange(trigger, contract)
  if (context === undefined) return
  const { callbackUrl, token } = trigger
  for (const expectation of trigger.expectations) {
    if (!isLate(expectation)) continue
    const { callback } = expectation
    expectation.url = expectUrl({ callback, callbackUrl, token, context })
    ledger.index(expectation)
  }
}

function isLate({ url }: Expectation): boolean {
  return url.kind === 'late'
}

/**
 * Drops what nobody asks for once a trigger is settled, status and times aside: events and report
 * have the rest, and a run keeps any number of triggers.
 */
export function forgetContent(trigger: SentTrigger): void {
  const { exchange } = trigger
  trigger.context = undefined
  if (exchange?.response === undefined) return
  const { status } = exchange.response
  trigger.exchange = { ...exchange, response: { status, headers: [], body: NO_BYTES } }
}

const NO_BYTES = new Uint8Array()
