import { identify, labelOperation, type SettledFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'

/**
 * At least one of the callbacks that a trigger is owed arrives. An operation may document several
 * (`onData`, `onError`) of which not all apply to every call: the others count as not exercised.
 */
export function checkArrival({ trigger, expectations, waitedMs }: SettledFacts): FindingDraft[] {
  const [first] = expectations
  if (first === undefined || expectations.some((one) => one.attempts > 0)) return []
  const names = expectations.map((one) => one.callback.name)
  const who = names.length === 1 ? first.callback.name : `none of ${names.join(', ')}`
  const url =
    first.url.kind === 'known'
      ? `${first.callback.method} ${first.url.url}`
      : first.callback.expression.text
  const label = labelOperation(trigger.operation)
  return [
    {
      code: 'delivery-missing',
      message:
        names.length === 1
          ? `${who} did not arrive after ${label}`
          : `${who} arrived after ${label}`,
      expected: url,
      arrived:
        `nothing within ${Math.round(waitedMs)} ms of the answer ${trigger.exchange?.response?.status ?? ''}`.trimEnd(),
      promised: first.callback.keyPlace,
      ...identify(first),
    },
  ]
}
