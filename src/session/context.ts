import type { FindingDraft } from '../check/model.js'
import type { Clock } from '../clock.js'
import type { Contract } from '../contract/model.js'
import type { Ledger } from '../delivery/ledger.js'
import type { RunEvent } from '../event/model.js'

/** An event before it has its time. */
export type UntimedEvent = RunEvent extends infer Each
  ? Each extends RunEvent
    ? Omit<Each, 'atMs'>
    : never
  : never

/**
 * An event of one type while it is put together. Members that hardly any has are set last, so that
 * most have one form.
 */
export type EventDraft<Type extends UntimedEvent['type']> = {
  -readonly [Name in keyof Extract<UntimedEvent, { type: Type }>]: Extract<
    UntimedEvent,
    { type: Type }
  >[Name]
}

export interface Timing {
  /** How long after the API's answer a callback may come. */
  readonly timeoutMs: number
  /** How long it must stay quiet after the last delivery of a trigger. */
  readonly settleMs: number
}

/** What the parts of a session share. */
export interface SessionContext {
  readonly contract: Contract
  readonly clock: Clock
  readonly ledger: Ledger
  readonly timing: Timing
  /** Aborted when the run is stopped: nothing new is sent, nothing more is waited for. */
  readonly abort: AbortSignal
  /**
   * Publishes an event, secrets replaced. With a journal, the promise resolves when the event
   * is written; without one there is nothing to wait for.
   */
  readonly emit: (event: UntimedEvent) => Promise<void> | undefined
  /** Publishes a finding and returns its id; undefined for one that the user does not want. */
  readonly raise: (draft: FindingDraft) => string | undefined
  /** `trig-1`, `trig-2`, and so on for each noun. */
  readonly number: (noun: 'trig' | 'exp' | 'dlv' | 'req') => string
}

/** A callback that arrives this many timeouts after the answer is still told apart from a missing one. */
export const LATE_TIMEOUTS = 3
