import { callbackOf, type Entry, statusOf } from './entry.js'
import type { Memo } from './memo.js'
import type { ScreenState } from './model.js'

/** Entries that the filter lets through, in order. */
export function listVisible({ entries, view, memo }: VisibleInput): readonly Entry[] {
  const { filter, isOnlyFindings } = view
  if (filter === '' && !isOnlyFindings) return entries
  const needle = filter.toLowerCase()
  return entries.filter(
    (entry) =>
      (!isOnlyFindings || entry.findings.length > 0) &&
      (needle === '' || isMatch(entry, needle, memo)),
  )
}

type VisibleInput = Pick<ScreenState, 'entries' | 'view' | 'memo'>

/** Entries never change, so each is looked at once for a filter, and not with every frame. */
function isMatch(entry: Entry, needle: string, { matches }: Memo): boolean {
  const known = matches.get(entry)
  if (known?.needle === needle) return known.isMatch
  const isMatch = listTexts(entry).some((text) => text.toLowerCase().includes(needle))
  matches.set(entry, { needle, isMatch })
  return isMatch
}

/** What a filter looks into: operation, callback, method and URL, status, body, codes of findings. */
function listTexts(entry: Entry): readonly string[] {
  const codes = entry.findings.map(({ code }) => code)
  if (entry.kind === 'note') return [entry.text, ...codes]
  const { event } = entry
  return [
    `${event.method} ${event.url}`,
    entry.kind === 'trigger' ? entry.event.operation : (callbackOf(entry) ?? ''),
    String(statusOf(entry) ?? ''),
    event.body.text ?? '',
    ...codes,
  ]
}
