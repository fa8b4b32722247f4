import { escapeControls } from '../transport/escape.js'
import type { FieldLayout } from './field.js'
import type { CallbackCoverage, Report } from './model.js'
import type { TextStyle } from './text-style.js'
import { cutWidth, measureWidth, padWidth } from './text-width.js'
import { wrapText } from './text-wrap.js'
import { formatCount, formatNumber } from './words.js'

/** With more callbacks than this, those that are as they should be are counted only. */
const MAX_ROWS = 20

/** A table: one callback a row, what came of it in the second column, wrapped. */
export function renderCoverage(
  { coverage, findings }: Pick<Report, 'coverage' | 'findings'>,
  layout: FieldLayout,
  style: TextStyle,
  isSending = false,
): readonly string[] {
  const faults = isSending ? NO_FAULTS : countFaults(findings)
  const isFolded = !style.verbose && coverage.length > MAX_ROWS
  const rows = isFolded
    ? coverage.filter((row) => !isComplete(row) || faults.has(row.callback))
    : coverage
  const folded = coverage.length - rows.length
  const start = ' '.repeat(layout.indent + layout.label)
  const room = style.width - start.length - 2
  const widest = Math.max(0, ...rows.map(({ callback }) => measureWidth(escapeControls(callback))))
  const column = Math.min(widest, Math.floor(room * 0.6))
  const lines = rows.flatMap((row) => {
    const name = cutWidth(escapeControls(row.callback), column, style.symbols.ellipsis)
    const words = wrapText(
      escapeControls(isSending ? describeSent(row) : describeState(row, faults.get(row.callback))),
      room - column - 2,
    )
    return words.map((line, index) => {
      return index === 0
        ? `${start}${paintSymbol(row, faults.has(row.callback), style)} ${padWidth(name, column)}  ${line}`
        : `${start}${' '.repeat(column + 4)}${line}`
    })
  })
  if (folded === 0) return lines
  const symbol = style.paint.green(style.symbols.pass)
  return [...lines, `${start}${symbol} ${formatCount(folded, 'other')} delivered (--verbose lists)`]
}

function isComplete({ state, expected, delivered }: CallbackCoverage): boolean {
  return state === 'delivered' && delivered >= expected
}

function describeState(
  { state, expected, delivered, because }: CallbackCoverage,
  faults: number | undefined,
): string {
  if (state === 'not-exercised') return because ?? 'not exercised'
  if (state === 'missing') return `missing, ${delivered} of ${expected}`
  const came = expected === 0 ? `${delivered} arrived` : `${delivered} of ${expected}`
  return faults === undefined ? came : `${came}, with ${formatCount(faults, 'finding')}`
}

const NO_FAULTS: ReadonlyMap<string, number> = new Map()

/** Errors about what was delivered, by callback: it came, but not as it was promised. */
function countFaults(findings: Report['findings']): ReadonlyMap<string, number> {
  const faults = new Map<string, number>()
  for (const { severity, callback, code } of findings) {
    if (severity !== 'error' || callback === undefined || !code.startsWith('delivery-')) continue
    faults.set(callback, (faults.get(callback) ?? 0) + 1)
  }
  return faults
}

function describeSent({ state, expected, delivered, because }: CallbackCoverage): string {
  const sent = `${formatNumber(expected)} sent`
  if (state === 'not-exercised')
    return expected === 0 ? (because ?? 'not sent') : `${sent}: ${because ?? 'not answered'}`
  const reason = because === undefined ? '' : `: ${because}`
  if (delivered === 0) return `${sent}, none answered as documented${reason}`
  if (delivered < expected) return `${sent}, ${formatNumber(delivered)} answered as documented`
  return `${sent}, ${state === 'missing' ? `none accepted${reason}` : 'answered as documented'}`
}

function paintSymbol(
  row: CallbackCoverage,
  isFaulty: boolean,
  { symbols, paint }: TextStyle,
): string {
  if (row.state === 'missing' || isFaulty) return paint.red(symbols.fail)
  if (row.state === 'not-exercised') return paint.dim(symbols.skip)
  return isComplete(row) ? paint.green(symbols.pass) : paint.yellow(symbols.warn)
}
