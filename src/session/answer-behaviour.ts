import type { CallbackOperation } from '../contract/model.js'
import type { HttpResponse, ReceivedRequest } from '../transport/model.js'

/** What a receiver does with a delivery. */
export type AnswerBehaviour =
  | { readonly kind: 'answer'; readonly response: HttpResponse; readonly delayMs?: number }
  /** Never answers; the connection stays open until its sender gives up or the receiver closes. */
  | { readonly kind: 'hang' }
  /** Closes the connection without an answer. */
  | { readonly kind: 'reset' }

/** A delivery that is about to be answered. */
export interface Arrival {
  /** Id of the delivery. */
  readonly id: string
  readonly request: ReceivedRequest
  /** What it was taken for. */
  readonly callback: CallbackOperation
  /** The documented success. */
  readonly usual: HttpResponse
}

/** Decides what a callback is answered. */
export type AnswerPolicy = (arrival: Arrival) => AnswerBehaviour | Promise<AnswerBehaviour>

/** An answer that anybody can change while the receiver is open. */
export interface AnswerSwitch {
  readonly policy: AnswerPolicy
  /** From now on, or for the next callback only; undefined: as the document says. */
  readonly set: (behaviour: AnswerBehaviour | undefined, scope: 'once' | 'always') => void
}

/** `otherwise` decides as long as nothing is set. */
export function createAnswerSwitch(otherwise: AnswerPolicy = answerUsually): AnswerSwitch {
  let next: { readonly behaviour: AnswerBehaviour | undefined } | undefined
  let always: AnswerBehaviour | undefined
  return {
    policy: (arrival) => {
      const set = next === undefined ? always : next.behaviour
      next = undefined
      return set ?? otherwise(arrival)
    },
    set: (behaviour, scope) => {
      if (scope === 'once') next = { behaviour }
      else {
        always = behaviour
        next = undefined
      }
    },
  }
}

function answerUsually({ usual }: Arrival): AnswerBehaviour {
  return { kind: 'answer', response: usual }
}
