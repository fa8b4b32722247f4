import type { FormatSeverity } from '../check/format-severity.js'
import { listCallbacks } from '../check/run.js'
import type { Clock } from '../clock.js'
import type { CallbackOperation, Contract } from '../contract/model.js'
import { RingbackError } from '../errors.js'
import type { Journal } from '../journal/model.js'
import type { Credentials, UserValues } from '../sample/model.js'
import {
  type CallbackBehaviour,
  type CallbackBehaviours,
  checkBehaviourNames,
  chooseBehaviour,
} from '../session/callback-behaviour.js'
import { readCount, readMs } from './number.js'

export interface MockOptions {
  /** Where it listens. Default 127.0.0.1 and any free port. */
  readonly host?: string | undefined
  readonly port?: number | undefined
  /** For made-up values. Default 1. */
  readonly seed?: number | undefined
  /** Whether what was created can be read back. Default true. */
  readonly state?: boolean | undefined
  /** How callbacks are sent, by name or id. */
  readonly callbacks?: CallbackBehaviours | undefined
  /** How those are sent of which `callbacks` says nothing else. */
  readonly everyCallback?: CallbackBehaviour | undefined
  /** How long a receiver may take for its answer. Default 10000. */
  readonly timeoutMs?: number | undefined
  /** Milliseconds before each further attempt where a receiver fails. Default 1000, 5000, 30000. */
  readonly retry?: readonly number[] | undefined
  /** Callbacks on their way at once. Default 50. */
  readonly concurrency?: number | undefined
  /** Hosts that are called although their addresses are link-local, metadata or the like. */
  readonly allowTargets?: readonly string[] | undefined
  /** Values for the callbacks. */
  readonly values?: UserValues | undefined
  /** For callbacks that document a security requirement. */
  readonly credentials?: Credentials | undefined
  /** Further values that must not appear in any output. */
  readonly secrets?: readonly string[] | undefined
  /** How long `stop` waits for requests and callbacks that are under way. Default 2000. */
  readonly graceMs?: number | undefined
  readonly strict?: boolean | undefined
  readonly formats?: FormatSeverity | undefined
  readonly journal?: Journal | undefined
  readonly clock?: Clock | undefined
}

/** Options with their defaults. */
export interface MockSettings {
  readonly seed: number
  readonly timeoutMs: number
  readonly graceMs: number
  readonly retry: readonly number[]
  readonly concurrency: number
  readonly behaviourOf: (callback: Pick<CallbackOperation, 'id' | 'name'>) => CallbackBehaviour
}

const RETRY_MS = [1000, 5000, 30_000]

/** Throws RINGBACK_ERR_USAGE for what has no meaning. */
export function readMockOptions(contract: Contract, options: MockOptions): MockSettings {
  const { callbacks = {}, everyCallback = {}, retry = RETRY_MS } = options
  const all = contract.triggers.flatMap((trigger) => listCallbacks(trigger.callbacks))
  checkBehaviourNames(callbacks, [...all, ...contract.webhooks], contract)
  checkBehaviour('everyCallback', everyCallback)
  for (const [name, behaviour] of Object.entries(callbacks)) {
    checkBehaviour(`callbacks.${name}`, behaviour)
  }
  for (const waitMs of retry) readMs('retry', waitMs, 0)
  const known = new Map(
    all.map((one) => [one.id, chooseBehaviour(one, callbacks, everyCallback)] as const),
  )
  return {
    seed: options.seed ?? 1,
    timeoutMs: readMs('timeoutMs', options.timeoutMs, 10_000),
    graceMs: readMs('graceMs', options.graceMs, 2000),
    retry,
    concurrency: readCount('concurrency', options.concurrency, 50),
    behaviourOf: (one) => known.get(one.id) ?? chooseBehaviour(one, callbacks, everyCallback),
  }
}

function checkBehaviour(
  option: string,
  { delayMs, everyMs, count, order }: CallbackBehaviour,
): void {
  readMs(`${option}.delayMs`, delayMs, 0)
  readMs(`${option}.everyMs`, everyMs, 0)
  readCount(`${option}.count`, count, 1)
  if (order === undefined || Number.isFinite(order)) return
  throw new RingbackError(
    'RINGBACK_ERR_USAGE',
    `${option}.order: expected a number, but got ${order}.`,
  )
}
