import { isWithin, type Row } from './measure.js'

const HEAD = ['what', 'ours', 'yardstick', 'ratio', 'rounds', 'limit', ''] as const

/** The result as one table, followed by what was skipped. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.flatMap((row) => ('skipped' in row ? [] : [listCells(row)]))]
  const widths = HEAD.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  const table = lines.map((line) =>
    line.map((cell, column) => pad(cell, column, widths)).join('  '),
  )
  const skips = rows.flatMap((row) =>
    'skipped' in row ? [`skipped: ${row.what}: ${row.skipped}`] : [],
  )
  return [...table, ...skips].map((line) => `${line.trimEnd()}\n`).join('')
}

function listCells(row: Exclude<Row, { skipped: string }>): string[] {
  const { what, ours, yardstick, ratio, spread, limit } = row
  return [
    what,
    ours,
    yardstick,
    ratio.toFixed(2),
    spread === undefined ? '' : spread.map((one) => one.toFixed(2)).join(' .. '),
    limit === undefined
      ? ''
      : 'atLeast' in limit
        ? `>= ${limit.atLeast.toFixed(2)}`
        : `<= ${limit.atMost.toFixed(2)}`,
    limit === undefined ? '' : isWithin(row) ? 'ok' : 'SHORT',
  ]
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0
  return column === 0 || column === HEAD.length - 1 ? cell.padEnd(width) : cell.padStart(width)
}
