import type { Finding, RunEvent } from '../../../src/index.js'
import type { Draft } from './draft.js'
import type { DeliveryJudged, TriggerSent } from './entry.js'
import type { OperationState } from './operation.js'

/** A new call: how the one before went no longer counts. */
export function noteTrigger(draft: Draft, { operation }: TriggerSent): void {
  change(draft, operation, (one) => ({ ...one, outcome: 'waiting', triggers: one.triggers + 1 }))
}

export function noteMet(draft: Draft, event: Extract<RunEvent, { type: 'expectation:met' }>): void {
  change(draft, operationOf(draft, event.callback), pass)
}

export function noteDelivery(draft: Draft, { callback, match }: DeliveryJudged): void {
  if (callback === undefined || match === 'sent') return
  change(draft, operationOf(draft, callback), (one) => ({
    ...(one.isWebhook ? pass(one) : one),
    deliveries: one.deliveries + 1,
  }))
}

export function noteFinding(draft: Draft, finding: Finding): void {
  const operation = operationOf(draft, finding.callback) ?? finding.operation
  change(draft, operation, (one) => ({ ...one, outcome: 'failed' }))
}

/** What has failed stays so until it is tried again. */
function pass(one: OperationState): OperationState {
  return one.outcome === 'failed' ? one : { ...one, outcome: 'passed' }
}

function operationOf(draft: Draft, callback: string | undefined): string | undefined {
  return draft.plan.find((planned) => planned.callback === callback)?.operation
}

function change(
  draft: Draft,
  operation: string | undefined,
  make: (one: OperationState) => OperationState,
): void {
  const index = draft.operations.findIndex((one) => one.operation === operation)
  const one = draft.operations[index]
  if (one !== undefined) draft.operations[index] = make(one)
}
