import { lookAtDeliveries, topOfOperations } from './choice.js'
import { type Area, divideScreen, isTooSmall } from './layout.js'
import type { Pane, ScreenState } from './model.js'
import { moveBy } from './move.js'
import { focusPane } from './navigate.js'

/** Cells are counted from 0. */
export interface MouseInput {
  readonly kind: 'press' | 'wheel'
  readonly column: number
  readonly row: number
  /** Of the wheel: 1 down, -1 up. */
  readonly step: number
}

const WHEEL_ROWS = 3

/** A click selects, and gives the keyboard to its pane; the wheel scrolls what is under the pointer. */
export function point(state: ScreenState, input: MouseInput): ScreenState {
  if (state.overlay.kind !== 'none' || isTooSmall(state.size)) return state
  const layout = divideScreen(state.size, state.view.isZoomed)
  const pane = PANES.find((one) => isInside(layout[one], input))
  if (pane === undefined) return state
  if (input.kind === 'wheel') {
    return moveBy(state, pane, input.step * (pane === 'detail' ? WHEEL_ROWS : 1))
  }
  return select(focusPane(state, pane), pane, input.row - layout[pane].top)
}

const PANES: readonly Pane[] = ['operations', 'deliveries', 'detail']

function select(state: ScreenState, pane: Pane, row: number): ScreenState {
  switch (pane) {
    case 'operations': {
      const index = topOfOperations(state) + row
      const selected = Math.min(state.view.operation, state.operations.length - 1)
      return index < state.operations.length ? moveBy(state, pane, index - selected) : state
    }
    case 'deliveries': {
      const { all, top, index } = lookAtDeliveries(state)
      return top + row < all.length ? moveBy(state, pane, top + row - index) : state
    }
    case 'detail':
      return state
  }
}

function isInside(area: Area, { column, row }: MouseInput): boolean {
  return (
    column >= area.left &&
    column < area.left + area.width &&
    row >= area.top &&
    row < area.top + area.height
  )
}
