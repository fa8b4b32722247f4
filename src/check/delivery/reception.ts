import type { ReceptionFault } from '../../transport/model.js'
import type { DeliveryFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'

const EXPLANATIONS: Readonly<Record<ReceptionFault, string>> = {
  'body-too-large': 'its body is larger than the receiver takes',
  'headers-too-large': 'its headers are larger than the receiver takes',
  aborted: 'the connection was closed before it was complete',
  timeout: 'it stalled until the receiver gave up',
  malformed: 'it is not HTTP',
}

/** The request arrived whole. */
export function checkReception({ delivery, match }: DeliveryFacts): FindingDraft[] {
  const { request } = delivery
  if (request.fault === undefined) return []
  const explanation = request.faultMessage ?? EXPLANATIONS[request.fault]
  const callback = match.kind === 'matched' ? match.expectation.callback : undefined
  return [
    {
      code: 'delivery-incomplete',
      message: `${callback?.name ?? 'a request to the receiver'} did not arrive whole: ${explanation}`,
      expected: 'a complete request',
      arrived: `${request.bodySize} bytes of body, then: ${EXPLANATIONS[request.fault]}`,
      ...(callback === undefined ? {} : { promised: callback.keyPlace, callback: callback.id }),
      ...(match.kind === 'matched'
        ? {
            trigger: match.expectation.trigger.id,
            operation: match.expectation.trigger.operation.id,
          }
        : {}),
      delivery: delivery.id,
      detail: request.fault,
    },
  ]
}
