import type { RunEvent, RunFinished, RunStarted } from '../event/model.js'
import { coverCallbacks } from './coverage.js'
import { createDeliveryTally } from './delivery-tally.js'
import { createFindingGroups } from './finding-group.js'
import { REPORT_SCHEMA_VERSION, type Report } from './model.js'
import { formatRepeat } from './repeat.js'
import { createSkips } from './skip.js'
import { countTotals } from './totals.js'
import { createTriggerLedger } from './trigger-ledger.js'

export interface ReportBuilder {
  add(event: RunEvent): void
  /** The report so far; may be asked for at any time, and more events added after. */
  build(): Report
}

/**
 * Folds run events to a report, in bounded memory: see `triggersOmitted` and `findingsOmitted`.
 * Without a `run:finished` the verdict is `interrupted`.
 */
export function createReportBuilder(): ReportBuilder {
  const findings = createFindingGroups()
  const ledger = createTriggerLedger()
  const deliveries = createDeliveryTally()
  const skips = createSkips()
  let started: RunStarted = NOT_STARTED
  let finished: RunFinished | undefined
  let lastMs = 0

  const build = (): Report => {
    const { mode, document, seed, strict, plan, ringback, date, api } = started
    const counts = mode === 'listen' ? deliveries.matched() : ledger.callbacks.totals()
    const { operations } = ledger
    const skipped = skips.list()
    return {
      schemaVersion: REPORT_SCHEMA_VERSION,
      ringback,
      mode,
      verdict: finished?.verdict ?? 'interrupted',
      because: finished?.because ?? 'the run did not come to its end',
      startedAt: date,
      durationMs: Math.round(lastMs),
      document,
      ...(api !== undefined && { api }),
      seed,
      strict,
      totals: countTotals({ plan, ledger, deliveries, findings }),
      coverage: coverCallbacks({ mode, plan, counts, operations, skipped }),
      triggers: ledger.summaries(),
      triggersOmitted: ledger.counts.omitted,
      skipped,
      findings: findings.list().map((group) => {
        const [first] = group.triggers
        const trigger = first === undefined ? undefined : ledger.summary(first)
        return { ...group, repeat: formatRepeat(group, started, trigger) }
      }),
      findingsOmitted: findings.omitted,
    }
  }

  const add = (event: RunEvent): void => {
    lastMs = Math.max(lastMs, event.atMs)
    switch (event.type) {
      case 'run:started':
        started = event
        break
      case 'run:finished':
        finished = event
        break
      case 'operation:skipped':
        skips.add(event)
        break
      case 'finding:raised':
        findings.add(event.finding)
        break
      case 'delivery:received':
      case 'delivery:judged':
        deliveries.add(event)
        break
      case 'receiver:listening':
      case 'step:done':
      case 'delivery:sent':
      case 'request:served':
      case 'callback:skipped':
      case 'document:read':
        break
      default:
        ledger.add(event)
    }
  }

  return { add, build }
}

/** The report of a whole run, e.g. of a journal. */
export function buildReport(events: Iterable<RunEvent>): Report {
  const builder = createReportBuilder()
  for (const event of events) builder.add(event)
  return builder.build()
}

/** Stands in where a journal broke off before its first event. */
const NOT_STARTED: RunStarted = {
  type: 'run:started',
  atMs: 0,
  mode: 'verify',
  date: new Date(0).toISOString(),
  ringback: 'unknown',
  document: { source: 'unknown', openapi: 'unknown', title: 'unknown' },
  seed: 0,
  strict: false,
  plan: [],
}
