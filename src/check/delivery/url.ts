import type { DeliveryFacts } from '../facts.js'
import { identify } from '../facts.js'
import type { FindingDraft } from '../model.js'

/** Method and URL are those that the document has and the expression gives for this trigger. */
export function checkUrl({ delivery, match }: DeliveryFacts): FindingDraft[] {
  if (match.kind !== 'matched') return []
  const { expectation, differences } = match
  if (differences.length === 0) return []
  const { callback } = expectation
  return differences.map((difference) => {
    const isMethod = difference.part === 'method'
    return {
      code: isMethod ? 'delivery-method' : 'delivery-url',
      message: isMethod
        ? `${callback.name} came as ${difference.arrived} in place of ${difference.expected}`
        : `${callback.name} went to another ${difference.part} than the expression gives: ${difference.explanation}`,
      expected: isMethod ? difference.expected : `${difference.part} ${difference.expected}`,
      arrived: isMethod ? difference.arrived : `${difference.part} ${difference.arrived}`,
      ...(isMethod ? {} : { hint: difference.explanation }),
      promised: isMethod ? callback.place : callback.keyPlace,
      detail: difference.part,
      ...identify(expectation, delivery),
    }
  })
}
