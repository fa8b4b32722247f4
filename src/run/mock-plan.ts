import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract } from '../contract/model.js'
import type { PlannedCallback } from '../event/model.js'
import type { CallbackBehaviour } from '../session/callback-behaviour.js'
import { SILENT } from '../session/callback-sender.js'

/** Everything that a mock may send, with the reason where it will not. */
export function planMock(
  contract: Contract,
  behaviourOf: (callback: CallbackOperation) => CallbackBehaviour,
): PlannedCallback[] {
  const callbacks = contract.triggers.flatMap(({ id: operation, callbacks: outer }) =>
    listCallbacks(outer).map((callback) => ({
      callback: callback.id,
      name: callback.name,
      operation,
      method: callback.method,
      key: callback.expression.text,
      ...explainSkip(callback, behaviourOf),
    })),
  )
  const webhooks = contract.webhooks.map(({ id, name, method }) => ({
    callback: id,
    name,
    operation: id,
    method,
    key: name,
    skipped: `nothing that the document says causes it; ask for it with POST ${webhookPath(name)}`,
  }))
  return [...callbacks, ...webhooks]
}

/** Where a webhook can be asked for. */
export function webhookPath(name: string): string {
  return `/__ringback/webhooks/${encodeURIComponent(name)}`
}

function explainSkip(
  callback: CallbackOperation,
  behaviourOf: (callback: CallbackOperation) => CallbackBehaviour,
): Pick<PlannedCallback, 'skipped'> {
  if (behaviourOf(callback).failure === 'silent') return { skipped: SILENT }
  return callback.drivability.drivable ? {} : { skipped: callback.drivability.because }
}
