import type {
  ExpectationExpired,
  ExpectationMet,
  ExpectationOpened,
  TriggerAnswered,
  TriggerSent,
} from '../event/model.js'
import { type CallbackTally, createCallbackTally } from './callback-tally.js'
import { formatCurl } from './curl.js'
import type { TriggerSummary } from './model.js'

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

type MutableSummary = { -readonly [K in keyof TriggerSummary]: TriggerSummary[K] }

export function createTriggerLedger(): TriggerLedger {
  const summaries = new Map<string, MutableSummary>()
  const kinds = new Map<string, TriggerSummary['kind']>()
  const operations = new Map<string, OperationOutcome>()
  const callbacks = createCallbackTally()
  const counts = { sent: 0, accepted: 0, refused: 0, refusedRightly: 0, failed: 0, omitted: 0 }

  const send = (event: TriggerSent) => {
    counts.sent += 1
    kinds.set(event.trigger, event.kind)
    if (summaries.size < MAX_SUMMARIES) summaries.set(event.trigger, summarise(event))
    else counts.omitted += 1
  }

  const answer = (event: TriggerAnswered) => {
    const { status, failure, trigger } = event
    const isInvalid = kinds.get(trigger) === 'invalid'
    kinds.delete(trigger)
    const outcome = operations.get(event.operation) ?? {
      accepted: 0,
      refusals: new Set(),
      failed: 0,
    }
    operations.set(event.operation, outcome)
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
    const summary = summaries.get(trigger)
    if (summary === undefined) return
    summary.tookMs = roundMs(event.tookMs)
    if (status !== undefined) summary.status = status
    if (failure !== undefined) summary.failure = failure.message
  }

  const meet = (event: ExpectationMet) => {
    callbacks.meet(event.trigger, event.callback)
    const summary = summaries.get(event.trigger)
    if (summary === undefined) return
    const { callback, delivery, afterMs } = event
    summary.callbacks = [...summary.callbacks, { callback, delivery, afterMs: roundMs(afterMs) }]
  }

  return {
    add(event) {
      if (event.type === 'trigger:sent') send(event)
      else if (event.type === 'trigger:answered') answer(event)
      else if (event.type === 'expectation:opened') callbacks.open(event.trigger, event.callback)
      else if (event.type === 'expectation:met') meet(event)
      else callbacks.expire(event.trigger, event.callback)
    },
    summaries: () => Array.from(summaries.values(), (summary) => ({ ...summary })),
    summary: (trigger) => summaries.get(trigger),
    counts,
    operations,
    callbacks,
  }
}

function summarise(event: TriggerSent): MutableSummary {
  return {
    trigger: event.trigger,
    operation: event.operation,
    kind: event.kind,
    ...(event.fault !== undefined && { fault: event.fault }),
    request: `${event.method} ${event.url}`,
    callbacks: [],
    curl: formatCurl(event),
  }
}

/** Tenths are enough for people, and keep the digits of the machine's clock out of the report. */
function roundMs(ms: number): number {
  return Math.round(ms * 10) / 10
}
