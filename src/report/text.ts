import type { PlannedCallback } from '../event/model.js'
import { renderField } from './field.js'
import { renderFinding, severitySymbol } from './finding-text.js'
import type { GroupedFinding, Report } from './model.js'
import { renderSummary } from './summary-text.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'
import { formatCount } from './words.js'

/**
 * The report for a terminal or a log: findings, errors first, then the summary, the verdict as the
 * last line. Infos are folded to one line unless the style is verbose.
 */
export function renderText(report: Report, style: TextStyle): string {
  return [...renderFindings(report, style), renderSummary(report, style)].join('\n')
}

export type FindingsInput = Pick<Report, 'findings' | 'findingsOmitted'> & {
  /** Gives findings the method and key of their callback. */
  readonly coverage: readonly PlannedCallback[]
}

/** The findings of a report as blocks, most severe first. */
export function renderFindings(
  { findings, findingsOmitted, coverage }: FindingsInput,
  style: TextStyle,
): readonly string[] {
  const of = (severity: GroupedFinding['severity']) => {
    return findings.filter((finding) => finding.severity === severity)
  }
  const infos = of('info')
  const shown = [...of('error'), ...of('warning'), ...(style.verbose ? infos : [])]
  return [
    ...shown.map((finding) => renderFinding(finding, style, coverage)),
    ...(style.verbose || infos.length === 0 ? [] : [foldInfos(infos, style)]),
    ...(findingsOmitted === 0
      ? []
      : [joinLines([`${formatCount(findingsOmitted, 'finding')} more, counted but not kept`])]),
  ]
}

function foldInfos(infos: readonly GroupedFinding[], style: TextStyle): string {
  const codes = new Map<string, number>()
  for (const { code } of infos) codes.set(code, (codes.get(code) ?? 0) + 1)
  const list = Array.from(codes, ([code, count]) => (count > 1 ? `${code} (${count})` : code))
  const text = `${formatCount(infos.length, 'info')}: ${list.join(', ')} (--verbose shows them)`
  const layout = { indent: 0, label: 2 }
  return joinLines(renderField(severitySymbol('info', style), text, layout, style))
}
