import { findHeader } from '../transport/headers.js'
import type { Exchange } from '../transport/model.js'

/** Nobody waits longer for a receiver under development, whatever it asks for. */
const LONGEST_RETRY_AFTER_MS = 60_000

/**
 * How long to wait before a callback is sent again; undefined where it is not. Sent again is what
 * got no answer, 408, 429 or 5xx: all that a sender may take for a passing trouble. `schedule`
 * holds the time before each further attempt; Retry-After (RFC 9110, section 10.2.3) makes it
 * longer. `attempt` counts from 1, `nowMs` is the time of day.
 */
export function planRetry(
  { response, failure }: Exchange,
  { attempt, schedule, nowMs }: RetryInput,
): number | undefined {
  const waitMs = schedule[attempt - 1]
  if (waitMs === undefined || failure?.reason === 'cancelled') return undefined
  if (response === undefined) return waitMs
  if (!isPassing(response.status)) return undefined
  const askedMs = readRetryAfter(findHeader(response.headers, 'retry-after'), nowMs) ?? 0
  return Math.max(waitMs, Math.min(askedMs, LONGEST_RETRY_AFTER_MS))
}

export interface RetryInput {
  readonly attempt: number
  readonly schedule: readonly number[]
  readonly nowMs: number
}

function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

/** Seconds or a date; undefined for anything else. */
function readRetryAfter(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined) return undefined
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1000
  const dateMs = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}
