import type { CallbackOperation, TriggerOperation } from '../contract/model.js'
import type { TriggerKind } from '../sample/model.js'
import type { Limit } from './limit.js'
import type { SentTrigger } from './record.js'
import { isUrlOptional } from './slots.js'
import {
  type StartOptions,
  type SteppedTrigger,
  sharePlan,
  skipTrigger,
  startTrigger,
} from './start-trigger.js'
import { createTokenSource } from './token.js'
import type { TriggerTools } from './trigger.js'
import { awaitCallbacks } from './wait.js'

export interface DriveOptions extends StartOptions {
  /** How many valid triggers; all but the first at the same time. */
  readonly repeat: number
  readonly limit: Limit
}

/**
 * Drives one operation: a first valid trigger, and as soon as the API has taken it, the others at
 * the same time, with one that leaves the URL out and one that must be refused among them.
 */
export async function driveOperation(
  operation: TriggerOperation,
  callbacks: readonly CallbackOperation[],
  options: DriveOptions,
): Promise<void> {
  const watched: Promise<void>[] = []
  const nextToken = createTokenSource()
  const shared = sharePlan(callbacks)

  /** Resolves when the trigger was answered; its place is free when its callbacks are there. */
  async function drive(kind: TriggerKind): Promise<SentTrigger | undefined> {
    const leave = await options.limit.enter()
    const input = { operation, callbacks, kind, token: nextToken(), shared }
    const started = await startTrigger(input, options)
    if (started === undefined) leave()
    else watched.push(watchTrigger(started, options.tools, leave))
    return started?.trigger
  }

  const first = await drive('valid')
  if (first !== undefined && isAccepted(first)) {
    const kinds: TriggerKind[] = Array.from({ length: options.repeat - 1 }, () => 'valid')
    if (isUrlOptional(callbacks)) kinds.push('without-url')
    await Promise.all([...kinds, 'invalid' as const].map(drive))
  }
  await Promise.all(watched)
}

/** All that follows the answer: steps, callbacks, late ones; `onArrival` when it waits for none. */
export async function watchTrigger(
  { trigger, steps }: SteppedTrigger,
  tools: TriggerTools,
  onArrival: () => void,
): Promise<void> {
  const because = await steps.after(trigger)
  if (because === undefined) {
    const { rest } = await awaitCallbacks(trigger, tools)
    onArrival()
    await rest
  } else {
    onArrival()
    skipTrigger(trigger.operation, trigger.kind, because, tools)
  }
  await steps.finish(trigger)
}

function isAccepted({ exchange }: SentTrigger): boolean {
  const status = exchange?.response?.status
  return status !== undefined && status >= 200 && status < 300
}
