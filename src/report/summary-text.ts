import type { Verdict } from '../event/model.js'
import { escapeControls } from '../transport/escape.js'
import { renderCoverage } from './coverage-text.js'
import { renderField } from './field.js'
import type { Report } from './model.js'
import { isSendingMode } from './sent-coverage.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'
import { wrapText } from './text-wrap.js'
import { describeKind } from './trigger-text.js'
import { formatCount, formatDuration, formatNumber } from './words.js'

const LAYOUT = { indent: 0, label: 12 }

/** What was run, what came of it in numbers, and the verdict as the last line. */
export function renderSummary(report: Report, style: TextStyle): string {
  const { document, api, mode, totals, skipped } = report
  const row = (label: string, value: string) => {
    return renderField(label, escapeControls(value), LAYOUT, style)
  }
  const hasTraffic = mode !== 'inspect'
  const isSending = isSendingMode(mode)
  return joinLines([
    style.paint.dim(style.symbols.rule.repeat(style.width)),
    ...row('document', `${document.title} (${document.source}, OpenAPI ${document.openapi})`),
    ...(api === undefined ? [] : row('API', api)),
    ...(report.to === undefined ? [] : row('receiver', report.to)),
    ...row('callbacks', describeCoverage(report)),
    ...(hasTraffic ? renderCoverage(report, { indent: 2, label: 10 }, style, isSending) : []),
    ...(mode === 'verify' ? row('triggers', describeTriggers(report)) : []),
    ...skipped
      .filter(({ kind }) => kind !== undefined && kind !== 'valid')
      .flatMap(({ operation, kind, because }, index) => {
        const what = kind === undefined ? operation : `${operation}, ${describeKind(kind)}`
        return row(index === 0 ? 'skipped' : '', `${what}: ${because}`)
      }),
    ...(hasTraffic ? row('deliveries', describeDeliveries(report, isSending)) : []),
    ...row('findings', describeFindings(totals)),
    ...(mode === 'verify' || isSending ? row('seed', String(report.seed)) : []),
    ...(hasTraffic ? row('duration', formatDuration(report.durationMs)) : []),
    '',
    ...renderVerdict(report, style),
  ])
}

function renderVerdict({ verdict, because }: Report, style: TextStyle): readonly string[] {
  const word = verdict.toUpperCase()
  const lines = wrapText(escapeControls(because), style.width - word.length - 2)
  const color = verdictColor(verdict, style)
  return lines.map((line, index) => {
    return `${index === 0 ? style.paint.bold(color(word)) : ' '.repeat(word.length)}  ${line}`
  })
}

function verdictColor(verdict: Verdict, { paint }: TextStyle): (text: string) => string {
  return {
    passed: paint.green,
    failed: paint.red,
    inconclusive: paint.yellow,
    interrupted: paint.yellow,
  }[verdict]
}

function describeCoverage({ coverage, mode, totals }: Report): string {
  if (coverage.length === 0) return 'none in the document'
  if (mode === 'inspect') {
    return `${formatNumber(coverage.length)} in ${formatCount(totals.operations, 'operation')}`
  }
  const delivered = coverage.filter(({ state }) => state === 'delivered')
  const complete = delivered.filter((callback) => callback.delivered >= callback.expected)
  const isSending = isSendingMode(mode)
  const count = (state: 'missing' | 'not-exercised') => {
    return coverage.filter((callback) => callback.state === state).length
  }
  return listCounts([
    [complete.length, isSending ? 'answered as documented' : 'delivered'],
    [delivered.length - complete.length, isSending ? 'answered so in part' : 'delivered in part'],
    [count('missing'), isSending ? 'not answered as documented' : 'missing'],
    [count('not-exercised'), 'not exercised'],
  ])
}

function describeTriggers({ totals }: Report): string {
  const { triggers, triggersAccepted, triggersRefusedRightly, triggersFailed } = totals
  if (triggers === 0) return 'none sent'
  return `${formatNumber(triggers)} sent: ${listCounts([
    [triggersAccepted, 'accepted'],
    [totals.triggersRefused - triggersRefusedRightly, 'refused'],
    [triggersRefusedRightly, 'rightly refused'],
    [triggersFailed, 'without answer'],
  ])}`
}

function describeDeliveries(report: Report, isSending: boolean): string {
  const { deliveriesSent } = report.totals
  const sent = deliveriesSent === 0 ? [] : [describeSent(report)]
  if (isSending) return sent.at(0) ?? 'none sent'
  return [describeReceived(report), ...sent].join('; ')
}

function describeSent({ totals }: Report): string {
  const { deliveriesSent, deliveriesAnswered } = totals
  const silent = deliveriesSent - deliveriesAnswered
  const sent = `${formatNumber(deliveriesSent)} sent`
  return silent === 0 ? `${sent}, all answered` : `${sent}, ${formatNumber(silent)} not answered`
}

function describeReceived({ totals }: Report): string {
  if (totals.deliveries === 0) return 'none arrived'
  const arrived = `${formatNumber(totals.deliveries)} arrived`
  return totals.deliveriesUnexpected === 0
    ? arrived
    : `${arrived}, ${formatNumber(totals.deliveriesUnexpected)} unexpected`
}

function describeFindings({ errors, warnings, infos }: Report['totals']): string {
  const counts = [
    ...(errors > 0 ? [formatCount(errors, 'error')] : []),
    ...(warnings > 0 ? [formatCount(warnings, 'warning')] : []),
    ...(infos > 0 ? [formatCount(infos, 'info')] : []),
  ]
  return counts.length === 0 ? 'none' : counts.join(', ')
}

function listCounts(counts: readonly (readonly [number, string])[]): string {
  const shown = counts.filter(([count]) => count > 0)
  return shown.map(([count, word]) => `${formatNumber(count)} ${word}`).join(', ')
}
