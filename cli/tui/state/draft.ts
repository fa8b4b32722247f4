import type { Counts } from './counts.js'
import { type Entry, weigh } from './entry.js'
import type { Message, ScreenState, SessionState } from './model.js'
import type { OperationState } from './operation.js'

/** A state that many events are put into, one after the other, before it is seen again. */
export interface Draft {
  readonly base: ScreenState
  session: SessionState
  counts: Counts
  plan: ScreenState['plan']
  operations: OperationState[]
  entries: Entry[]
  nextSeq: number
  message: Message | undefined
}

/** Deliveries are kept in the journal; the screen keeps what somebody may still look at. */
const MAX_ENTRIES = 10_000
const MAX_BYTES = 64 * 1024 * 1024

export function createDraft(base: ScreenState): Draft {
  const { session, counts, plan, operations, entries, nextSeq, message } = base
  return {
    base,
    session,
    counts,
    plan,
    operations: [...operations],
    entries: [...entries],
    nextSeq,
    message,
  }
}

export function finishDraft(draft: Draft): ScreenState {
  const { base, session, counts, plan, operations, nextSeq, message } = draft
  return {
    ...base,
    session,
    counts,
    plan,
    operations,
    entries: keepLast(draft.entries),
    nextSeq,
    message,
  }
}

/** The last ones that fit. */
function keepLast(entries: readonly Entry[]): readonly Entry[] {
  const last = entries.slice(-MAX_ENTRIES)
  let bytes = 0
  const heavy = last.findLastIndex((entry) => {
    bytes += weigh(entry)
    return bytes > MAX_BYTES
  })
  // One entry is always shown, however large it is.
  return heavy === -1 ? last : last.slice(Math.min(heavy + 1, last.length - 1))
}
