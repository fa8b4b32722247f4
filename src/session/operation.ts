import type { CallbackOperation, TriggerOperation } from '../contract/model.js'
import type { TriggerKind } from '../sample/model.js'
import type { Limit } from './limit.js'
import type { SentTrigger } from './record.js'
import { isUrlOptional } from './slots.js'
import {
  type StartInput,
  type StartOptions,
  type SteppedTrigger,
  sharePlan,
  skipTrigger,
  startTrigger,
} from './start-trigger.js'
import { createTaskGroup } from './task-group.js'
import { createTokenSource } from './token.js'
import { forgetContent, type TriggerTools } from './trigger.js'
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
  const { limit, tools, repeat } = options
  const tasks = createTaskGroup()
  const nextToken = createTokenSource()
  const shared = sharePlan(callbacks)

  function plan(kind: TriggerKind): StartInput {
    return { operation, callbacks, kind, token: nextToken(), shared }
  }

  /** Its place is free when its callbacks are there. */
  async function drive(kind: TriggerKind, leave: () => void): Promise<void> {
    try {
      const started = await startTrigger(plan(kind), options)
      if (started !== undefined) await watchTrigger(started, tools, leave)
    } finally {
      leave()
    }
  }

  const leave = await limit.enter()
  const first = await startTrigger(plan('valid'), options)
  if (first === undefined) {
    leave()
    return
  }
  tasks.add(watchTrigger(first, tools, leave).finally(leave))
  if (isAccepted(first.trigger)) {
    // Each is made once there is a place for it: only those under way take up memory.
    for (const kind of listOthers(callbacks, repeat)) {
      const place = await limit.enter()
      tasks.add(drive(kind, place))
      if (tasks.hasFailed) break
    }
  }
  await tasks.settle()
}

/** What follows the first valid trigger. */
function* listOthers(callbacks: readonly CallbackOperation[], repeat: number) {
  for (let count = 1; count < repeat; count += 1) yield 'valid' as const
  if (isUrlOptional(callbacks)) yield 'without-url' as const
  yield 'invalid' as const
}

/** All that follows the answer: steps, callbacks, late ones; `onArrival` when it waits for none. */
export async function watchTrigger(
  { trigger, steps }: SteppedTrigger,
  tools: TriggerTools,
  onArrival: () => void,
): Promise<void> {
  const because = steps === undefined ? undefined : await steps.after(trigger)
  if (because === undefined) {
    await awaitCallbacks(trigger, tools, onArrival)
  } else {
    onArrival()
    skipTrigger(trigger.operation, trigger.kind, because, tools)
  }
  await steps?.finish(trigger)
  forgetContent(trigger)
}

function isAccepted({ exchange }: SentTrigger): boolean {
  const status = exchange?.response?.status
  return status !== undefined && status >= 200 && status < 300
}
