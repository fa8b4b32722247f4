import type { PlannedCallback, RunMode } from '../event/model.js'
import type { CallbackCount } from './callback-tally.js'
import type { CallbackCoverage, SkippedOperation } from './model.js'
import { coverSent, isSendingMode } from './sent-coverage.js'
import type { SentCount } from './sent-ledger.js'
import type { OperationOutcome } from './trigger-ledger.js'

export interface CoverageInput {
  readonly mode: RunMode
  readonly plan: readonly PlannedCallback[]
  readonly counts: ReadonlyMap<string, CallbackCount>
  readonly operations: ReadonlyMap<string, OperationOutcome>
  readonly skipped: readonly SkippedOperation[]
  /** What we delivered ourselves, by callback. */
  readonly sent: ReadonlyMap<string, SentCount>
  /** Why callbacks were not sent, by callback. */
  readonly unsent: ReadonlyMap<string, string>
}

/** For each callback of the plan, in its order: what was owed, what came, or why nothing was. */
export function coverCallbacks(input: CoverageInput): readonly CallbackCoverage[] {
  const { mode, sent, unsent } = input
  return input.plan.map((planned) => {
    const id = planned.callback
    if (isSendingMode(mode)) return coverSent(mode, planned, sent.get(id), unsent.get(id))
    const count = input.counts.get(planned.callback)
    const expected = count?.expected ?? 0
    const delivered = count?.delivered ?? 0
    const base = { ...planned, expected, delivered }
    if (delivered > 0) return { ...base, state: 'delivered' }
    if (count !== undefined && count.expired > count.passedOver)
      return { ...base, state: 'missing' }
    return { ...base, state: 'not-exercised', because: explainGap(planned, count, input) }
  })
}

function explainGap(
  planned: PlannedCallback,
  count: CallbackCount | undefined,
  { mode, plan, operations, skipped }: CoverageInput,
): string {
  if (planned.skipped !== undefined) return planned.skipped
  if (mode === 'inspect') return 'the document was only read'
  if (mode === 'listen') return 'nothing arrived for it'
  const skip = skipped.find(({ operation, kind }) => {
    return operation === planned.operation && (kind === undefined || kind === 'valid')
  })
  if (skip !== undefined) return skip.because
  if (count?.instead !== undefined) {
    const instead = plan.find(({ callback }) => callback === count.instead)
    return `the API sent ${instead?.name ?? count.instead} instead`
  }
  if (count !== undefined && count.expected > 0) return 'the run ended before it was due'
  return explainOutcome(operations.get(planned.operation))
}

function explainOutcome(outcome: OperationOutcome | undefined): string {
  if (outcome === undefined) return 'no trigger was sent for it'
  if (outcome.accepted > 0) return 'no trigger made it due'
  if (outcome.refusals.size === 0) return 'the API did not answer'
  return `the API refused every trigger of it (${[...outcome.refusals].sort().join(', ')})`
}
