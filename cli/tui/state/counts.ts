import type { Finding } from '../../../src/index.js'

/** Counted over the whole session, also of what is no longer in the list. */
export interface Counts {
  readonly triggers: number
  readonly received: number
  readonly sent: number
  /** Deliveries that were due and came. */
  readonly met: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** Findings that fail the run. */
  readonly failing: number
}

export const NO_COUNTS: Counts = {
  triggers: 0,
  received: 0,
  sent: 0,
  met: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  failing: 0,
}

const PLACES = { error: 'errors', warning: 'warnings', info: 'infos' } as const

export function countFinding(counts: Counts, finding: Finding, isFailing: boolean): Counts {
  const place = PLACES[finding.severity]
  return {
    ...counts,
    [place]: counts[place] + 1,
    failing: counts.failing + (isFailing ? 1 : 0),
  }
}
