import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import { RingbackError } from '../errors.js'
import type { PlannedCallback } from '../event/model.js'
import { aimAtReceiver } from '../session/receiver-url.js'
import { toCallback } from '../session/webhooks.js'

/** A callback or webhook of the document, and where it would go. */
export interface SendTarget {
  readonly callback: CallbackOperation
  /** The operation that causes it, where one does. */
  readonly operation?: TriggerOperation
  readonly isWebhook: boolean
  /** Names by which it can be chosen. */
  readonly names: readonly string[]
  readonly to: string
  /** Callbacks that go to the same URL. */
  readonly siblings: readonly CallbackOperation[]
  /** Why it is not sent. */
  readonly skipped?: string
}

export interface SendAim {
  readonly to: string
  /** Path of all webhooks at the host of `to`; by default they go to `to` itself. */
  readonly webhooksAt?: string | undefined
  readonly only: readonly string[]
}

/**
 * Everything that an API of this document sends. Throws RINGBACK_ERR_USAGE for a name in `only`
 * that the document does not have.
 */
export function listSendTargets(contract: Contract, aim: SendAim): readonly SendTarget[] {
  const all = [...listOfOperations(contract, aim.to), ...listWebhooks(contract, aim)]
  const known = new Set(all.flatMap(({ names }) => names))
  const unknown = aim.only.find((name) => !known.has(name))
  if (unknown !== undefined) throw createNameError(unknown, [...known])
  return all.map((target) => ({
    ...target,
    siblings: all.filter((one) => one !== target && isAtOneUrl(one, target)).map(callbackOf),
    ...explainSkip(target, aim.only),
  }))
}

/** The plan of a run over these targets. */
export function planTargets(targets: readonly SendTarget[]): readonly PlannedCallback[] {
  return targets.map(({ callback, operation, skipped }) => ({
    callback: callback.id,
    name: callback.name,
    operation: operation?.id ?? callback.id,
    method: callback.method,
    key: callback.expression.text,
    ...(skipped === undefined ? {} : { skipped }),
  }))
}

type Candidate = Omit<SendTarget, 'siblings'>

function listOfOperations({ triggers }: Contract, to: string): readonly Candidate[] {
  return triggers.flatMap((operation) =>
    listCallbacks(operation.callbacks).map((callback) => ({
      callback,
      // What lies within a callback is caused by a receiver.
      ...(operation.callbacks.includes(callback) ? { operation } : {}),
      isWebhook: false,
      names: [callback.name, callback.id, operation.id, `${operation.method} ${operation.path}`],
      to,
    })),
  )
}

function listWebhooks({ webhooks }: Contract, { to, webhooksAt }: SendAim): readonly Candidate[] {
  const url = webhooksAt === undefined ? to : new URL(webhooksAt, to).href
  return webhooks.map((webhook) => ({
    callback: toCallback(webhook),
    isWebhook: true,
    names: [webhook.name, webhook.id],
    to: url,
  }))
}

function isAtOneUrl(one: Candidate, other: Candidate): boolean {
  return findFault(one) === undefined && urlOf(one) === urlOf(other)
}

/** What stands in the braces does not matter: nobody can tell one from the other. */
function urlOf({ callback, isWebhook, to }: Candidate): string {
  const url = isWebhook ? to : aimAtReceiver(callback, to, undefined)
  return url.replace(/\{[^{}]*\}/g, '{}')
}

function callbackOf({ callback }: Candidate): CallbackOperation {
  return callback
}

/** Why it has no URL. The name of a webhook is no key. */
function findFault({ callback, isWebhook }: Candidate): string | undefined {
  return isWebhook ? undefined : callback.expression.faults[0]?.message
}

function explainSkip(candidate: Candidate, only: readonly string[]) {
  const { names } = candidate
  const fault = findFault(candidate)
  if (only.length > 0 && !names.some((name) => only.includes(name))) {
    return { skipped: 'it was not chosen (--only)' }
  }
  return fault === undefined ? {} : { skipped: `it has no URL: ${fault}` }
}

function createNameError(name: string, known: readonly string[]): RingbackError {
  const hint =
    known.length === 0
      ? 'The document has no callbacks and no webhooks.'
      : `It has: ${known.join(', ')}.`
  return new RingbackError(
    'RINGBACK_ERR_USAGE',
    `--only: the document has no callback, webhook or operation named "${name}".`,
    { hint },
  )
}
