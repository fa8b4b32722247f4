import type { FormatSeverity } from '../check/format-severity.js'
import type { Clock } from '../clock.js'
import type { Contract } from '../contract/model.js'
import { RingbackError } from '../errors.js'
import type { RepeatArguments } from '../event/model.js'
import type { Journal } from '../journal/model.js'
import type { Credentials, UserValues } from '../sample/model.js'
import { exerciseReceiver } from '../session/exercise.js'
import { type Run, startRun } from '../session/run.js'
import { createSession, type Session } from '../session/session.js'
import { createDriver } from '../transport/send.js'
import { readCount, readMs } from './number.js'
import { listSecrets, listUrlSecrets } from './secrets.js'
import { listSendTargets, planTargets } from './send-target.js'

export interface SendOptions {
  /** URL of the receiver: what a client would give to the API as its callback URL. */
  readonly to: string
  /** Path of all webhooks at the host of `to`; by default they go to `to` itself. */
  readonly webhooksAt?: string | undefined
  /** Names of callbacks, webhooks or operations; everything when empty. */
  readonly only?: readonly string[] | undefined
  /** Values for a callback or webhook, by its id. */
  readonly valuesFor?: ((callback: string) => UserValues) | undefined
  /** What the receiver asks for. */
  readonly credentials?: Credentials | undefined
  /** Further values that must not appear in any output. */
  readonly secrets?: readonly string[] | undefined
  /** How long the receiver may take for an answer. Default 10000. */
  readonly timeoutMs?: number | undefined
  /** Deliveries at once, where that is tried; 1 leaves it out. Default 20. */
  readonly concurrency?: number | undefined
  readonly strict?: boolean | undefined
  /** How much a value counts that does not have its documented format. Default `warning`. */
  readonly formats?: FormatSeverity | undefined
  /** Which values and cases are tried where there are too many for all. Default 1. */
  readonly seed?: number | undefined
  readonly journal?: Journal | undefined
  /** Arguments of the command line that findings are to be repeated with. */
  readonly arguments?: RepeatArguments | undefined
  readonly clock?: Clock | undefined
}

const NO_VALUES: UserValues = { parameters: new Map(), members: new Map(), headers: [] }

/**
 * Calls a receiver the way the API of this document would, and judges what it answers: one callback
 * after the other, first as documented, then in all ways that it must stand. Throws
 * RINGBACK_ERR_USAGE at once for options that have no meaning; everything later is an event, a
 * finding or a rejected report.
 */
export function send(contract: Contract, options: SendOptions): Run {
  const { to, webhooksAt, only = [], credentials = {} } = options
  requireUrl(to)
  const targets = listSendTargets(contract, { to, webhooksAt, only })
  const seed = options.seed ?? 1
  const timeoutMs = readMs('timeoutMs', options.timeoutMs, 10_000)
  const concurrency = readCount('concurrency', options.concurrency, 20)

  async function work({ context }: Session): Promise<void> {
    await using driver = createDriver({ clock: context.clock })
    const tools = { context, driver, timeoutMs }
    for (const target of targets) {
      if (target.skipped !== undefined || context.abort.aborted) continue
      const values = options.valuesFor?.(target.callback.id) ?? NO_VALUES
      await exerciseReceiver({
        ...target,
        contract,
        seed,
        values,
        credentials,
        concurrency,
        tools,
      })
    }
  }

  return startRun(
    () =>
      createSession({
        contract,
        mode: 'send',
        plan: planTargets(targets),
        to,
        seed,
        strict: options.strict ?? false,
        formats: options.formats,
        timing: { timeoutMs, settleMs: 0 },
        secrets: [...listSecrets(credentials), ...listUrlSecrets(to), ...(options.secrets ?? [])],
        journal: options.journal,
        arguments: options.arguments,
        clock: options.clock,
      }),
    work,
  )
}

function requireUrl(to: string): void {
  const isUrl = /^https?:\/\//i.test(to) && URL.canParse(to)
  if (isUrl) return
  throw new RingbackError(
    'RINGBACK_ERR_USAGE',
    `--to: expected a URL such as http://127.0.0.1:3000, but got "${to}".`,
  )
}
