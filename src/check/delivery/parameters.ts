import type { Parameter } from '../../contract/model.js'
import { readFilled } from '../../delivery/compare.js'
import type { Expectation } from '../../delivery/model.js'
import { splitTarget } from '../../delivery/target.js'
import { listHeader } from '../../transport/headers.js'
import type { ReceivedRequest } from '../../transport/model.js'
import { type DeliveryFacts, identify } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { judgeParameter } from '../parameter.js'

/** Header parameters that describe the message itself and are ignored (OpenAPI 3.1.1, section 4.8.12.1). */
const IGNORED_HEADERS: readonly string[] = ['accept', 'content-type', 'authorization']

/** Documented header, query and path parameters are there and conform. */
export function checkParameters({ contract, delivery, match }: DeliveryFacts): FindingDraft[] {
  if (match.kind !== 'matched') return []
  const { callback } = match.expectation
  if (callback.parameters.length === 0) return []
  const judgement = {
    code: 'delivery-parameter',
    role: 'callback',
    subject: callback.name,
  } as const
  return callback.parameters.flatMap((parameter) => {
    const values = readValues(parameter, delivery.request, match.expectation)
    if (values === undefined) return []
    const drafts = judgeParameter(parameter, values, judgement, contract)
    return drafts.map((draft) => ({ ...draft, ...identify(match.expectation, delivery) }))
  })
}

/** Undefined where the parameter cannot be judged. */
function readValues(
  parameter: Parameter,
  request: ReceivedRequest,
  expectation: Expectation,
): readonly string[] | undefined {
  switch (parameter.in) {
    case 'header':
      return IGNORED_HEADERS.includes(parameter.name.toLowerCase())
        ? undefined
        : listHeader(request.headers, parameter.name)
    case 'query':
      return new URLSearchParams(splitTarget(request.url).query ?? '').getAll(parameter.name)
    case 'path': {
      const value = readFilled(request, expectation).get(parameter.name)
      return value === undefined ? undefined : [value]
    }
    case 'cookie':
      return undefined
  }
}
