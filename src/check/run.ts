import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import { checkExamples } from './document/examples.js'
import { checkExpressions } from './document/expressions.js'
import { checkReferences, checkRemarks } from './document/references.js'
import {
  checkSchemas,
  type SchemaSides,
  surveyContradictions,
  surveySchemas,
} from './document/schemas.js'
import { checkShape } from './document/shape.js'
import { checkStructure } from './document/structure.js'
import type { FindingDraft } from './model.js'
import type { Check } from './registry.js'

/** Runs all checks over the same facts. A check that throws is a finding: the run is not green without it. */
export function runChecks<Facts>(checks: readonly Check<Facts>[], facts: Facts): FindingDraft[] {
  const drafts: FindingDraft[] = []
  for (const check of checks) {
    try {
      const found = check(facts)
      if (found.length > 0) drafts.push(...found)
    } catch (error) {
      const message = `the check ${check.name} failed to run: ${error instanceof Error ? error.message : String(error)}`
      drafts.push({ code: 'check-crashed', message, detail: check.name })
    }
  }
  return drafts
}

const API_SIDE: SchemaSides = { request: 'request', response: 'response' }
const CALLBACK_SIDE: SchemaSides = { request: 'callback', response: 'callback' }

export interface DocumentCheckOptions {
  /** Trigger operations to look at; all when absent. */
  readonly triggers?: readonly TriggerOperation[]
  /** Whether parts of the document that no callback needs are looked at too. */
  readonly isWhole: boolean
}

/** What is wrong with the document, before anything is sent. */
export function checkDocument(
  contract: Contract,
  { triggers = contract.triggers, isWhole }: DocumentCheckOptions,
): FindingDraft[] {
  const drafts = runChecks(
    isWhole ? [checkReferences, checkRemarks, checkStructure, surveyContract] : [checkRemarks],
    contract,
  )
  for (const trigger of triggers) {
    const operation = trigger.id
    const ofTrigger = runChecks(triggerChecks(contract, isWhole), trigger)
    drafts.push(...ofTrigger.map((draft) => ({ operation, ...draft })))
    for (const callback of listCallbacks(trigger.callbacks)) {
      const ofCallback = runChecks(callbackChecks(contract, isWhole), callback)
      drafts.push(...ofCallback.map((draft) => ({ operation, callback: callback.id, ...draft })))
    }
  }
  if (isWhole)
    drafts.push(...contract.webhooks.flatMap((webhook) => runChecks([checkShape], webhook)))
  return dropRepeats(drafts)
}

/** A whole document has too many schemas to compile: what will be judged by is compiled, the rest is looked at. */
function surveyContract(contract: Contract): FindingDraft[] {
  const driven = [
    ...contract.triggers.map((trigger) => [trigger, API_SIDE] as const),
    ...contract.triggers.flatMap((trigger) =>
      listCallbacks(trigger.callbacks).map((callback) => [callback, CALLBACK_SIDE] as const),
    ),
  ]
  const webhooks = contract.webhooks.map((webhook) => [webhook, CALLBACK_SIDE] as const)
  return [
    ...surveySchemas(contract, [...driven, ...webhooks]),
    ...surveyContradictions(contract, driven),
  ]
}

function triggerChecks(contract: Contract, isSurveyed: boolean): Check<TriggerOperation>[] {
  const checkBody = (operation: TriggerOperation) =>
    checkExamples(contract, operation.body?.content ?? [], 'request')
  if (isSurveyed) return [checkBody]
  return [(operation) => checkSchemas(contract, operation, API_SIDE), checkBody]
}

function callbackChecks(contract: Contract, isSurveyed: boolean): Check<CallbackOperation>[] {
  const checkBody = (callback: CallbackOperation) =>
    checkExamples(contract, callback.body?.content ?? [], 'callback')
  if (isSurveyed) return [checkExpressions, checkShape, checkBody]
  return [
    checkExpressions,
    checkShape,
    (callback) => checkSchemas(contract, callback, CALLBACK_SIDE),
    checkBody,
  ]
}

/** Callbacks and those within them. */
export function listCallbacks(callbacks: readonly CallbackOperation[]): CallbackOperation[] {
  return callbacks.flatMap((callback) => [callback, ...listCallbacks(callback.callbacks)])
}

/** A component that ten callbacks share is one finding. */
function dropRepeats(drafts: readonly FindingDraft[]): FindingDraft[] {
  const seen = new Set<string>()
  return drafts.filter((draft) => {
    const key = [draft.code, draft.promised?.uri, draft.promised?.pointer, draft.detail].join(' ')
    return seen.size < seen.add(key).size
  })
}
