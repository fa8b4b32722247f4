import { readBodyValue } from './body-value.js'
import type { Call } from './call.js'
import { describeExchange } from './context.js'
import { judgeCall } from './judge-call.js'
import type { Keeper } from './keeper-model.js'
import { demandLogin } from './login.js'
import type { MockExchange } from './model.js'
import { readPreference } from './preference.js'
import { answerProblem } from './problem.js'
import { type Refusal, type RefusalTools, refuse } from './refusal.js'
import { tellRefusal } from './refusal-kind.js'
import { decodeValues, type FoundRoute } from './router.js'
import { answerSuccess, type SuccessTools } from './success.js'
import { dropUrlViolations } from './url-slot.js'

export interface ResponderTools extends RefusalTools, SuccessTools {
  readonly keeper: Keeper
  readonly isSecured: boolean
}

export type Responder = (route: FoundRoute, call: Call) => Promise<Omit<MockExchange, 'request'>>

/** Answers requests to documented operations: judges them, then does what they ask for. */
export function createResponder(tools: ResponderTools): Responder {
  const { contract, keeper, isSecured } = tools
  return async ({ operation: entry, values }, call) => {
    const operation = entry.read()
    const refuseBy = async (refusal: Refusal) => ({
      response: await refuse(operation, call, refusal, tools),
      because: refusal.detail,
      operation,
    })
    const demand = isSecured ? demandLogin(operation.security, call) : undefined
    if (demand !== undefined) {
      const { because, headers } = demand
      return refuseBy({ statuses: [401], detail: because, headers })
    }
    const path = decodeValues(values)
    const content = operation.body?.content ?? []
    const body = readBodyValue(call.request, content, contract.schemas)
    const found = judgeCall(operation, call, values, contract)
    const violations = dropUrlViolations(found, operation, call, values, body.value)
    if (violations.length > 0) return refuseBy(tellRefusal(violations))

    const preference = readPreference(call)
    const visit = keeper.visit(operation, {
      path,
      body: body.value,
      size: call.request.body.length,
    })
    if (visit.isGone && preference.code === undefined) {
      return refuseBy({ statuses: [404, 410], detail: `${call.path} was removed` })
    }
    const success = await answerSuccess(operation, call, visit, preference, tools)
    if (!success.ok) {
      const { status, because } = success
      return { response: answerProblem({ status, detail: because }), because, operation }
    }
    const { response, because, seen } = success
    if (response.status >= 400) return { response, because, operation }
    const context = describeExchange(call, path, body.seen, response, seen)
    return { response, because, operation, context }
  }
}
