import { fitBody } from '../check/delivery/body.js'
import { matchRequest } from '../delivery/match.js'
import type { Trigger } from '../delivery/model.js'
import { RingbackError } from '../errors.js'
import type { AnswerPolicy } from '../session/answer-behaviour.js'
import type { Desk } from '../session/session.js'
import { createToken } from '../session/trigger.js'
import type { HttpResponse, ReceivedRequest } from '../transport/model.js'
import type { LiveEdition } from './live-edition.js'

/** The desk of a receiver whose document may change: each delivery is judged by the edition that its trigger is of. */
export interface LiveDesk extends Desk {
  /** From now on new triggers and deliveries are of this edition. */
  use(edition: LiveEdition): void
  /** The one in use; there is one from the moment that the receiver is open. */
  readonly current: () => LiveEdition
  /** The token of a callback's own URL: the same in all editions. */
  readonly tokenOf: (callback: string) => string
  /** Judges what still waits for an answer. */
  flush(): void
}

/** Deliveries for triggers of older editions than these are strangers. */
const KEPT_EDITIONS = 10

const NO_CONTENT: HttpResponse = { status: 204, headers: [], body: new Uint8Array() }

export interface DeskOptions {
  /** Whether triggers are sent, so that a delivery whose URL is not known may be one that went astray. */
  readonly isDriving: boolean
  readonly policy: AnswerPolicy
}

export function createDesk({ isDriving, policy }: DeskOptions): LiveDesk {
  const owners = new WeakMap<Trigger, LiveEdition>()
  const tokens = new Map<string, string>()
  let editions: readonly LiveEdition[] = []

  function findReached(request: ReceivedRequest): Trigger | undefined {
    for (const edition of editions) {
      const reached = edition.findReached(request.url)
      if (reached !== undefined) return own(reached, edition)
    }
    const [current] = editions
    if (current === undefined || (isDriving && mayBeAstray(request, current))) return undefined
    const guessed = current.guess(request)
    return guessed === undefined ? undefined : own(guessed, current)
  }

  function own(trigger: Trigger, edition: LiveEdition): Trigger {
    owners.set(trigger, edition)
    return trigger
  }

  return {
    use: (edition) => {
      editions = [edition, ...editions].slice(0, KEPT_EDITIONS)
    },
    current: () => {
      const [current] = editions
      if (current === undefined)
        throw new RingbackError('RINGBACK_ERR_INTERNAL', 'The receiver has no document yet.')
      return current
    },
    findReached,
    answerOf: (callback) => editions[0]?.answerOf(callback) ?? NO_CONTENT,
    policy,
    accept: (delivery, reached) => {
      const edition = (reached && owners.get(reached)) ?? editions[0]
      edition?.judge.accept(delivery, reached)
    },
    tokenOf: (callback) => {
      const token = tokens.get(callback) ?? createToken()
      tokens.set(callback, token)
      return token
    },
    flush: () => {
      for (const { judge } of editions) judge.flush()
    },
  }
}

/** Triggers under way, and those that a delivery resembles, come before any guess. */
function mayBeAstray(request: ReceivedRequest, { context }: LiveEdition): boolean {
  const { ledger, contract } = context
  for (const trigger of ledger.list())
    if (trigger.kind !== 'external' && trigger.exchange === undefined) return true
  const match = matchRequest(request, ledger, (one, { callback }) =>
    fitBody(one, callback, contract.schemas),
  )
  return match.kind !== 'unexpected'
}
