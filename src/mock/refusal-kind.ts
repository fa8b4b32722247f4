import type { Refusal } from './refusal.js'
import { describeViolations, type Violation } from './violation.js'

/**
 * How a request with these violations is refused: 415 for its content type, 400 for what cannot be
 * parsed, else 422, or 400 where only that is documented (RFC 9110, sections 15.5.1, 15.5.16 and
 * 15.5.21).
 */
export function tellRefusal(violations: readonly Violation[]): Refusal {
  const has = (kind: Violation['kind']) => violations.some((one) => one.kind === kind)
  const statuses = has('content-type')
    ? ([415] as const)
    : has('syntax')
      ? ([400] as const)
      : ([422, 400] as const)
  return { statuses, detail: describeViolations(violations), violations }
}
