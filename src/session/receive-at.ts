import type { CallbackOperation } from '../contract/model.js'
import { prepareAnswers } from './answers.js'
import { createReceive, type Receive } from './reception.js'
import type { Session } from './session.js'

export interface ReceiveAtOptions {
  /** Base of all callback URLs, without a slash at the end. */
  readonly url: string
  /** Callbacks that will have to be answered. */
  readonly callbacks: readonly CallbackOperation[]
  readonly seed: number
}

/** The receiver of a session without a socket: for requests to `url` that somebody else takes in. */
export async function receiveAt(
  { context, judge }: Session,
  { url, callbacks, seed }: ReceiveAtOptions,
): Promise<Receive> {
  const answerOf = await prepareAnswers(context.contract, callbacks, seed)
  void context.emit({ type: 'receiver:listening', url })
  return createReceive({
    context,
    answerOf,
    onDelivery: (delivery, reached) => judge.accept(delivery, reached),
  })
}
