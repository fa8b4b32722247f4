import { selectedEntry, selectedOperation } from './choice.js'
import type { Step } from './effect.js'
import { callbackOf, type Entry } from './entry.js'
import type { ScreenState } from './model.js'
import { changeView, holdSelection } from './move.js'
import type { OperationState } from './operation.js'

/** Enter: triggers the operation, or opens what is selected. */
export function activate(state: ScreenState): Step {
  if (state.view.focus === 'operations') return triggerOne(state, selectedOperation(state))
  if (state.view.focus === 'detail') {
    return stay(changeView(state, { isZoomed: !state.view.isZoomed }))
  }
  if (selectedEntry(state) === undefined) return stay(state)
  return stay(changeView(holdSelection(state), { isZoomed: true, focus: 'detail' }))
}

export function triggerAll(state: ScreenState): Step {
  const able = state.operations.filter(({ because }) => because === undefined)
  const operations = able.map(({ operation }) => operation)
  return operations.length === 0
    ? refuse(state, 'No operation of the document can be triggered.')
    : { state: follow(state), effects: [{ kind: 'trigger', operations }] }
}

/** Sends what is selected again: a trigger as a new one, a forwarded delivery as it was. */
export function repeat(state: ScreenState): Step {
  const entry = shownEntry(state)
  if (entry?.kind === 'sent') {
    const { forwarded } = entry.event
    const delivery = forwarded ?? entry.id
    return { state, effects: [{ kind: 'forward', delivery, isEdited: false }] }
  }
  return triggerOne(state, operationOf(state))
}

/** Edits a delivery to send it on, or a trigger. */
export function edit(state: ScreenState): Step {
  const entry = shownEntry(state)
  if (entry?.kind === 'received' || entry?.kind === 'sent') {
    const delivery = entry.kind === 'sent' ? (entry.event.forwarded ?? entry.id) : entry.id
    return { state, effects: [{ kind: 'forward', delivery, isEdited: true }] }
  }
  const operation = operationOf(state)
  return operation === undefined || operation.because !== undefined
    ? triggerOne(state, operation)
    : { state, effects: [{ kind: 'edit-trigger', operation: operation.operation }] }
}

function triggerOne(state: ScreenState, operation: OperationState | undefined): Step {
  if (operation === undefined) return refuse(state, 'Select an operation first.')
  const { operation: name, because } = operation
  return because === undefined
    ? { state: follow(state), effects: [{ kind: 'trigger', operations: [name] }] }
    : refuse(state, `${name} cannot be triggered: ${because}`)
}

/** The entry that the detail shows. */
function shownEntry(state: ScreenState): Entry | undefined {
  return state.view.subject === 'entry' ? selectedEntry(state) : undefined
}

/** The operation that is selected, or that caused the selected entry. */
function operationOf(state: ScreenState): OperationState | undefined {
  const entry = shownEntry(state)
  if (entry === undefined) return selectedOperation(state)
  const callback = callbackOf(entry)
  const name =
    entry.kind === 'trigger'
      ? entry.event.operation
      : state.plan.find((one) => one.callback === callback)?.operation
  return state.operations.find(({ operation }) => operation === name)
}

/** What comes of it is what one wants to see. */
function follow(state: ScreenState): ScreenState {
  return changeView(state, { subject: 'entry', isFollowing: true, detailTop: 0, isZoomed: false })
}

function refuse(state: ScreenState, text: string): Step {
  return stay({ ...state, message: { text, tone: 'error' } })
}

function stay(state: ScreenState): Step {
  return { state, effects: [] }
}
