import type { RunEvent } from '../event/model.js'

/** Version of the line format; a reader refuses what it does not know. */
export const JOURNAL_VERSION = 1

/** First line of a journal file. */
export interface JournalHeader {
  readonly journal: 'ringback'
  readonly version: typeof JOURNAL_VERSION
  readonly run: string
  readonly ringback: string
  readonly date: string
}

/** Every other line. */
export interface JournalEntry {
  /** Counts from 1 without gaps. */
  readonly seq: number
  readonly event: RunEvent
}

/**
 * Where run events are kept. `append` returns when the event is safe against the end of this
 * process (not against power loss): the receiver answers only after that.
 */
export interface Journal extends AsyncDisposable {
  append(event: RunEvent): Promise<void>
  /** Entries from `fromSeq` (default 1) in order: first those there are, then new ones until disposed or aborted. */
  tail(options?: { fromSeq?: number; signal?: AbortSignal }): AsyncIterable<JournalEntry>
  /** True for the first caller with this run id; false for everybody after. One run, one writer. */
  claim(run: string): Promise<boolean>
}
