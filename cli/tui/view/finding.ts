import { type Finding, type PlannedCallback, renderFinding } from '../../../src/index.js'
import type { Look } from '../look.js'

/** Findings as the report words them: what was expected, what arrived, where it is promised. */
export function showFindings(
  findings: readonly Finding[],
  plan: readonly PlannedCallback[],
  width: number,
  { paint, symbols }: Look,
): readonly string[] {
  const style = { paint, symbols, width, verbose: false }
  return [...findings]
    .sort((one, other) => rank(one) - rank(other))
    .flatMap((finding) => {
      const grouped = { ...finding, count: 1, triggers: [], repeat: [] }
      return [...renderFinding(grouped, style, plan).trimEnd().split('\n'), '']
    })
}

function rank({ severity }: Finding): number {
  return ['error', 'warning', 'info'].indexOf(severity)
}
