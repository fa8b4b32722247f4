import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract } from '../contract/model.js'
import { findReached } from '../delivery/match.js'
import type { Trigger } from '../delivery/model.js'
import type { HttpResponse } from '../transport/model.js'
import type { SessionContext } from './context.js'
import { openExternalTrigger } from './external-trigger.js'
import { createGuess, type Guess } from './guess.js'
import { createJudge, type Judge, type JudgementListener } from './judge.js'
import { openWebhooks } from './webhooks.js'

/** A document as it was read at one time, in a session that goes on when it changes. */
export interface Edition {
  readonly contract: Contract
  readonly context: SessionContext
  readonly judge: Judge
  readonly answerOf: (callback: CallbackOperation) => HttpResponse
  /** URLs that callbacks have without a trigger of ours. */
  readonly addresses: readonly CallbackAddress[]
  readonly findReached: (target: string) => Trigger | undefined
  readonly guess: Guess
}

/** Where a callback or webhook is taken, for a sender that somebody else drives. */
export interface CallbackAddress {
  /** Id of the callback or webhook. */
  readonly callback: string
  readonly name: string
  readonly method: string
  /** What the sender is given: for a callback its callback URL, for a webhook the whole URL. */
  readonly url: string
}

export interface EditionOptions {
  readonly context: SessionContext
  /** Base of all callback URLs. */
  readonly url: string
  readonly webhooksAt?: string | undefined
  readonly answerOf: (callback: CallbackOperation) => HttpResponse
  /** Whether callbacks have URLs of their own; their tokens outlive the edition. */
  readonly tokenOf?: ((callback: string) => string) | undefined
  readonly onJudged: JudgementListener
}

/** Everything that takes time stands in `answerOf`: a document is exchanged in one step. */
export function openEdition(options: EditionOptions): Edition {
  const { context, url, tokenOf, answerOf } = options
  const { contract, ledger } = context
  const owned = contract.triggers.flatMap((operation) =>
    listCallbacks(operation.callbacks).map((callback) => ({ operation, callback })),
  )
  const addresses: CallbackAddress[] = []
  // Nobody is told of a trigger without a URL: it takes no number from those that are sent.
  const { number } = tokenOf === undefined ? UNNUMBERED : context
  const external = owned.map(({ operation, callback }) => {
    const token = tokenOf?.(callback.id) ?? ''
    const callbackUrl = `${url}/${token}`
    const trigger = openExternalTrigger({ operation, callback, token, callbackUrl }, { number })
    const isAddressable = callback.drivability.drivable && operation.callbacks.includes(callback)
    if (tokenOf !== undefined && isAddressable) {
      ledger.add(trigger)
      addresses.push({ ...describe(callback), url: callbackUrl })
    }
    return trigger
  })
  const webhooks = openWebhooks(context, url, options.webhooksAt)
  for (const { callback, url: at } of webhooks?.expectations ?? [])
    addresses.push({ ...describe(callback), url: at.kind === 'known' ? at.url : url })

  return {
    contract,
    context,
    judge: createJudge(context, options.onJudged),
    answerOf,
    addresses,
    findReached: (target) => findReached(target, ledger),
    guess: createGuess(contract, webhooks === undefined ? external : [...external, webhooks]),
  }
}

const UNNUMBERED: Pick<SessionContext, 'number'> = { number: (noun) => `${noun}-0` }

function describe({ id, name, method }: CallbackOperation) {
  return { callback: id, name, method }
}
