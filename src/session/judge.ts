import { fitBody } from '../check/delivery/body.js'
import type { DeliveryFacts } from '../check/facts.js'
import { DELIVERY_CHECKS } from '../check/registry.js'
import { runChecks } from '../check/run.js'
import { type FitBody, findReached, matchRequest } from '../delivery/match.js'
import type { Delivery, Expectation, Match, Trigger } from '../delivery/model.js'
import { createAbortGroups } from '../transport/abort-group.js'
import type { SessionContext, UntimedEvent } from './context.js'
import { createSignal, type Signal } from './signal.js'

/** Ties deliveries to triggers and judges them, each as soon as what it depends on is known. */
export interface Judge {
  /**
   * Takes a delivery; it is judged now, or when the triggers that it may belong to are answered.
   * `reached` is the one whose token its URL holds, where that has been found out already.
   */
  readonly accept: (delivery: Delivery, reached?: Trigger) => void
  /** Says that a trigger was answered (or failed). */
  release(trigger: Trigger): void
  /** Notified whenever a delivery was judged that belongs to this trigger. */
  signalOf(trigger: Trigger): Signal
  /** Says that no more answers come: judges what still waits. */
  flush(): void
}

interface Waiting {
  readonly delivery: Delivery
  readonly reached: Trigger | undefined
  readonly triggers: Set<Trigger>
}

export type JudgementListener = (
  delivery: Delivery,
  match: Match,
  findings: readonly string[],
) => void

export function createJudge(context: SessionContext, onJudged?: JudgementListener): Judge {
  const { contract, ledger } = context
  const waiting = new Set<Waiting>()
  // Only of triggers that somebody waits for, or has waited for.
  const signals = new WeakMap<Trigger, Signal>()
  const groups = createAbortGroups()

  function signalOf(trigger: Trigger): Signal {
    const known = signals.get(trigger)
    if (known !== undefined) return known
    const signal = createSignal(groups)
    signals.set(trigger, signal)
    return signal
  }

  /** Nobody waits for a trigger whose signal was never asked for. */
  const notify = (trigger: Trigger): void => signals.get(trigger)?.notify()

  const fit: FitBody = (request, { callback }) => fitBody(request, callback, contract.schemas)

  function judge(delivery: Delivery, reached: Trigger | undefined): void {
    const match = matchRequest(delivery.request, ledger, fit, reached)
    const expectations = listExpectations(match)
    const attempt = countDelivery(expectations, delivery)
    const facts = gatherFacts(context, delivery, match, attempt)
    const met = findMet(match)
    if (met !== undefined && attempt === 1) {
      void context.emit(describeMet(met, delivery, facts.afterAnswerMs ?? 0))
    }
    const drafts = runChecks(DELIVERY_CHECKS, facts)
    const findings = drafts.flatMap((draft) => context.raise(draft) ?? [])
    void context.emit(describeJudgement(delivery, match, expectations[0], attempt, findings))
    onJudged?.(delivery, match, findings)
    for (const { trigger } of expectations) notify(trigger)
    if (match.kind === 'unowed') notify(match.trigger)
    if (match.kind === 'crosstalk') notify(match.reached)
  }

  function accept(delivery: Delivery, reached = findReached(delivery.request.url, ledger)): void {
    const triggers = listUnanswered(reached, context)
    if (triggers.length === 0) judge(delivery, reached)
    else waiting.add({ delivery, reached, triggers: new Set(triggers) })
  }

  function release(trigger: Trigger): void {
    for (const one of waiting) {
      one.triggers.delete(trigger)
      if (one.triggers.size > 0) continue
      waiting.delete(one)
      judge(one.delivery, one.reached)
    }
    notify(trigger)
  }

  function flush(): void {
    for (const one of waiting) {
      waiting.delete(one)
      judge(one.delivery, one.reached)
    }
  }

  return { accept, release, signalOf, flush }
}

/**
 * The triggers whose answers decide what a delivery is: the one that it reached, or, when it
 * reached none, all that are under way.
 */
function listUnanswered(reached: Trigger | undefined, { ledger }: SessionContext): Trigger[] {
  const isUnanswered = (trigger: Trigger) =>
    trigger.kind !== 'external' && trigger.exchange === undefined
  if (reached !== undefined) return isUnanswered(reached) ? [reached] : []
  return [...ledger.list()].filter(isUnanswered)
}

/** Notes the delivery with the expectations that it meets, and returns which one it was for them. */
function countDelivery(expectations: readonly Expectation[], delivery: Delivery): number {
  for (const expectation of expectations) {
    expectation.first ??= delivery
    expectation.attempts += 1
  }
  return expectations[0]?.attempts ?? 1
}

/** A callback that went astray did leave the API: it is not missing besides. */
function listExpectations(match: Match): readonly Expectation[] {
  switch (match.kind) {
    case 'matched':
      return [match.expectation]
    case 'ambiguous':
      return match.expectations
    case 'crosstalk':
      return [match.meant]
    default:
      return []
  }
}

function gatherFacts(
  { contract, timing }: SessionContext,
  delivery: Delivery,
  match: Match,
  attempt: number,
): DeliveryFacts {
  const expectation = match.kind === 'matched' ? match.expectation : undefined
  const answeredMs = expectation?.trigger.exchange?.endedMs
  const dueFromMs = expectation?.trigger.dueFromMs ?? answeredMs
  const dueMs = dueFromMs === undefined || answeredMs === undefined ? 0 : dueFromMs - answeredMs
  return {
    contract,
    delivery,
    match,
    timeoutMs: dueMs + (expectation?.rule?.timeoutMs ?? timing.timeoutMs),
    attempt,
    afterAnswerMs: answeredMs === undefined ? undefined : delivery.request.receivedMs - answeredMs,
  }
}

/** Of callbacks that nothing tells apart one has arrived; the first stands for it. */
function findMet(match: Match): Expectation | undefined {
  if (match.kind === 'matched') return match.expectation
  return match.kind === 'ambiguous' ? match.expectations[0] : undefined
}

function describeMet(expectation: Expectation, delivery: Delivery, afterMs: number): UntimedEvent {
  return {
    type: 'expectation:met',
    expectation: expectation.id,
    trigger: expectation.trigger.id,
    callback: expectation.callback.id,
    delivery: delivery.id,
    afterMs,
  }
}

function describeJudgement(
  delivery: Delivery,
  match: Match,
  expectation: Expectation | undefined,
  attempt: number,
  findings: readonly string[],
): UntimedEvent {
  const { id } = delivery
  const { kind } = match
  // Written out rather than spread: one is made for every delivery.
  if (expectation !== undefined) {
    const trigger = expectation.trigger.id
    const callback = expectation.callback.id
    const judged: UntimedEvent = {
      type: 'delivery:judged',
      delivery: id,
      match: kind,
      trigger,
      callback,
      attempt,
      findings,
    }
    return expectation.url.kind === 'any' ? { ...judged, isTakenBySchema: true } : judged
  }
  const trigger = match.kind === 'unowed' ? { trigger: match.trigger.id } : {}
  return { type: 'delivery:judged', delivery: id, match: kind, ...trigger, findings }
}
