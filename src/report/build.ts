import type { RunEvent, RunFinished, RunMode, RunStarted } from '../event/model.js'
import type { CallbackCount } from './callback-tally.js'
import { coverCallbacks } from './coverage.js'
import { createDeliveryTally, type DeliveryTally } from './delivery-tally.js'
import { createFindingGroups } from './finding-group.js'
import { REPORT_SCHEMA_VERSION, type Report } from './model.js'
import { formatRepeat } from './repeat.js'
import { createSentLedger } from './sent-ledger.js'
import { createSkips } from './skip.js'
import { countTotals } from './totals.js'
import { createTriggerLedger, type TriggerLedger } from './trigger-ledger.js'

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
  const sent = createSentLedger()
  const skips = createSkips()
  const unsent = new Map<string, string>()
  let started: RunStarted = NOT_STARTED
  let finished: RunFinished | undefined
  let lastMs = 0

  const build = (): Report => {
    const { mode, document, seed, strict, plan, ringback, date, api, to } = started
    const counts = countCallbacks(mode, deliveries, ledger)
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
      ...(to !== undefined && { to }),
      seed,
      strict,
      totals: countTotals({ plan, ledger, deliveries, sent, findings }),
      coverage: coverCallbacks({
        ...{ mode, plan, counts, operations, skipped, unsent },
        sent: sent.counts,
      }),
      triggers: ledger.summaries(),
      triggersOmitted: ledger.counts.omitted,
      sent: sent.summaries(),
      sentOmitted: sent.omitted,
      skipped,
      findings: findings.list().map(({ curl, ...group }) => {
        const [first] = group.triggers
        const trigger = first === undefined ? undefined : ledger.summary(first)
        return { ...group, repeat: formatRepeat(group, started, { trigger, curl }) }
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
        findings.add(event.finding, ({ delivery }) =>
          delivery === undefined ? undefined : sent.curlOf(delivery),
        )
        sent.raise(event.finding)
        break
      case 'delivery:received':
        deliveries.add(event)
        break
      case 'delivery:judged':
        if (event.match === 'sent') sent.judge(event)
        else deliveries.add(event)
        break
      case 'delivery:sent':
        sent.send(event)
        break
      case 'callback:skipped':
        if (!unsent.has(event.callback)) unsent.set(event.callback, event.because)
        break
      case 'receiver:listening':
      case 'step:done':
      case 'request:served':
      case 'journal:failed':
        break
      case 'document:read':
        if (event.plan !== undefined) started = { ...started, plan: event.plan }
        break
      default:
        ledger.add(event)
    }
  }

  return { add, build }
}

/** Where nobody owes anything, what came is the coverage. */
function countCallbacks(
  mode: RunMode,
  deliveries: DeliveryTally,
  { callbacks }: TriggerLedger,
): ReadonlyMap<string, CallbackCount> {
  if (mode === 'listen') return deliveries.matched()
  return mode === 'open'
    ? new Map([...deliveries.matched(), ...callbacks.totals()])
    : callbacks.totals()
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
