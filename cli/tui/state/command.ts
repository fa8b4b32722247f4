import type { Command } from '../keys.js'
import { selectedEntry, selectedOperation } from './choice.js'
import type { Effect, Step } from './effect.js'
import { callbackOf, type Entry } from './entry.js'
import { isTooSmall } from './layout.js'
import type { ScreenState } from './model.js'
import { changeView } from './move.js'
import { navigate } from './navigate.js'
import { activate, edit, repeat, triggerAll } from './request.js'

/** Does what a key asks for while the panes have the keyboard. */
export function obey(state: ScreenState, command: Command): Step {
  switch (command) {
    case 'quit':
    case 'suspend':
    case 'interrupt':
      return { state, effects: [{ kind: command }] }
    default:
      // What nobody sees is not changed.
      return isTooSmall(state.size) ? stay(state) : obeyInPanes(state, command)
  }
}

function obeyInPanes(state: ScreenState, command: Command): Step {
  switch (command) {
    case 'activate':
      return activate(state)
    case 'edit':
      return edit(state)
    case 'trigger-all':
      return triggerAll(state)
    case 'repeat':
      return repeat(state)
    case 'answer':
      return { state, effects: [listAnswers(state)] }
    case 'forward':
      return withDelivery(state, ({ id }) => ({ kind: 'forward', delivery: id, isEdited: false }))
    case 'copy':
      return withRequest(state, (entry) => ({ kind: 'copy', entry }))
    case 'save-body':
      return withRequest(state, (entry) => ({ kind: 'save-body', entry }))
    case 'save-journal':
      return { state, effects: [{ kind: 'save-journal' }] }
    case 'filter':
      return stay({ ...state, overlay: { kind: 'filter', before: state.view.filter } })
    case 'findings':
      return stay(toggleFindings(state))
    case 'clear':
      return { state: { ...state, entries: [] }, effects: [{ kind: 'redraw' }] }
    case 'help':
      return stay({ ...state, overlay: { kind: 'help', top: 0 } })
    default:
      return stay(navigate(state, command))
  }
}

function toggleFindings(state: ScreenState): ScreenState {
  return changeView(state, {
    isOnlyFindings: !state.view.isOnlyFindings,
    focus: 'deliveries',
    subject: 'entry',
    isFollowing: true,
    detailTop: 0,
  })
}

function listAnswers(state: ScreenState): Effect {
  const entry = selectedEntry(state)
  const callback = entry === undefined ? undefined : callbackOf(entry)
  const operation = selectedOperation(state)
  const shown =
    state.view.subject === 'entry'
      ? callback
      : state.plan.find((one) => one.operation === operation?.operation)?.callback
  return { kind: 'list-answers', ...(shown === undefined ? {} : { callback: shown }) }
}

function withDelivery(state: ScreenState, make: (entry: Entry) => Effect): Step {
  const entry = selectedEntry(state)
  return entry?.kind === 'received' || entry?.kind === 'sent'
    ? { state, effects: [make(entry)] }
    : refuse(state, 'Select a delivery first.')
}

function withRequest(state: ScreenState, make: (entry: Entry) => Effect): Step {
  const entry = selectedEntry(state)
  return entry === undefined || entry.kind === 'note'
    ? refuse(state, 'Select a delivery or a trigger first.')
    : { state, effects: [make(entry)] }
}

function refuse(state: ScreenState, text: string): Step {
  return stay({ ...state, message: { text, tone: 'error' } })
}

function stay(state: ScreenState): Step {
  return { state, effects: [] }
}
