import { createUsageError } from './usage.js'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 }

/** Timers of Node count no further than 24 days; nobody waits for a callback longer than one. */
const LONGEST_MS = 24 * 60 * 60_000

/** Milliseconds of `500ms`, `2s`, `1.5s` or `1m`. A bare number is refused: its unit is anyone's guess. */
export function parseDuration(option: string, text: string): number {
  const found = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text)
  if (found === null) {
    throw createUsageError(
      `${option}: expected a duration such as 500ms, 2s or 1m, but got "${text}".`,
      /^\d+$/.test(text) ? `Write its unit: ${text}s or ${text}ms.` : undefined,
    )
  }
  const [, count = '', unit = ''] = found
  const durationMs = Number(count) * (UNITS[unit] ?? 0)
  if (durationMs > LONGEST_MS) {
    throw createUsageError(`${option}: expected at most 1440m (a day), but got "${text}".`)
  }
  return durationMs
}
