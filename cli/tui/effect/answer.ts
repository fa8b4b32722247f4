import type { Effect } from '../state/effect.js'
import { type EffectTools, tell } from './tools.js'

/** Tells the receiver what to answer, and the user that it will. */
export function chooseAnswer(
  { choice, scope }: Extract<Effect, { readonly kind: 'answer-with' }>,
  tools: EffectTools,
): void {
  tools.workbench.answerWith(choice, scope)
  if (choice === undefined) {
    tools.dispatch({ kind: 'answering', label: undefined })
    tell(tools, 'deliveries are answered as the document says')
  } else if (scope === 'always') {
    tools.dispatch({ kind: 'answering', label: choice.label })
    tell(tools, `every delivery from now on gets ${choice.label}`)
  } else {
    tell(tools, `the next delivery gets ${choice.label}`)
  }
}
