import type { Severity } from '../check/model.js'
import type { TriggerAnswered, TriggerSent } from '../event/model.js'

/** What is known of a trigger that has not been told yet. */
export interface TriggerState {
  readonly sent: TriggerSent
  answered?: TriggerAnswered
  /** Expectations still open, deliveries not judged, findings not raised: what it waits for. */
  readonly awaited: Set<string>
  readonly met: { readonly callback: string; readonly afterMs: number }[]
  readonly expired: string[]
  /** It owed nothing, and something came. */
  hasUnowed: boolean
  readonly severities: Severity[]
}

export function openTrigger(sent: TriggerSent): TriggerState {
  return { sent, awaited: new Set(), met: [], expired: [], hasUnowed: false, severities: [] }
}

/** Whether the API took the trigger, and so owes what it promises. */
export function isAccepted({ answered }: TriggerState): boolean {
  const status = answered?.status
  return status !== undefined && status >= 200 && status < 300
}

/**
 * Whether all is known. A trigger that owes no callback is never settled by itself: something may
 * still come until the run ends.
 */
export function isSettled(state: TriggerState): boolean {
  if (state.answered === undefined) return false
  if (state.answered.failure !== undefined || state.hasUnowed) return true
  if (state.sent.kind !== 'valid') return false
  return !isAccepted(state) || state.awaited.size === 0
}
