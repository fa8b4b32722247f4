import type { Step } from './effect.js'
import type { Overlay, ScreenState } from './model.js'
import { changeView } from './move.js'

type FilterOverlay = Extract<Overlay, { readonly kind: 'filter' }>

const MAX_LENGTH = 200

/** A key or a pasted text while the filter is written. It filters at once. */
export function typeInFilter(
  state: ScreenState,
  overlay: FilterOverlay,
  typed: { readonly key?: string; readonly text?: string },
): Step {
  return { state: edit(state, overlay, typed), effects: [] }
}

function edit(
  state: ScreenState,
  overlay: FilterOverlay,
  { key, text }: { readonly key?: string; readonly text?: string },
): ScreenState {
  const { filter } = state.view
  const closed: ScreenState = { ...state, overlay: { kind: 'none' } }
  switch (key) {
    case 'enter':
    case 'tab':
      return changeView(closed, { focus: 'deliveries' })
    case 'escape':
      return changeView(closed, { filter: overlay.before })
    case 'backspace':
    case 'ctrl-h':
      return filterBy(state, Array.from(filter).slice(0, -1).join(''))
    case 'ctrl-u':
      return filterBy(state, '')
    default: {
      const added = text ?? key ?? ''
      // A key that has a name is no text.
      return text === undefined && Array.from(added).length !== 1
        ? state
        : filterBy(state, filter + added.replaceAll(/\p{Cc}/gu, ' '))
    }
  }
}

function filterBy(state: ScreenState, filter: string): ScreenState {
  return changeView(state, {
    filter: Array.from(filter).slice(0, MAX_LENGTH).join(''),
    subject: 'entry',
    detailTop: 0,
  })
}
