import type { Severity } from '../check/model.js'
import { formatCount } from '../report/words.js'
import { escapeControls } from '../transport/escape.js'
import { renderFindings } from './finding-lines.js'
import { type MatcherResult, type MatcherState, quote, writeCall } from './matcher.js'
import { hasFindings, refuseReceived } from './received.js'

export interface FindingLimit {
  /** Findings below this do not count. Default `info`: all count. */
  readonly least?: Severity | undefined
}

const RANKS: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 }

/**
 * Passes for a report (or an inspection, or a delivery) without findings. A report that tested
 * nothing, or was interrupted, has none either, and does not pass.
 */
export function toHaveNoFindings(
  this: MatcherState,
  received: unknown,
  { least = 'info' }: FindingLimit = {},
): MatcherResult {
  if (!hasFindings(received))
    throw refuseReceived('toHaveNoFindings', 'a report, such as await run.report gives', received)
  if (!Object.hasOwn(RANKS, least))
    throw refuseReceived('toHaveNoFindings', '{ least } to be error, warning or info', least)
  const argument = least === 'info' ? '' : `{ least: ${quote(least)} }`
  const head = writeCall('report', 'toHaveNoFindings', argument, this)
  const counted = received.findings.filter(({ severity }) => RANKS[severity] >= RANKS[least])
  const gap = explainGap(received)
  if (counted.length > 0) {
    const count = `${formatCount(counted.length, 'finding')}:`
    return { pass: false, message: () => `${head}\n\n${count}\n\n${renderFindings(counted)}` }
  }
  if (gap === undefined)
    return { pass: true, message: () => `${head}\n\nexpected findings, but there are none` }
  // Neither with nor without `.not`: nobody knows what there would have been to find.
  return {
    pass: this.isNot === true,
    message: () => `${head}\n\nthere are no findings, but ${gap}`,
  }
}

function explainGap({ verdict, because }: Readonly<Record<string, unknown>>): string | undefined {
  if (verdict !== 'inconclusive' && verdict !== 'interrupted') return undefined
  const reason = typeof because === 'string' ? `: ${escapeControls(because)}` : ''
  return `the run is ${verdict}${reason}`
}
