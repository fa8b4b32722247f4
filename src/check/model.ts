import type { Location } from '../document/model.js'
import type { Place } from '../schema/model.js'
import type { Basis, FindingCode, Severity } from './catalogue.js'

export type { Basis, Severity }

/** What a check found. Plain data, as it goes into events, journals and reports. */
export interface Finding {
  /** `find-1`, counted over the run. */
  readonly id: string
  readonly code: FindingCode
  readonly severity: Severity
  readonly basis: Basis
  /** One sentence that stands alone. */
  readonly message: string
  readonly expected?: string
  readonly arrived?: string
  /** Where in what arrived, e.g. `body /paid, line 1, column 38`. */
  readonly at?: string
  /** What probably happened or what to do, as one sentence. */
  readonly hint?: string
  /** Where the document promises it. */
  readonly promised?: Location
  /** Ids of what it is about. */
  readonly operation?: string
  readonly callback?: string
  readonly trigger?: string
  readonly delivery?: string
  /** What a delivery of ours tried, in words; part of no key. */
  readonly case?: string
  /** Findings of one key say the same thing about the same promise: reports show them once. */
  readonly key: string
}

/** A finding before it has its number, severity and position. */
export interface FindingDraft {
  readonly code: FindingCode
  readonly message: string
  readonly expected?: string
  readonly arrived?: string
  readonly at?: string
  readonly hint?: string
  readonly promised?: Place
  readonly operation?: string
  readonly callback?: string
  readonly trigger?: string
  readonly delivery?: string
  readonly case?: string
  /** Tells apart findings of one code on one place, e.g. the member that is wrong. */
  readonly detail?: string
}
