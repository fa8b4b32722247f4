import type { ReceivedRequest } from '../transport/model.js'
import { type BodyFit, listFitting } from './body-fit.js'
import { compareRequest } from './compare.js'
import { type Ledger, suffixOf } from './ledger.js'
import type { Difference, Expectation, Match, MatchedDelivery, NearMiss, Trigger } from './model.js'
import { cutBeforeToken, dropOrigin, findTokens, splitTarget, TOKEN_LENGTH } from './target.js'

/** Holds the body of a request against what a callback documents. */
export type FitBody = (request: ReceivedRequest, expectation: Expectation) => BodyFit

/**
 * Ties a request to the trigger that caused it. The token in its URL decides; without one, what is
 * unique in the URL of an expectation does; else the only expectation that is still open, when the
 * request resembles it. Triggers that it reaches must have been answered (or be external). Whoever
 * knows already which one it reached hands it in.
 */
export function matchRequest(
  request: ReceivedRequest,
  ledger: Ledger,
  fitBody: FitBody,
  reached = findReached(request.url, ledger),
): Match {
  if (reached !== undefined) return matchReached(request, reached, ledger, fitBody)

  const lost = findByEnd(dropOrigin(request.url), ledger)
  if (lost !== undefined) return owe(lost, request)
  const [only, ...others] = listOpen(ledger)
  if (only !== undefined && others.length === 0 && resembles(request, only, fitBody))
    return match(only, request)
  const nearest = findNearest(request, ledger)
  return nearest === undefined ? { kind: 'unexpected' } : { kind: 'unexpected', nearest }
}

/** The trigger whose token stands in a request target, or whose path it is. */
export function findReached(target: string, ledger: Ledger): Trigger | undefined {
  // There it stands in the URLs that we give, and nearly always still does.
  const direct = target.startsWith('/') ? ledger.findByToken(target.slice(1, TOKEN_END)) : undefined
  if (direct !== undefined) return direct
  for (const token of findTokens(target)) {
    const trigger = ledger.findByToken(token)
    if (trigger !== undefined) return trigger
  }
  return ledger.findByRoute(splitTarget(dropOrigin(target)).path)
}

function matchReached(
  request: ReceivedRequest,
  reached: Trigger,
  ledger: Ledger,
  fitBody: FitBody,
): Match {
  const [only] = reached.expectations
  // Nearly always there is one, and what comes is as it should be.
  if (only !== undefined && reached.expectations.length === 1 && isOwed(reached)) {
    const matched = match(only, request)
    if (matched.differences.length === 0) return matched
  }
  const comparisons = reached.expectations.map((expectation) => match(expectation, request))
  const exact = comparisons.filter((one) => one.differences.length === 0)
  if (exact.length === 0) {
    const meant = findMeant(request, reached, ledger)
    if (meant !== undefined) return describeCrosstalk(reached, meant)
  }
  if (!isOwed(reached)) return { kind: 'unowed', trigger: reached }
  if (exact.length > 1) return chooseByBody(request, exact, fitBody)
  return exact[0] ?? nearestOf(comparisons) ?? { kind: 'unexpected' }
}

const TOKEN_END = 1 + TOKEN_LENGTH

/** A trigger owes its callbacks once the API has accepted it. */
export function isOwed(trigger: Trigger): boolean {
  if (trigger.kind === 'external') return true
  const status = trigger.exchange?.response?.status
  return trigger.kind !== 'without-url' && status !== undefined && status >= 200 && status < 300
}

/** An expectation of another trigger whose URL goes on behind the token just like this one. */
function findMeant(
  request: ReceivedRequest,
  reached: Trigger,
  ledger: Ledger,
): Expectation | undefined {
  const target = cutBeforeToken(dropOrigin(request.url), reached.token)
  const suffix = suffixOf(target, reached.token)
  if (suffix === undefined) return undefined
  return ledger
    .findBySuffix(suffix)
    .find(
      (expectation) =>
        expectation.trigger !== reached && expectation.callback.method === request.method,
    )
}

function describeCrosstalk(reached: Trigger, meant: Expectation): Match {
  return meant.trigger.kind === 'without-url'
    ? { kind: 'unowed', trigger: meant.trigger }
    : { kind: 'crosstalk', reached, meant }
}

/** Several callbacks share URL and method: the schemas decide. */
function chooseByBody(
  request: ReceivedRequest,
  exact: readonly MatchedDelivery[],
  fitBody: FitBody,
): Match {
  const fitting = listFitting(exact, (one) => fitBody(request, one.expectation))
  const [first, ...others] = fitting
  if (first === undefined)
    return exact.find((one) => one.expectation.attempts === 0) ?? exact[0] ?? { kind: 'unexpected' }
  return others.length === 0
    ? first
    : { kind: 'ambiguous', expectations: fitting.map((one) => one.expectation) }
}

/** The token was lost on the way, but the end of the URL belongs to one expectation only. */
function findByEnd(target: string, ledger: Ledger): Expectation | undefined {
  const slashes = [...target.matchAll(/\//g)].map((found) => found.index)
  for (const start of slashes) {
    const [only, ...others] = ledger.findBySuffix(target.slice(start))
    if (only !== undefined && others.every((one) => one.trigger === only.trigger)) return only
  }
  return undefined
}

function owe(expectation: Expectation, request: ReceivedRequest): Match {
  return isOwed(expectation.trigger)
    ? match(expectation, request)
    : { kind: 'unowed', trigger: expectation.trigger }
}

function listOpen(ledger: Ledger): Expectation[] {
  const open: Expectation[] = []
  for (const trigger of ledger.list()) {
    if (isOwed(trigger)) open.push(...trigger.expectations.filter((one) => one.attempts === 0))
    if (open.length > 1) break
  }
  return open
}

function resembles(request: ReceivedRequest, expectation: Expectation, fitBody: FitBody): boolean {
  return (
    request.method === expectation.callback.method &&
    request.body.length > 0 &&
    fitBody(request, expectation) !== 'breaks'
  )
}

function match(expectation: Expectation, request: ReceivedRequest): MatchedDelivery {
  return { kind: 'matched', expectation, differences: compareRequest(request, expectation) }
}

function nearestOf(comparisons: readonly MatchedDelivery[]): MatchedDelivery | undefined {
  const rank = (one: MatchedDelivery) =>
    one.differences.length * 2 + Math.min(one.expectation.attempts, 1)
  return [...comparisons].sort((one, other) => rank(one) - rank(other))[0]
}

function findNearest(request: ReceivedRequest, ledger: Ledger): NearMiss | undefined {
  const recent = [...ledger.list()].slice(-RECENT).flatMap((trigger) => trigger.expectations)
  const nearest = nearestOf(recent.map((expectation) => match(expectation, request)))
  if (nearest === undefined) return undefined
  return { expectation: nearest.expectation, because: describeDifferences(nearest.differences) }
}

/** Only the last triggers are compared: a stray request must not cost the whole history. */
const RECENT = 50

function describeDifferences(differences: readonly Difference[]): string {
  const sentences = differences.map(
    (one) => `${one.part} ${one.arrived} in place of ${one.expected} (${one.explanation})`,
  )
  return sentences.length === 0 ? 'its URL is not known' : sentences.join('; ')
}
