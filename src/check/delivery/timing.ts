import { type DeliveryFacts, identify } from '../facts.js'
import type { FindingDraft } from '../model.js'

/** The first delivery comes after the API's answer, and not later than the deadline. */
export function checkTiming({
  delivery,
  match,
  afterAnswerMs,
  timeoutMs,
  attempt,
}: DeliveryFacts): FindingDraft[] {
  if (match.kind !== 'matched' || attempt !== 1 || afterAnswerMs === undefined) return []
  if (afterAnswerMs >= 0 && afterAnswerMs <= timeoutMs) return []
  const { callback } = match.expectation
  const ids = identify(match.expectation, delivery)
  if (afterAnswerMs < 0) {
    const message = `${callback.name} came before the API had answered the trigger`
    return [{ code: 'delivery-early', message, promised: callback.keyPlace, ...ids }]
  }
  return [
    {
      code: 'delivery-late',
      message: `${callback.name} came after its deadline`,
      expected: `within ${Math.round(timeoutMs)} ms of the answer (--timeout)`,
      arrived: `${Math.round(afterAnswerMs)} ms after the answer`,
      promised: callback.keyPlace,
      ...ids,
    },
  ]
}
