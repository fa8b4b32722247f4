import type { Expectation } from './model.js'

/**
 * How much a callback is awaited: on its own, as one of those of its operation that nobody says
 * more about, or not at all.
 */
export type Duty = 'required' | 'one-of' | 'optional' | 'none'

export function dutyOf({ rule }: Pick<Expectation, 'rule'>): Duty {
  if (rule?.expect !== undefined) return rule.expect
  const min = rule?.deliveries?.min
  if (min === undefined) return 'one-of'
  return min > 0 ? 'required' : 'optional'
}

/** Whether the trigger owes this callback, alone or with others. */
export function isAwaited(expectation: Pick<Expectation, 'rule'>): boolean {
  const duty = dutyOf(expectation)
  return duty === 'required' || duty === 'one-of'
}

/** How many deliveries are due and how many are allowed. */
export function countDue({ rule }: Pick<Expectation, 'rule'>): { min: number; max: number } {
  return rule?.deliveries ?? { min: 1, max: 1 }
}

/** Those that are still due: required ones, and of the others all as long as none has come. */
export function listMissing(expectations: readonly Expectation[]): Expectation[] {
  const hasOther = expectations.some((one) => dutyOf(one) === 'one-of' && one.attempts > 0)
  return expectations.filter((one) => {
    const duty = dutyOf(one)
    if (duty === 'one-of') return !hasOther
    return duty === 'required' && one.attempts < Math.max(1, countDue(one).min)
  })
}

/** The longest that any of them may take; `otherwiseMs` where none may come. */
export function longestTimeout(expectations: readonly Expectation[], otherwiseMs: number): number {
  let longestMs: number | undefined
  for (const one of expectations) {
    if (dutyOf(one) === 'none') continue
    longestMs = Math.max(longestMs ?? 0, one.rule?.timeoutMs ?? otherwiseMs)
  }
  return longestMs ?? otherwiseMs
}
