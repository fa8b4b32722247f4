import type { CallbackOperation, Contract, WebhookOperation } from '../contract/model.js'
import { RingbackError } from '../errors.js'

/** How one callback is sent, where it is not sent once and at once. */
export interface CallbackBehaviour {
  /** Between the answer of the API and the callback. Default 0. */
  readonly delayMs?: number | undefined
  /** How often it is sent for one request. Default 1. */
  readonly count?: number | undefined
  /** Between two of them. Default 0. */
  readonly everyMs?: number | undefined
  /** Callbacks of one request with a lower number are sent and answered first. Default 0. */
  readonly order?: number | undefined
  /** What goes wrong on purpose: it is not sent, or with a body that its schema forbids. */
  readonly failure?: CallbackFailure | undefined
}

export type CallbackFailure = 'silent' | 'wrong-body'

/** By name or id; what is said for an id goes before what is said for a name. */
export type CallbackBehaviours = Readonly<Record<string, CallbackBehaviour>>

/** What is said of a callback, over what is said of all. */
export function chooseBehaviour(
  { id, name }: Pick<CallbackOperation, 'id' | 'name'>,
  behaviours: CallbackBehaviours,
  base: CallbackBehaviour,
): CallbackBehaviour {
  return { ...base, ...own(behaviours, name), ...own(behaviours, id) }
}

function own(behaviours: CallbackBehaviours, name: string): CallbackBehaviour | undefined {
  return Object.hasOwn(behaviours, name) ? dropUndefined(behaviours[name] ?? {}) : undefined
}

function dropUndefined(behaviour: CallbackBehaviour): CallbackBehaviour {
  return Object.fromEntries(Object.entries(behaviour).filter(([, value]) => value !== undefined))
}

/** Throws RINGBACK_ERR_USAGE for a name that the document does not have. */
export function checkBehaviourNames(
  behaviours: CallbackBehaviours,
  callbacks: readonly Pick<CallbackOperation | WebhookOperation, 'id' | 'name'>[],
  { title }: Pick<Contract, 'title'>,
): void {
  const names = callbacks.flatMap(({ id, name }) => [name, id])
  const unknown = Object.keys(behaviours).find((name) => !names.includes(name))
  if (unknown === undefined) return
  const hint =
    names.length === 0
      ? 'It has no callbacks.'
      : `It has: ${[...new Set(callbacks.map(({ name }) => name))].join(', ')}.`
  throw new RingbackError(
    'RINGBACK_ERR_USAGE',
    `callbacks: ${JSON.stringify(title)} has no callback named "${unknown}".`,
    { hint },
  )
}
