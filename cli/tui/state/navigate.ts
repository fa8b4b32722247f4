import type { Command } from '../keys.js'
import type { Pane, ScreenState } from './model.js'
import { changeView, holdSelection, moveBy, pageOf } from './move.js'

const PANES: readonly Pane[] = ['operations', 'deliveries', 'detail']

/** More than any list has. */
const FAR = 1_000_000_000

/** Commands that move in a pane or from one to another; any other leaves the state as it is. */
export function navigate(state: ScreenState, command: Command): ScreenState {
  const { focus } = state.view
  switch (command) {
    case 'up':
      return moveBy(state, focus, -1)
    case 'down':
      return moveBy(state, focus, 1)
    case 'page-up':
      return moveBy(state, focus, -pageOf(state, focus))
    case 'page-down':
      return moveBy(state, focus, pageOf(state, focus))
    case 'first':
      return moveBy(state, focus, -FAR)
    case 'last':
      return moveBy(state, focus, FAR)
    case 'next-pane':
      return focusOn(state, (PANES.indexOf(focus) + 1) % PANES.length)
    case 'previous-pane':
      return focusOn(state, (PANES.indexOf(focus) + PANES.length - 1) % PANES.length)
    case 'left':
      return focusOn(state, Math.max(0, PANES.indexOf(focus) - 1))
    case 'right':
      return focusOn(state, Math.min(PANES.length - 1, PANES.indexOf(focus) + 1))
    case 'back':
      return goBack(state)
    default:
      return state
  }
}

function focusOn(state: ScreenState, index: number): ScreenState {
  return focusPane(state, PANES[index] ?? 'deliveries')
}

/** Gives a pane the keyboard; the detail shows what is selected there. */
export function focusPane(state: ScreenState, focus: Pane): ScreenState {
  const view = { focus, isZoomed: state.view.isZoomed && focus === 'detail' }
  if (focus === 'detail') return holdSelection(changeView(state, view))
  const subject = focus === 'operations' ? 'operation' : 'entry'
  const detailTop = subject === state.view.subject ? state.view.detailTop : 0
  return changeView(state, { ...view, subject, detailTop })
}

/** Out of the detail first, then out of the filter. */
function goBack(state: ScreenState): ScreenState {
  const { focus, isZoomed, subject } = state.view
  if (isZoomed || focus === 'detail') {
    return changeView(state, {
      isZoomed: false,
      focus: subject === 'operation' ? 'operations' : 'deliveries',
    })
  }
  return changeView(state, { filter: '', isOnlyFindings: false })
}
