import type { MediaTypeContract, TriggerOperation } from '../contract/model.js'
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

export type Responder = (route: FoundRoute, call: Call) => Promise<MockExchange>

/** Answers requests to documented operations: judges them, then does what they ask for. */
export function createResponder(tools: ResponderTools): Responder {
  const { contract, keeper, isSecured } = tools
  return async ({ operation: entry, values }, call) => {
    const { request } = call
    const operation = entry.read()
    const demand = isSecured ? demandLogin(operation.security, call) : undefined
    if (demand !== undefined) {
      const { because, headers } = demand
      return refuseCall(operation, call, { statuses: [401], detail: because, headers }, tools)
    }
    const path = decodeValues(values)
    const content = operation.body?.content ?? NO_CONTENT
    const body = readBodyValue(request, content, contract.schemas)
    const found = judgeCall(operation, call, values, contract, body.json)
    const violations = dropUrlViolations(found, operation, call, values, body.value)
    if (violations.length > 0) {
      return refuseCall(operation, call, tellRefusal(violations), tools)
    }

    const preference = readPreference(call)
    const sent = { path, body: body.value, size: request.body.length }
    const visit = keeper.visit(operation, sent)
    if (visit.isGone && preference.code === undefined) {
      const detail = `${call.path} was removed`
      return refuseCall(operation, call, { statuses: [404, 410], detail }, tools)
    }
    const success = await answerSuccess(operation, call, visit, preference, tools)
    if (!success.ok) {
      const { status, because } = success
      return { request, response: answerProblem({ status, detail: because }), because, operation }
    }
    const { response, because, seen } = success
    if (response.status >= 400) return { request, response, because, operation }
    const context = describeExchange(call, path, body.seen, response, seen)
    return { request, response, because, operation, context }
  }
}

const NO_CONTENT: readonly MediaTypeContract[] = []

async function refuseCall(
  operation: TriggerOperation,
  call: Call,
  refusal: Refusal,
  tools: RefusalTools,
): Promise<MockExchange> {
  const response = await refuse(operation, call, refusal, tools)
  return { request: call.request, response, because: refusal.detail, operation }
}
