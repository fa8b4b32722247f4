import type { Finding } from '../check/model.js'
import type { PlannedCallback, RunMode, Verdict } from '../event/model.js'
import type { TriggerKind } from '../sample/model.js'

export const REPORT_SCHEMA_VERSION = 1

/** The result of a run. Its published form is `ringback/report.schema.json`. */
export interface Report {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION
  readonly ringback: string
  readonly mode: RunMode
  readonly verdict: Verdict
  /** One sentence: why this verdict. */
  readonly because: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  readonly document: { readonly source: string; readonly openapi: string; readonly title: string }
  readonly api?: string
  /** URL of the receiver that was delivered to. */
  readonly to?: string
  readonly seed: number
  readonly strict: boolean
  readonly totals: ReportTotals
  readonly coverage: readonly CallbackCoverage[]
  readonly triggers: readonly TriggerSummary[]
  /** Triggers past the first 10,000: counted in the totals, not listed. */
  readonly triggersOmitted: number
  /** What we delivered in the place of the API, to a receiver of the user. */
  readonly sent: readonly DeliverySummary[]
  /** Deliveries of ours past the first 1,000: counted in the totals, not listed. */
  readonly sentOmitted: number
  /** What could not be driven although it was planned, one entry per operation and kind. */
  readonly skipped: readonly SkippedOperation[]
  readonly findings: readonly GroupedFinding[]
  /** Findings past the first 200 keys of one code and severity: counted in the totals, not listed. */
  readonly findingsOmitted: number
}

/** An operation, or one kind of trigger of it, that was not driven, and why. */
export interface SkippedOperation {
  readonly operation: string
  readonly kind?: TriggerKind
  readonly because: string
}

export interface ReportTotals {
  readonly operations: number
  readonly callbacks: number
  readonly triggers: number
  /** Answered with 2xx. */
  readonly triggersAccepted: number
  /** Answered with anything else. */
  readonly triggersRefused: number
  /** Of the refused ones, the invalid triggers: the API was right. */
  readonly triggersRefusedRightly: number
  /** Not answered. */
  readonly triggersFailed: number
  /** Deliveries owed: triggers that were refused or failed owe none. */
  readonly expectations: number
  readonly expectationsMet: number
  readonly expectationsExpired: number
  readonly deliveries: number
  readonly deliveriesUnexpected: number
  /** Made in the place of the API. */
  readonly deliveriesSent: number
  /** Of these, those that the receiver answered. */
  readonly deliveriesAnswered: number
  /** Findings, those of one key counted once. */
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

/** What was and was not exercised. Where we deliver ourselves: `expected` were sent, `delivered` answered as documented. */
export interface CallbackCoverage extends PlannedCallback {
  readonly expected: number
  readonly delivered: number
  readonly state: 'delivered' | 'missing' | 'not-exercised'
  /** For `not-exercised`, and for a receiver that was asked no more: why. */
  readonly because?: string
}

export interface TriggerSummary {
  readonly trigger: string
  readonly operation: string
  readonly kind: TriggerKind
  readonly fault?: string
  readonly request: string
  readonly status?: number
  readonly failure?: string
  readonly tookMs?: number
  readonly callbacks: readonly {
    readonly callback: string
    readonly delivery: string
    readonly afterMs: number
  }[]
  /** A command line that sends it again, secrets replaced. */
  readonly curl: string
}

/** One request that we made in the place of the API. */
export interface DeliverySummary {
  readonly delivery: string
  readonly callback: string
  /** What it tried, in words. */
  readonly case?: string
  readonly attempt: number
  readonly request: string
  readonly status?: number
  readonly failure?: string
  readonly tookMs: number
  /** A command line that sends it again, secrets replaced. */
  readonly curl: string
}

/** A finding with everything that shares its key. */
export interface GroupedFinding extends Finding {
  readonly count: number
  /** Ids of the triggers it was seen with, at most 20. */
  readonly triggers: readonly string[]
  /** What the deliveries tried that it was seen with, at most 20. */
  readonly cases?: readonly string[]
  /** Command lines that show it again. */
  readonly repeat: readonly string[]
}
