import type { Contract, TriggerOperation } from '../contract/model.js'
import type { Call } from './call.js'
import { judgeBody } from './judge-body.js'
import { judgeParameter } from './judge-parameter.js'
import type { Violation } from './violation.js'

/** Everything in which a request is not what the document asks for, parameters first. */
export function judgeCall(
  operation: TriggerOperation,
  call: Call,
  values: ReadonlyMap<string, string>,
  contract: Contract,
): readonly Violation[] {
  const parameters = operation.parameters.flatMap((parameter) =>
    judgeParameter(parameter, call, values, contract),
  )
  return [...parameters, ...judgeBody(call.request, operation.body, contract)]
}
