import { isDeepStrictEqual } from 'node:util'
import { countDue } from '../../delivery/duty.js'
import { parseJson } from '../../schema/json.js'
import { type DeliveryFacts, identify } from '../facts.js'
import type { FindingDraft } from '../model.js'

/**
 * Exactly one delivery, since the first one was answered with a success; or as many as the
 * configuration allows.
 */
export function checkCount({ delivery, match, attempt }: DeliveryFacts): FindingDraft[] {
  if (match.kind !== 'matched' || attempt === 1 || match.expectation.trigger.kind === 'external')
    return []
  const { callback, first } = match.expectation
  const { max } = countDue(match.expectation)
  if (attempt <= max) return []
  if (first === undefined || !isSuccess(first.answer.status) || first.request.fault !== undefined)
    return []
  const ids = identify(match.expectation, delivery)
  const expected = `${max === 1 ? 'one delivery' : `at most ${max} deliveries`}, answered ${first.answer.status}`
  const isSame = isSameBody(first.request.body, delivery.request.body)
  return [
    {
      code: isSame ? 'delivery-duplicate' : 'delivery-repeated',
      message: isSame
        ? `${callback.name} arrived again although it had been answered ${first.answer.status}`
        : `${callback.name} arrived again with another body`,
      expected,
      arrived: `delivery ${attempt} for the same trigger`,
      promised: callback.keyPlace,
      ...ids,
    },
  ]
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

/** Byte for byte, or the same JSON in another spelling. */
function isSameBody(one: Uint8Array, other: Uint8Array): boolean {
  if (Buffer.compare(one, other) === 0) return true
  const [first, second] = [parseJson(one), parseJson(other)]
  return first.ok && second.ok && isDeepStrictEqual(first.value, second.value)
}
