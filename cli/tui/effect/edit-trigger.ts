import { editRequest } from './edit-request.js'
import { type EffectTools, tell } from './tools.js'

/** Shows the request that would trigger an operation, to be edited, and sends what came of it. */
export async function editTrigger(operation: string, tools: EffectTools): Promise<void> {
  const draft = await tools.workbench.draft(operation)
  if (!draft.ok) {
    tell(tools, `${operation} cannot be triggered: ${draft.because}`, 'error')
    return
  }
  const edited = await editRequest(draft.request, tools)
  if (edited !== undefined) await tools.workbench.trigger(operation, edited)
}
