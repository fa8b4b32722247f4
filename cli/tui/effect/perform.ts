import { formatCount } from '../../../src/index.js'
import type { Effect } from '../state/effect.js'
import { chooseAnswer } from './answer.js'
import { copyCurl } from './copy.js'
import { editTrigger } from './edit-trigger.js'
import { forward } from './forward.js'
import { saveBody, saveJournal } from './save.js'
import { type EffectTools, tell } from './tools.js'

/** What concerns the screen itself. */
export type ScreenEffect = Extract<
  Effect,
  { readonly kind: 'quit' | 'suspend' | 'interrupt' | 'redraw' }
>

export type WorkEffect = Exclude<Effect, ScreenEffect>

/** Does what a key asked for. What goes wrong is told on the bottom line. */
export async function perform(effect: WorkEffect, tools: EffectTools): Promise<void> {
  try {
    await performOrThrow(effect, tools)
  } catch (error) {
    tell(tools, error instanceof Error ? error.message : String(error), 'error')
  }
}

async function performOrThrow(effect: WorkEffect, tools: EffectTools): Promise<void> {
  switch (effect.kind) {
    case 'trigger':
      await trigger(effect.operations, tools)
      break
    case 'edit-trigger':
      await editTrigger(effect.operation, tools)
      break
    case 'forward':
      await forward(effect, tools)
      break
    case 'list-answers':
      tools.dispatch({ kind: 'answers', choices: tools.workbench.listAnswers(effect.callback) })
      break
    case 'answer-with':
      chooseAnswer(effect, tools)
      break
    case 'copy':
      await copyCurl(effect.entry, tools)
      break
    case 'save-body':
      await saveBody(effect.entry, tools)
      break
    case 'save-journal':
      await saveJournal(tools)
      break
  }
}

/** One after the other: who looks at the list sees which callback came of which. */
async function trigger(operations: readonly string[], tools: EffectTools): Promise<void> {
  if (operations.length > 1)
    tell(tools, `triggering ${formatCount(operations.length, 'operation')}`)
  for (const operation of operations) await tools.workbench.trigger(operation)
}
