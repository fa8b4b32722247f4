import type { AnswerChoice } from '../../../src/index.js'
import { findCommand } from '../keys.js'
import { typeInAnswers } from './answers.js'
import { obey } from './command.js'
import type { Effect, Step } from './effect.js'
import { typeInFilter } from './filter-line.js'
import { typeInHelp } from './help.js'
import type { InitialState, Message, ScreenState, Size } from './model.js'
import { type MouseInput, point } from './mouse.js'
import { keepOutcomes, listOperationStates } from './operation.js'

/** What can happen to the screen, other than events of the session. */
export type Input =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'paste'; readonly text: string }
  | MouseInput
  | { readonly kind: 'resize'; readonly size: Size }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'answers'; readonly choices: readonly AnswerChoice[] }
  | ({ readonly kind: 'operations' } & Pick<InitialState, 'operations' | 'addresses'>)
  | { readonly kind: 'answering'; readonly label: string | undefined }

/** The next state, and what is to be done around the screen. */
export function reduce(state: ScreenState, input: Input): Step {
  switch (input.kind) {
    case 'key':
      return typeKey({ ...state, message: undefined }, input.key)
    case 'paste':
      return state.overlay.kind === 'filter'
        ? typeInFilter(state, state.overlay, { text: input.text })
        : stay(state)
    case 'press':
    case 'wheel':
      return stay(point(state, input))
    case 'resize':
      return stay({ ...state, size: input.size })
    case 'message':
      return stay({ ...state, message: input.message })
    case 'answers':
      return stay({ ...state, overlay: { kind: 'answers', choices: input.choices, index: 0 } })
    case 'operations':
      return stay(takeOperations(state, input))
    case 'answering':
      return stay(showAnswering(state, input.label))
  }
}

/** These work wherever the keyboard is. */
const ALWAYS: ReadonlyMap<string, Effect> = new Map([
  ['ctrl-c', { kind: 'interrupt' }],
  ['ctrl-z', { kind: 'suspend' }],
])

function typeKey(state: ScreenState, key: string): Step {
  const effect = ALWAYS.get(key)
  if (effect !== undefined) return { state, effects: [effect] }
  const { overlay } = state
  switch (overlay.kind) {
    case 'filter':
      return typeInFilter(state, overlay, { key })
    case 'answers':
      return typeInAnswers(state, overlay, key)
    case 'help':
      return stay(typeInHelp(state, overlay, key))
    case 'none': {
      const command = findCommand(key)
      return command === undefined ? stay(state) : obey(state, command)
    }
  }
}

function stay(state: ScreenState): Step {
  return { state, effects: [] }
}

/** The document was read again: what can be triggered may be something else. */
function takeOperations(
  state: ScreenState,
  { operations, addresses }: Pick<InitialState, 'operations' | 'addresses'>,
): ScreenState {
  const next = listOperationStates(operations, state.plan)
  return { ...state, addresses, operations: keepOutcomes(next, state.operations) }
}

function showAnswering(state: ScreenState, label: string | undefined): ScreenState {
  const { answering: _old, ...session } = state.session
  return { ...state, session: label === undefined ? session : { ...session, answering: label } }
}
