import type { MockApi, MockExchange } from '../mock/model.js'
import type { HttpResponse, ReceivedRequest, ReceptionFault } from '../transport/model.js'
import { refusalFor } from '../transport/refusal.js'
import type { Backlog } from './backlog.js'
import type { CallbackSender } from './callback-sender.js'
import type { SessionContext } from './context.js'
import { describeServed } from './served.js'

export interface MockDeskOptions {
  readonly context: SessionContext
  readonly api: MockApi
  readonly sender: CallbackSender
  /** Holds what is owed: a client whose callbacks find no room waits for its answer. */
  readonly backlog: Backlog
  readonly onError: (error: unknown) => void
}

/** What a mock does with a request: it is answered, written down, and its callbacks are sent. */
export function createMockDesk(
  options: MockDeskOptions,
): (request: ReceivedRequest) => Promise<HttpResponse> {
  const { context, api, sender, backlog, onError } = options
  return async (request) => {
    const id = context.number('req')
    if (request.fault !== undefined) {
      const response = refusalFor(request.fault)
      await context.emit(describeServed(id, request, { response, because: FAULTS[request.fault] }))
      return response
    }
    const exchange = await api.answer(request)
    const due = findDue(exchange)
    if (due === undefined) {
      await context.emit(describeServed(id, request, exchange))
      return exchange.response
    }
    const size = request.body.length + exchange.response.body.length
    const leave = await backlog.enter(size)
    await context.emit(describeServed(id, request, exchange))
    // The answer goes first: it is written before this turn ends.
    setImmediate(() => {
      sender.send(id, due.callbacks, due.context).then(leave, (error: unknown) => {
        leave()
        onError(error)
      })
    })
    return exchange.response
  }
}

/** Only a request that was taken makes callbacks due. */
function findDue({ operation, context }: MockExchange) {
  if (operation === undefined || context === undefined) return undefined
  const { callbacks } = operation
  return callbacks.length === 0 ? undefined : { callbacks, context }
}

const FAULTS: Readonly<Record<ReceptionFault, string>> = {
  'body-too-large': 'its body is larger than Ringback takes',
  aborted: 'the client broke it off',
  timeout: 'it took too long to arrive',
  malformed: 'it is no valid HTTP request',
  'headers-too-large': 'its headers are larger than Ringback takes',
}
