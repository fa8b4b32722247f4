import { FINDINGS } from '../check/catalogue.js'
import type { Finding } from '../check/model.js'
import type { RunMode, Verdict } from '../event/model.js'
import type { CallbackCoverage, ReportTotals, TriggerSummary } from './model.js'
import { isSendingMode } from './sent-coverage.js'
import { formatCount, joinWords } from './words.js'

/** What a verdict is made of. A report has all of it but `interrupted`. */
export interface VerdictInput {
  readonly mode: RunMode
  readonly strict: boolean
  readonly interrupted: boolean
  /** What was asked for and did not happen, in words: `2 of 3 deliveries arrived`. */
  readonly shortfall?: string | undefined
  /** One per key. */
  readonly findings: readonly Pick<Finding, 'code' | 'severity' | 'basis'>[]
  readonly totals: Pick<
    ReportTotals,
    | 'triggers'
    | 'triggersAccepted'
    | 'triggersFailed'
    | 'expectationsMet'
    | 'expectationsExpired'
    | 'deliveries'
    | 'deliveriesUnexpected'
    | 'deliveriesSent'
    | 'deliveriesAnswered'
  >
  readonly coverage: readonly Pick<CallbackCoverage, 'state' | 'skipped' | 'because'>[]
  readonly triggers: readonly Pick<TriggerSummary, 'kind' | 'status'>[]
}

export interface VerdictWithReason {
  readonly verdict: Verdict
  /** One sentence. */
  readonly because: string
}

/**
 * The verdict of a run, first rule that applies: interrupted; a failing finding (other than that
 * the API did not answer); nothing tested; any failing finding; a crashed check; passed.
 */
export function decideVerdict(input: VerdictInput): VerdictWithReason {
  const failing = input.findings.filter((finding) => isFailing(finding, input.strict))
  const telling = failing.filter(({ code }) => !SILENCES.includes(code))
  const gap = input.shortfall ?? explainNothingTested(input)
  if (input.interrupted) {
    return { verdict: 'interrupted', because: 'the run was stopped before its end' }
  }
  if (telling.length > 0) return { verdict: 'failed', because: describeFailing(failing) }
  if (gap !== undefined) return { verdict: 'inconclusive', because: gap }
  if (failing.length > 0) return { verdict: 'failed', because: describeFailing(failing) }
  if (input.findings.some(({ code }) => code === 'check-crashed')) {
    return {
      verdict: 'inconclusive',
      because: 'a check of Ringback crashed, so not all was judged',
    }
  }
  return { verdict: 'passed', because: describeSuccess(input) }
}

/** That nobody answered at all: nothing was tested where nothing else was found. */
const SILENCES: readonly string[] = ['trigger-failed', 'receiver-failed']

/**
 * Whether a finding fails the run: errors that stand on the document, the configuration or an RFC;
 * when strict, every error and every warning.
 */
export function isFailing(finding: Pick<Finding, 'severity' | 'basis'>, strict: boolean): boolean {
  if (finding.severity === 'error') return strict || finding.basis !== 'practice'
  return strict && finding.severity === 'warning'
}

/** The exit code of the process for a run that came to a verdict. */
export function exitCodeOf(verdict: Verdict): number {
  return EXIT_CODES[verdict]
}

const EXIT_CODES: Readonly<Record<Verdict, number>> = {
  passed: 0,
  failed: 1,
  inconclusive: 3,
  interrupted: 130,
}

/** Why nothing was tested; undefined where something was. */
function explainNothingTested(input: VerdictInput): string | undefined {
  const { mode, totals, coverage } = input
  if (mode === 'inspect') return undefined
  if (mode === 'listen') {
    return totals.deliveries > totals.deliveriesUnexpected ? undefined : 'no callback arrived'
  }
  if (isSendingMode(mode)) return explainNothingSent(input)
  if (mode === 'open' && totals.deliveries > totals.deliveriesUnexpected) return undefined
  if (totals.expectationsMet + totals.expectationsExpired > 0) return undefined
  if (coverage.length === 0) return 'the document has no callbacks'
  if (coverage.every(({ skipped }) => skipped !== undefined)) {
    return 'no callback of the document can be driven'
  }
  if (totals.triggers === 0) return 'no trigger could be sent'
  if (totals.triggersFailed === totals.triggers) return 'the API did not answer'
  if (totals.triggersAccepted === 0) return explainRefusal(input.triggers)
  return 'no trigger that the API accepted made a callback due'
}

function explainNothingSent({ mode, totals, coverage }: VerdictInput): string | undefined {
  if (totals.deliveriesAnswered > 0) return undefined
  if (coverage.length === 0) return 'the document has no callbacks'
  if (totals.deliveriesSent > 0) return 'the receiver did not answer'
  if (mode === 'mock') return 'no callback was sent'
  const reasons = [...new Set(coverage.flatMap(({ because }) => because ?? []))]
  const [only] = reasons.length === 1 ? reasons : []
  return `no delivery could be sent${only === undefined ? '' : `: ${only}`}`
}

function explainRefusal(triggers: VerdictInput['triggers']): string {
  const wanted = triggers.filter(({ kind }) => kind !== 'invalid')
  const statuses = new Set(wanted.flatMap(({ status }) => (status === undefined ? [] : [status])))
  const answers = [...statuses].sort((a, b) => a - b).map(String)
  if (wanted.some(({ status }) => status === undefined)) answers.push('no answer')
  return answers.length === 0
    ? 'the API refused every trigger'
    : `the API refused every trigger (${answers.join(', ')})`
}

/** `3 findings: body breaks its schema (2) and callback did not arrive`. */
function describeFailing(failing: readonly Pick<Finding, 'code'>[]): string {
  const counts = new Map<string, number>()
  for (const { code } of failing) {
    const title = Object.hasOwn(FINDINGS, code) ? FINDINGS[code].title : code
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  const titles = Array.from(counts, ([title, count]) => (count > 1 ? `${title} (${count})` : title))
  return `${formatCount(failing.length, 'finding')}: ${joinWords(titles, 3)}`
}

function describeSuccess({ mode, totals, coverage, findings }: VerdictInput): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  const remark = warnings > 0 ? `, ${formatCount(warnings, 'warning')}` : ''
  if (mode === 'inspect')
    return `${formatCount(coverage.length, 'callback')} read, no errors${remark}`
  if (mode === 'listen') {
    const arrived = totals.deliveries - totals.deliveriesUnexpected
    const verb = arrived === 1 ? 'conforms' : 'conform'
    return `${formatCount(arrived, 'delivery', 'deliveries')} arrived and ${verb}${remark}`
  }
  const delivered = coverage.filter(({ state }) => state === 'delivered').length
  const idle = coverage.filter(({ state }) => state === 'not-exercised').length
  const gap = idle > 0 ? `, ${idle} not exercised` : ''
  const callbacks = formatCount(delivered, 'callback')
  if (isSendingMode(mode)) {
    const deliveries = formatCount(totals.deliveriesAnswered, 'delivery', 'deliveries')
    return `${deliveries} of ${callbacks} answered as documented${gap}${remark}`
  }
  return `${callbacks} of ${coverage.length} delivered and conforming${gap}${remark}`
}
