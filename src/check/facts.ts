import type { Contract, Operation } from '../contract/model.js'
import type { Delivery, Expectation, Match, SentDelivery, Trigger } from '../delivery/model.js'

/** What the checks of a trigger's answer look at. */
export interface TriggerFacts {
  readonly contract: Contract
  /** Answered, or failed to be. */
  readonly trigger: Trigger
}

/** What the checks of one delivery look at. */
export interface DeliveryFacts {
  readonly contract: Contract
  readonly delivery: Delivery
  readonly match: Match
  /** Milliseconds from the API's answer to the arrival; negative when it came before; undefined for external triggers. */
  readonly afterAnswerMs?: number | undefined
  /** How long after the answer a callback may come. */
  readonly timeoutMs: number
  /** 1 for the first delivery of its expectation. */
  readonly attempt: number
}

/** What is judged once nothing more is awaited for a trigger. */
export interface SettledFacts {
  readonly contract: Contract
  readonly trigger: Trigger
  /** Of callbacks that were owed: open ones have no delivery. */
  readonly expectations: readonly Expectation[]
  /** How long was waited after the API's answer. */
  readonly waitedMs: number
}

/** What the checks of a receiver's answer look at. */
export interface ReceiverFacts {
  readonly contract: Contract
  readonly delivery: SentDelivery
  /** How long the receiver may take to answer. */
  readonly timeoutMs: number
}

/** For messages: `POST /invoices/`. */
export function labelOperation(operation: Operation & { readonly path: string }): string {
  return `${operation.method} ${operation.path}`
}

/** Ids that a finding about a matched expectation carries. */
export function identify(expectation: Expectation, delivery?: Delivery) {
  return {
    operation: expectation.trigger.operation.id,
    callback: expectation.callback.id,
    trigger: expectation.trigger.id,
    ...(delivery === undefined ? {} : { delivery: delivery.id }),
  }
}
