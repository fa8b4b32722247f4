import { SETTLED_CHECKS } from '../check/registry.js'
import { runChecks } from '../check/run.js'
import { isAwaited, listMissing, longestTimeout } from '../delivery/duty.js'
import { isOwed } from '../delivery/match.js'
import type { Expectation, Trigger } from '../delivery/model.js'
import { LATE_TIMEOUTS, type SessionContext } from './context.js'
import type { TriggerTools } from './trigger.js'

/**
 * Waits for what a trigger is owed. Calls `onArrival` when a callback has arrived or its time is up;
 * resolves when nothing must be watched any more: quiet, or late callbacks.
 */
export async function awaitCallbacks(
  trigger: Trigger,
  tools: TriggerTools,
  onArrival: () => void,
): Promise<void> {
  const { context } = tools
  if (trigger.kind !== 'valid' || !isOwed(trigger)) {
    onArrival()
    return watchQuiet(trigger, tools)
  }
  const timeoutMs = longestTimeout(trigger.expectations, context.timing.timeoutMs)
  if (hasArrived(trigger) || (await waitForArrival(trigger, timeoutMs, tools))) {
    onArrival()
    // Most runs of many triggers watch nothing: not even a promise is made for that.
    if (context.timing.settleMs > 0) await watchQuiet(trigger, tools)
    expireOpen(trigger, context)
    return
  }
  expireOpen(trigger, context)
  onArrival()
  return watchLate(trigger, tools)
}

/** Callbacks that did not come are over: all of them, or those in whose place another came. */
function expireOpen({ expectations }: Trigger, context: SessionContext): void {
  if (context.abort.aborted) return
  for (const expectation of expectations) {
    if (expectation.attempts === 0 && isAwaited(expectation))
      void context.emit(describeExpired(expectation))
  }
}

/** True when all that the trigger owes has arrived within `timeoutMs` of its answer. */
async function waitForArrival(
  trigger: Trigger,
  timeoutMs: number,
  { context, judge }: TriggerTools,
): Promise<boolean> {
  const answeredMs = trigger.dueFromMs ?? trigger.exchange?.endedMs ?? context.clock.nowMs()
  while (!hasArrived(trigger) && !context.abort.aborted) {
    const leftMs = answeredMs + timeoutMs - context.clock.nowMs()
    if (leftMs <= 0) break
    await judge.signalOf(trigger).wait(leftMs, context.abort)
  }
  return hasArrived(trigger)
}

/** What is optional is waited for where nothing else is. */
function hasArrived({ expectations }: Trigger): boolean {
  return expectations.some(isAwaited)
    ? listMissing(expectations).length === 0
    : expectations.some((one) => one.attempts > 0)
}

/** It must stay quiet for a while; every further delivery starts the while anew, within reason. */
export async function watchQuiet(
  trigger: Trigger,
  { context, judge }: TriggerTools,
): Promise<void> {
  const { settleMs } = context.timing
  for (let extension = 0; extension < MAX_EXTENSIONS; extension += 1) {
    if (!(await judge.signalOf(trigger).wait(settleMs, context.abort))) return
  }
}

const MAX_EXTENSIONS = 10

async function watchLate(trigger: Trigger, tools: TriggerTools): Promise<void> {
  const { context } = tools
  const timeoutMs = longestTimeout(trigger.expectations, context.timing.timeoutMs)
  if (!trigger.expectations.some(isAwaited)) return
  if (await waitForArrival(trigger, timeoutMs * LATE_TIMEOUTS, tools))
    return watchQuiet(trigger, tools)
  if (context.abort.aborted) return
  const { contract } = context
  const facts = {
    contract,
    trigger,
    expectations: trigger.expectations,
    waitedMs: timeoutMs * LATE_TIMEOUTS,
  }
  for (const draft of runChecks(SETTLED_CHECKS, facts)) context.raise(draft)
}

function describeExpired({ id, trigger, callback }: Expectation) {
  return {
    type: 'expectation:expired',
    expectation: id,
    trigger: trigger.id,
    callback: callback.id,
  } as const
}
