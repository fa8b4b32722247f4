import type { Step } from './effect.js'
import type { Overlay, ScreenState } from './model.js'

type AnswersOverlay = Extract<Overlay, { readonly kind: 'answers' }>

/** The menu of answers: Enter for the next delivery, `a` from now on, `d` as the document says. */
export function typeInAnswers(state: ScreenState, overlay: AnswersOverlay, key: string): Step {
  const { choices, index } = overlay
  const closed: ScreenState = { ...state, overlay: { kind: 'none' } }
  const move = (to: number): Step => {
    const next = Math.max(0, Math.min(to, choices.length - 1))
    return { state: { ...state, overlay: { ...overlay, index: next } }, effects: [] }
  }
  switch (key) {
    case 'up':
    case 'k':
      return move(index - 1)
    case 'down':
    case 'j':
      return move(index + 1)
    case 'home':
    case 'g':
      return move(0)
    case 'end':
    case 'G':
      return move(choices.length - 1)
    case 'enter':
    case 'a': {
      const choice = choices[index]
      const scope = key === 'a' ? 'always' : 'once'
      return choice === undefined
        ? { state: closed, effects: [] }
        : { state: closed, effects: [{ kind: 'answer-with', choice, scope }] }
    }
    case 'd':
      return {
        state: closed,
        effects: [{ kind: 'answer-with', choice: undefined, scope: 'always' }],
      }
    case 'escape':
    case 'q':
    case 'x':
      return { state: closed, effects: [] }
    default:
      return { state, effects: [] }
  }
}
