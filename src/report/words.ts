/** `1 trigger`, `2 triggers`, `10,000 deliveries`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`
}

/** Thousands apart: `10,000`. */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Milliseconds in words that fit a terminal: `< 1 ms`, `12 ms`, `3.4 s`, `2 min 5 s`. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 0) return `-${formatDuration(-durationMs)}`
  if (durationMs > 0 && durationMs < 1) return '< 1 ms'
  if (Math.round(durationMs) < 1000) return `${Math.round(durationMs)} ms`
  if (durationMs < 59_950) return `${(durationMs / 1000).toFixed(1)} s`
  const seconds = Math.round(durationMs / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** `a`, `a and b`, `a, b and c`; past `limit` the rest is counted: `a, b and 3 more`. */
export function joinWords(words: readonly string[], limit = 5): string {
  const shown = words.length > limit ? words.slice(0, limit) : words
  const rest = words.length - shown.length
  const parts = rest > 0 ? [...shown, `${formatNumber(rest)} more`] : shown
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
