import type { Contract, TriggerOperation } from '../contract/model.js'
import type { ParsedJson } from '../schema/json.js'
import type { Call } from './call.js'
import { judgeBody } from './judge-body.js'
import { judgeParameter } from './judge-parameter.js'
import type { Violation } from './violation.js'

/**
 * Everything in which a request is not what the document asks for, parameters first. `json` is what
 * its body was parsed to.
 */
export function judgeCall(
  operation: TriggerOperation,
  call: Call,
  values: ReadonlyMap<string, string>,
  contract: Contract,
  json: ParsedJson | undefined,
): readonly Violation[] {
  const found: Violation[] = []
  for (const parameter of operation.parameters) {
    for (const one of judgeParameter(parameter, call, values, contract)) found.push(one)
  }
  for (const one of judgeBody(call.request, operation.body, contract, json)) found.push(one)
  return found
}
