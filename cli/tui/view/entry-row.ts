import { formatDuration, type PlannedCallback } from '../../../src/index.js'
import type { Look } from '../look.js'
import { callbackOf, type Entry, statusOf } from '../state/entry.js'
import { cleanStart, fit } from './clean.js'
import { paintRow, type RowState } from './row.js'

const STATUS_CELLS = 4
const TIME_CELLS = 9
/** Narrower lists leave the time to the detail. */
const WIDTH_WITH_TIME = 60

/** One line of the list of deliveries, exactly `width` cells. */
export function showEntryRow(
  entry: Entry,
  row: RowState,
  plan: readonly PlannedCallback[],
  width: number,
  look: Look,
): string {
  const { paint, symbols } = look
  const time =
    width < WIDTH_WITH_TIME ? '' : fit(formatDuration(atMsOf(entry)), TIME_CELLS, symbols.ellipsis)
  const arrow = arrowOf(entry, look)
  const status = ` ${describeStatus(entry)}`.padStart(STATUS_CELLS)
  const room = Math.max(0, width - 4 - time.length - arrow.length - 1 - status.length)
  const label = fit(labelOf(entry, plan, look), room, symbols.ellipsis)
  const isQuiet = entry.kind === 'trigger' && entry.findings.length === 0
  const text = `${paint.dim(time)}${arrow} ${isQuiet ? paint.dim(label) : label}${status}`
  return paintRow(signOf(entry, look), text, row, look)
}

function labelOf(entry: Entry, plan: readonly PlannedCallback[], look: Look): string {
  if (entry.kind === 'note') return cleanStart(entry.text)
  const { method, url } = entry.event
  if (entry.kind === 'trigger')
    return cleanStart(`${entry.event.operation}  ${method} ${pathOf(url, look)}`)
  const callback = callbackOf(entry)
  const name = plan.find((one) => one.callback === callback)?.name ?? callback
  const what = entry.kind === 'sent' ? entry.event.case : undefined
  return cleanStart(
    [name, what, `${method} ${pathOf(url, look)}`].filter((part) => part !== undefined).join('  '),
  )
}

/** Path and query. The token, which stands in every callback URL, tells nothing. */
function pathOf(url: string, { symbols }: Look): string {
  return url
    .replace(/^https?:\/\/[^/?#]+/i, '')
    .replaceAll(/(?<=^\/|%2F|\/)[0-9a-f]{32}(?![0-9a-f])/gi, symbols.ellipsis)
}

function describeStatus(entry: Entry): string {
  const status = statusOf(entry)
  if (status !== undefined) return String(status)
  if (entry.kind === 'received') return entry.event.withheld ?? ''
  const failure = entry.kind === 'trigger' ? entry.answered?.failure : undefined
  const isLost = entry.kind === 'sent' ? entry.event.failure !== undefined : failure !== undefined
  return isLost ? 'lost' : ''
}

function arrowOf({ kind }: Entry, { symbols }: Look): string {
  switch (kind) {
    case 'received':
      return symbols.received
    case 'note':
      return symbols.info.padEnd(symbols.received.length)
    case 'trigger':
    case 'sent':
      return symbols.sent
  }
}

function atMsOf(entry: Entry): number {
  return entry.kind === 'note' ? entry.atMs : entry.event.atMs
}

/** How it went, in one cell. */
function signOf(entry: Entry, { paint, symbols }: Look): string {
  const worst = ['error', 'warning'].find((severity) =>
    entry.findings.some((finding) => finding.severity === severity),
  )
  if (worst === 'error') return paint.red(symbols.fail)
  if (worst === 'warning') return paint.yellow(symbols.warn)
  if (entry.kind === 'trigger' || entry.kind === 'note') return ' '
  if (entry.judged === undefined) return paint.dim(symbols.dot)
  const { match } = entry.judged
  return match === 'matched' || match === 'sent'
    ? paint.green(symbols.pass)
    : paint.yellow(symbols.warn)
}
