import { listDetail } from '../view/detail.js'
import { lookAtDeliveries } from './choice.js'
import { divideScreen } from './layout.js'
import type { Pane, ScreenState, ViewState } from './model.js'

/** Moves the selection of a pane, or the text of the detail, by so many rows. */
export function moveBy(state: ScreenState, pane: Pane, rows: number): ScreenState {
  switch (pane) {
    case 'operations':
      return moveOperation(state, rows)
    case 'deliveries':
      return moveDelivery(state, rows)
    case 'detail':
      return moveDetail(state, rows)
  }
}

/** Rows of a pane less one, so that one line is seen before and after. */
export function pageOf(state: ScreenState, pane: Pane): number {
  const layout = divideScreen(state.size, state.view.isZoomed)
  return Math.max(1, layout[pane].height - 1)
}

export function changeView(state: ScreenState, change: Partial<ViewState>): ScreenState {
  return { ...state, view: { ...state.view, ...change } }
}

function moveOperation(state: ScreenState, rows: number): ScreenState {
  const last = state.operations.length - 1
  // There may be fewer of them since it was selected.
  const from = Math.min(state.view.operation, last)
  const operation = Math.max(0, Math.min(from + rows, last))
  return changeView(state, { operation, subject: 'operation', detailTop: 0 })
}

function moveDelivery(state: ScreenState, rows: number): ScreenState {
  const { all, top, index, height } = lookAtDeliveries(state)
  const next = Math.max(0, Math.min(index + rows, all.length - 1))
  const entry = all[next]
  if (entry === undefined) return changeView(state, { subject: 'entry', detailTop: 0 })
  return changeView(state, {
    subject: 'entry',
    selected: entry.seq,
    // Whoever goes down to the last one wants to see the next ones too.
    isFollowing: rows > 0 && next === all.length - 1,
    anchor: Math.max(0, Math.min(next - top, height - 1)),
    detailTop: 0,
  })
}

function moveDetail(state: ScreenState, rows: number): ScreenState {
  const { height } = divideScreen(state.size, state.view.isZoomed).detail
  const last = Math.max(0, listDetail(state).length - height)
  const from = Math.min(state.view.detailTop, last)
  return changeView(holdSelection(state), {
    detailTop: Math.max(0, Math.min(from + rows, last)),
  })
}

/** Stays with the entry that is shown, whatever else arrives. */
export function holdSelection(state: ScreenState): ScreenState {
  if (!state.view.isFollowing || state.view.subject === 'operation') return state
  const { all, top, index } = lookAtDeliveries(state)
  const entry = all[index]
  if (entry === undefined) return state
  return changeView(state, { isFollowing: false, selected: entry.seq, anchor: index - top })
}
