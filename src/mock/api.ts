import type { Contract } from '../contract/model.js'
import type { HeaderPair, HttpRequest, HttpResponse } from '../transport/model.js'
import { createAnswerHeaders } from './answer-headers.js'
import { createAnswerStatuses } from './answer-status.js'
import { createAnswerValues } from './answer-value.js'
import { createAnswerWriter } from './answer-writer.js'
import { type Call, readCall } from './call.js'
import { answerPreflight, listCorsHeaders } from './cors.js'
import { createKeeper } from './keeper.js'
import type { MockApi, MockApiOptions, MockExchange } from './model.js'
import { answerProblem } from './problem.js'
import { createResponder } from './responder.js'
import { createRouter } from './router.js'
import { answerUnrouted } from './unrouted.js'

/**
 * An API that keeps what the document promises, without a socket: it judges requests, answers them
 * by the documentation and remembers what was created. The same seed and the same requests in the
 * same order give the same answers.
 */
export function createMockApi(contract: Contract, options: MockApiOptions): MockApi {
  const { seed, state = true, security = true, cors = true, dynamic = false } = options
  const router = createRouter(contract)
  const respond = createResponder({
    contract,
    values: createAnswerValues(contract, seed),
    headers: createAnswerHeaders(contract, seed),
    write: createAnswerWriter(contract.schemas),
    statuses: createAnswerStatuses(),
    keeper: createKeeper(contract, { seed, state }),
    isDynamic: dynamic,
    isSecured: security,
  })

  function answerCall(call: Call): MockExchange | Promise<MockExchange> {
    // HEAD is GET without the body, which is for the transport to leave out: its length is told.
    const route = router.find(call.method, call.path, call.query)
    const isHead = call.method === 'HEAD' && route.kind !== 'found'
    const meant = isHead ? router.find('GET', call.path, call.query) : route
    if (meant.kind === 'found') return respond(meant, call)
    const { request } = call
    const allowed = meant.kind === 'other-method' ? meant.allowed : []
    const preflight = cors ? answerPreflight(call, allowed) : undefined
    if (preflight === undefined) return { request, ...answerUnrouted(meant, call) }
    return { request, response: preflight, because: 'a browser asks whether it may call' }
  }

  return {
    async answer(request) {
      try {
        const call = readCall(request)
        const exchange = await answerCall(call)
        const added = cors ? listCorsHeaders(call) : []
        return added.length === 0 || isAnsweredForAll(exchange.response)
          ? exchange
          : { ...exchange, response: addHeaders(exchange.response, added) }
      } catch (error) {
        return describeFailure(request, error)
      }
    },
  }
}

function isAnsweredForAll({ headers }: HttpResponse): boolean {
  return headers.some(([name]) => name.toLowerCase() === 'access-control-allow-origin')
}

function addHeaders(response: HttpResponse, added: readonly HeaderPair[]): HttpResponse {
  return { ...response, headers: [...response.headers, ...added] }
}

/** No request should lead here. */
function describeFailure(request: HttpRequest, error: unknown): MockExchange {
  const reason = error instanceof Error ? error.message : String(error)
  const because = `Ringback failed to answer, which is a bug in it: ${reason}`
  return { request, response: answerProblem({ status: 500, detail: because }), because }
}
