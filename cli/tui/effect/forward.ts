import type { HttpRequest } from '../../../src/index.js'
import type { Effect } from '../state/effect.js'
import { editRequest } from './edit-request.js'
import { type EffectTools, tell } from './tools.js'

/** Passes a delivery on to the user's receiver, as it came or edited. */
export async function forward(
  { delivery, isEdited }: Extract<Effect, { readonly kind: 'forward' }>,
  tools: EffectTools,
): Promise<void> {
  const { to, workbench } = tools
  if (to === undefined) {
    tell(tools, 'There is no receiver to send it to: start with --to URL.', 'error')
    return
  }
  const request = workbench.find(delivery)
  if (request === undefined) {
    tell(tools, `${delivery} is not kept any more.`, 'error')
    return
  }
  const edited = isEdited ? await editRequest(request, tools) : undefined
  if (isEdited && edited === undefined) return
  await send(delivery, to, edited, tools)
}

async function send(
  delivery: string,
  to: string,
  edited: HttpRequest | undefined,
  { workbench }: EffectTools,
): Promise<void> {
  await (edited === undefined
    ? workbench.forward(delivery, to)
    : workbench.forward(delivery, to, edited))
}
