import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { PlannedCallback } from '../event/model.js'
import type { ChosenOperation } from './choose.js'

/** Everything that the document promises, with the reason where a run will not exercise it. */
export function planCallbacks(
  contract: Contract,
  chosen: readonly ChosenOperation[],
): PlannedCallback[] {
  const callbacks = contract.triggers.flatMap((operation) => {
    const driven = chosen.find((one) => one.operation === operation)?.callbacks ?? []
    return listCallbacks(operation.callbacks).map((callback) => ({
      ...describe(callback, operation.id, callback.expression.text),
      ...explainSkip(callback, operation, driven),
    }))
  })
  const webhooks = contract.webhooks.map((webhook) => ({
    ...describe(webhook, webhook.id, webhook.name),
    skipped: `nothing that the document says causes it; the receiver takes it at /webhooks/${encodeURIComponent(webhook.name)}`,
  }))
  return [...callbacks, ...webhooks]
}

function describe(
  one: { id: string; name: string; method: string },
  operation: string,
  key: string,
): PlannedCallback {
  return { callback: one.id, name: one.name, operation, method: one.method, key }
}

function explainSkip(
  callback: CallbackOperation,
  operation: TriggerOperation,
  driven: readonly CallbackOperation[],
): { skipped?: string } {
  if (driven.includes(callback)) return {}
  if (!operation.callbacks.includes(callback)) {
    return { skipped: 'it is a callback within a callback: not a trigger but a receiver causes it' }
  }
  if (!callback.drivability.drivable) return { skipped: callback.drivability.because }
  return { skipped: 'it was not chosen (--only)' }
}
