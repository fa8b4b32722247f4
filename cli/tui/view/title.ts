import { cutWidth, measureWidth } from '../../../src/index.js'
import type { Look } from '../look.js'
import { listVisible } from '../state/filter.js'
import type { ScreenState } from '../state/model.js'
import { clean } from './clean.js'

/** The line above a pane, exactly `width` cells. That of the pane with the keyboard stands out. */
export function showTitle(title: string, isFocused: boolean, width: number, look: Look): string {
  const { paint, symbols } = look
  const shown = cutWidth(title, Math.max(0, width - 4), symbols.ellipsis)
  const rest = symbols.rule.repeat(Math.max(0, width - measureWidth(shown) - 3))
  const text = isFocused ? paint.bold(paint.cyan(shown)) : shown
  return `${paint.dim(symbols.rule)} ${text} ${paint.dim(rest)}`
}

/** `Deliveries`, and what is left out of them. */
export function titleDeliveries(state: ScreenState): string {
  const { view, look } = state
  const parts = ['Deliveries']
  if (view.isOnlyFindings) parts.push('with findings')
  if (view.filter !== '') parts.push(`"${clean(view.filter)}"`)
  if (parts.length > 1) parts.push(`${listVisible(state).length}`)
  if (!view.isFollowing) parts.push('(G follows)')
  return parts.join(` ${look.symbols.dot} `)
}

/** Which lines are shown, where not all are. */
export interface ShownLines {
  readonly from: number
  readonly to: number
  readonly of: number
}

/** `Detail`, how to see more of it, and where in it one is. */
export function titleDetail({ look, view }: ScreenState, place: ShownLines | undefined): string {
  const title = view.subject === 'operation' ? 'Operation' : 'Detail'
  if (place === undefined) return title
  const { from, to, of } = place
  return `${title} ${look.symbols.dot} lines ${from + 1}-${to} of ${of}`
}
