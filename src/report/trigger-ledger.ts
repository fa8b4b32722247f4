import type {
  ExpectationExpired,
  ExpectationMet,
  ExpectationOpened,
  TriggerAnswered,
  TriggerSent,
} from '../event/model.js'
import { type CallbackTally, createCallbackTally } from './callback-tally.js'
import { createCurlFormat, formatCurl } from './curl.js'
import type { TriggerSummary } from './model.js'
import {
  type KeptTrigger,
  keepAnswer,
  keepMet,
  keepTrigger,
  summariseTrigger,
} from './trigger-summary.js'

/** Triggers past this number are counted, not listed. */
const MAX_SUMMARIES = 10_000

type TriggerEvent =
  | TriggerSent
  | TriggerAnswered
  | ExpectationOpened
  | ExpectationMet
  | ExpectationExpired

/** What the triggers of one operation came to. */
export interface OperationOutcome {
  accepted: number
  readonly refusals: Set<number>
  failed: number
}

/** Folds what happens to triggers, in any order of events, in bounded memory. */
export interface TriggerLedger {
  add(event: TriggerEvent): void
  summaries(): readonly TriggerSummary[]
  summary(trigger: string): TriggerSummary | undefined
  readonly counts: Readonly<Record<TriggerCount, number>>
  readonly operations: ReadonlyMap<string, OperationOutcome>
  readonly callbacks: CallbackTally
}

type TriggerCount = 'sent' | 'accepted' | 'refused' | 'refusedRightly' | 'failed' | 'omitted'

export function createTriggerLedger(): TriggerLedger {
  const kept = new Map<string, KeptTrigger>()
  /** Those whose answer is not known yet. */
  const invalid = new Set<string>()
  const operations = new Map<string, OperationOutcome>()
  const callbacks = createCallbackTally()
  /** Until the next event: the verdict and the last report want the same one. */
  let listing: readonly TriggerSummary[] | undefined
  const counts = { sent: 0, accepted: 0, refused: 0, refusedRightly: 0, failed: 0, omitted: 0 }

  const send = (event: TriggerSent) => {
    counts.sent += 1
    if (event.kind === 'invalid') invalid.add(event.trigger)
    if (kept.size < MAX_SUMMARIES) kept.set(event.trigger, keepTrigger(event))
    else counts.omitted += 1
  }

  const outcomeOf = (operation: string) => {
    const known = operations.get(operation)
    if (known !== undefined) return known
    const outcome: OperationOutcome = { accepted: 0, refusals: new Set(), failed: 0 }
    operations.set(operation, outcome)
    return outcome
  }

  const answer = (event: TriggerAnswered) => {
    const { status, trigger } = event
    const isInvalid = invalid.delete(trigger)
    const outcome = outcomeOf(event.operation)
    const isAccepted = status !== undefined && status >= 200 && status < 300
    if (isAccepted) {
      counts.accepted += 1
      outcome.accepted += 1
    } else if (status !== undefined) {
      counts.refused += 1
      if (isInvalid) counts.refusedRightly += 1
      else outcome.refusals.add(status)
    } else {
      counts.failed += 1
      outcome.failed += 1
    }
    callbacks.answer(trigger, isAccepted)
    const listed = kept.get(trigger)
    if (listed !== undefined) keepAnswer(listed, event)
  }

  const meet = (event: ExpectationMet) => {
    callbacks.meet(event.trigger, event.callback)
    const listed = kept.get(event.trigger)
    if (listed !== undefined) keepMet(listed, event)
  }

  return {
    add(event) {
      listing = undefined
      if (event.type === 'trigger:sent') send(event)
      else if (event.type === 'trigger:answered') answer(event)
      else if (event.type === 'expectation:opened') callbacks.open(event.trigger, event.callback)
      else if (event.type === 'expectation:met') meet(event)
      else callbacks.expire(event.trigger, event.callback)
    },
    summaries: () => (listing ??= listTriggers(kept.values())),
    summary: (trigger) => {
      const listed = kept.get(trigger)
      return listed && summariseTrigger(listed, formatCurl)
    },
    counts,
    operations,
    callbacks,
  }
}

function listTriggers(kept: Iterable<KeptTrigger>): readonly TriggerSummary[] {
  const format = createCurlFormat()
  return Array.from(kept, (one) => summariseTrigger(one, format))
}
