import { countDue, dutyOf, listMissing } from '../../delivery/duty.js'
import type { Expectation } from '../../delivery/model.js'
import { identify, labelOperation, type SettledFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'

/**
 * At least one of the callbacks that a trigger is owed arrives. An operation may document several
 * (`onData`, `onError`) of which not all apply to every call: the others count as not exercised.
 * Callbacks that the configuration requires arrive each, and as often as it says.
 */
export function checkArrival(facts: SettledFacts): FindingDraft[] {
  const missing = listMissing(facts.expectations)
  const required = missing.filter((one) => dutyOf(one) === 'required')
  return [
    ...draftMissing(
      missing.filter((one) => dutyOf(one) === 'one-of'),
      facts,
    ),
    ...required.flatMap((one) => draftMissing([one], facts)),
  ]
}

function draftMissing(
  expectations: readonly Expectation[],
  { trigger, waitedMs }: SettledFacts,
): FindingDraft[] {
  const [first] = expectations
  if (first === undefined) return []
  const names = expectations.map((one) => one.callback.name)
  const who = names.length === 1 ? first.callback.name : `none of ${names.join(', ')}`
  const url =
    first.url.kind === 'known'
      ? `${first.callback.method} ${first.url.url}`
      : first.callback.expression.text
  const label = labelOperation(trigger.operation)
  const { min } = countDue(first)
  const within = `within ${Math.round(waitedMs)} ms of the answer ${trigger.exchange?.response?.status ?? ''}`
  return [
    {
      code: 'delivery-missing',
      message: describe({ who, label, first, isAlone: names.length === 1 }),
      expected: min > 1 ? `${min} times ${url}` : url,
      arrived: `${first.attempts === 0 ? 'nothing' : first.attempts} ${within}`.trimEnd(),
      promised: first.callback.keyPlace,
      ...identify(first),
    },
  ]
}

function describe(input: {
  who: string
  label: string
  first: Expectation
  isAlone: boolean
}): string {
  const { who, label, first, isAlone } = input
  if (!isAlone) return `${who} arrived after ${label}`
  if (first.attempts === 0) return `${who} did not arrive after ${label}`
  return `${who} did not arrive often enough after ${label}`
}
