import { type DeliveryFacts, identify } from '../facts.js'
import type { FindingDraft } from '../model.js'

/** The configuration rules the callback out, or its trigger is over. */
export function checkWanted({ delivery, match }: DeliveryFacts): FindingDraft[] {
  if (match.kind !== 'matched') return []
  const { callback, rule, trigger } = match.expectation
  if (rule?.expect === 'none') {
    return [
      {
        code: 'delivery-unwanted',
        message: `${callback.name} arrived although none is expected`,
        expected: 'no delivery (expect: none)',
        arrived: `${delivery.request.method} ${delivery.request.url}`,
        promised: callback.keyPlace,
        ...identify(match.expectation, delivery),
      },
    ]
  }
  const { receivedMs } = delivery.request
  if (trigger.endedMs === undefined || receivedMs <= trigger.endedMs) return []
  return [
    {
      code: 'delivery-unwanted',
      message: `${callback.name} arrived after the finally steps of its trigger had ended`,
      expected: 'nothing more after the finally steps',
      arrived: `a delivery ${Math.round(receivedMs - trigger.endedMs)} ms after them`,
      promised: callback.keyPlace,
      hint: 'Does what the finally steps do (end a subscription, for instance) reach whoever sends the callbacks?',
      ...identify(match.expectation, delivery),
    },
  ]
}
