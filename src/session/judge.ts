import { fitsBody } from '../check/delivery/body.js'
import type { DeliveryFacts } from '../check/facts.js'
import { DELIVERY_CHECKS } from '../check/registry.js'
import { runChecks } from '../check/run.js'
import { findReached, matchRequest } from '../delivery/match.js'
import type { Delivery, Expectation, Match, Trigger } from '../delivery/model.js'
import type { SessionContext, UntimedEvent } from './context.js'
import { createSignal, type Signal } from './signal.js'

/** Ties deliveries to triggers and judges them, each as soon as what it depends on is known. */
export interface Judge {
  /** Takes a delivery; it is judged now, or when the triggers that it may belong to are answered. */
  accept(delivery: Delivery): void
  /** Says that a trigger was answered (or failed). */
  release(trigger: Trigger): void
  /** Notified whenever a delivery was judged that belongs to this trigger. */
  signalOf(trigger: Trigger): Signal
  /** Says that no more answers come: judges what still waits. */
  flush(): void
}

interface Waiting {
  readonly delivery: Delivery
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
  const signals = new WeakMap<Trigger, Signal>()

  function signalOf(trigger: Trigger): Signal {
    const signal = signals.get(trigger) ?? createSignal()
    signals.set(trigger, signal)
    return signal
  }

  function judge(delivery: Delivery): void {
    const match = matchRequest(delivery.request, ledger, (request, { callback }) =>
      fitsBody(request, callback, contract.schemas),
    )
    const attempt = countDelivery(match, delivery)
    const facts = gatherFacts(context, delivery, match, attempt)
    if (match.kind === 'matched' && attempt === 1) {
      void context.emit(describeMet(match.expectation, delivery, facts.afterAnswerMs ?? 0))
    }
    const findings = runChecks(DELIVERY_CHECKS, facts).map(context.raise)
    void context.emit(describeJudgement(delivery, match, attempt, findings))
    onJudged?.(delivery, match, findings)
    for (const trigger of listTriggers(match)) signalOf(trigger).notify()
  }

  function accept(delivery: Delivery): void {
    const triggers = listUnanswered(delivery, context)
    if (triggers.length === 0) judge(delivery)
    else waiting.add({ delivery, triggers: new Set(triggers) })
  }

  function release(trigger: Trigger): void {
    for (const one of waiting) {
      one.triggers.delete(trigger)
      if (one.triggers.size > 0) continue
      waiting.delete(one)
      judge(one.delivery)
    }
    signalOf(trigger).notify()
  }

  function flush(): void {
    for (const one of waiting) {
      waiting.delete(one)
      judge(one.delivery)
    }
  }

  return { accept, release, signalOf, flush }
}

/**
 * The triggers whose answers decide what a delivery is: the one that it reached, or, when it
 * reached none, all that are under way.
 */
function listUnanswered(delivery: Delivery, { ledger }: SessionContext): Trigger[] {
  const isUnanswered = (trigger: Trigger) =>
    trigger.kind !== 'external' && trigger.exchange === undefined
  const reached = findReached(delivery.request.url, ledger)
  if (reached !== undefined) return isUnanswered(reached) ? [reached] : []
  return [...ledger.list()].filter(isUnanswered)
}

/** Notes the delivery with the expectations that it meets, and returns which one it was for them. */
function countDelivery(match: Match, delivery: Delivery): number {
  const met = listExpectations(match)
  for (const expectation of met) {
    expectation.first ??= delivery
    expectation.attempts += 1
  }
  return met[0]?.attempts ?? 1
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

function listTriggers(match: Match): Set<Trigger> {
  const triggers = new Set(listExpectations(match).map((expectation) => expectation.trigger))
  if (match.kind === 'crosstalk') triggers.add(match.reached)
  if (match.kind === 'unowed') triggers.add(match.trigger)
  return triggers
}

function gatherFacts(
  { contract, timing }: SessionContext,
  delivery: Delivery,
  match: Match,
  attempt: number,
): DeliveryFacts {
  const answeredMs =
    match.kind === 'matched' ? match.expectation.trigger.exchange?.endedMs : undefined
  return {
    contract,
    delivery,
    match,
    timeoutMs: timing.timeoutMs,
    attempt,
    ...(answeredMs === undefined
      ? {}
      : { afterAnswerMs: delivery.request.receivedMs - answeredMs }),
  }
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
  attempt: number,
  findings: readonly string[],
): UntimedEvent {
  const base = {
    type: 'delivery:judged',
    delivery: delivery.id,
    match: match.kind,
    findings,
  } as const
  const [expectation] = listExpectations(match)
  if (expectation !== undefined) {
    const { trigger, callback } = expectation
    return { ...base, trigger: trigger.id, callback: callback.id, attempt }
  }
  return match.kind === 'unowed' ? { ...base, trigger: match.trigger.id } : base
}
