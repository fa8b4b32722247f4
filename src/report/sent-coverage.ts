import type { PlannedCallback, RunMode } from '../event/model.js'
import type { CallbackCoverage } from './model.js'
import type { SentCount } from './sent-ledger.js'

/** Modes in which we make the deliveries ourselves. */
export function isSendingMode(mode: RunMode): boolean {
  return mode === 'send' || mode === 'trigger' || mode === 'mock'
}

/**
 * Of a callback that we deliver ourselves: `delivered` when one of its deliveries was accepted and
 * nothing was wrong with the answer. `because` says why it was not sent, where somebody knows.
 */
export function coverSent(
  mode: RunMode,
  planned: PlannedCallback,
  count: SentCount | undefined,
  because: string | undefined,
): CallbackCoverage {
  const base = { ...planned, expected: count?.sent ?? 0, delivered: count?.faultless ?? 0 }
  if (count !== undefined && count.accepted > 0) return { ...base, state: 'delivered' }
  if (count !== undefined && count.answered > 0) {
    return { ...base, state: 'missing', ...(because === undefined ? {} : { because }) }
  }
  return { ...base, state: 'not-exercised', because: explainGap(mode, planned, count, because) }
}

function explainGap(
  mode: RunMode,
  planned: PlannedCallback,
  count: SentCount | undefined,
  because: string | undefined,
): string {
  if (count !== undefined) return 'the receiver did not answer'
  if (planned.skipped !== undefined) return planned.skipped
  if (because !== undefined) return because
  return mode === 'mock' ? 'no request to the mock caused it' : 'it was not sent'
}
