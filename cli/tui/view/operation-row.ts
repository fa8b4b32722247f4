import { formatNumber, measureWidth } from '../../../src/index.js'
import type { Look } from '../look.js'
import type { OperationState } from '../state/operation.js'
import { clean, fit } from './clean.js'
import { paintRow, type RowState } from './row.js'

/** One line of the operations, exactly `width` cells: how it went, its name, deliveries so far. */
export function showOperationRow(
  one: OperationState,
  row: RowState,
  width: number,
  look: Look,
): string {
  const { paint, symbols } = look
  const count = one.deliveries === 0 ? '' : ` ${formatNumber(one.deliveries)}`
  const room = Math.max(0, width - 4 - measureWidth(count))
  const name = fit(clean(one.operation), room, symbols.ellipsis)
  const isQuiet = one.because !== undefined && one.outcome === 'untried'
  return paintRow(signOf(one, look), (isQuiet ? paint.dim(name) : name) + count, row, look)
}

function signOf({ outcome, because }: OperationState, { paint, symbols }: Look): string {
  switch (outcome) {
    case 'passed':
      return paint.green(symbols.pass)
    case 'failed':
      return paint.red(symbols.fail)
    case 'waiting':
      return paint.yellow(symbols.dot)
    case 'untried':
      return because === undefined ? paint.dim(symbols.dot) : paint.dim(symbols.skip)
  }
}
