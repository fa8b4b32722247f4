import type { FormatSeverity } from '../check/format-severity.js'
import type { Clock } from '../clock.js'
import type { CallbackOperation, Contract } from '../contract/model.js'
import { RingbackError } from '../errors.js'
import type { RepeatArguments } from '../event/model.js'
import type { Journal } from '../journal/model.js'
import { buildDelivery } from '../sample/delivery.js'
import type { Credentials, UserValues } from '../sample/model.js'
import { deliver } from '../session/deliver.js'
import { listUnknownParts, resolveReceiverUrl } from '../session/receiver-target.js'
import { type Run, startRun } from '../session/run.js'
import { createSession, type Session } from '../session/session.js'
import type { HttpRequest } from '../transport/model.js'
import { createDriver } from '../transport/send.js'
import { findCallback } from './named-callback.js'
import { readMs } from './number.js'
import { listSecrets, listUrlSecrets } from './secrets.js'

export interface SendDeliveryOptions {
  /** Name or id of a callback or webhook. */
  readonly callback: string
  /** What a client would register at the API; for a webhook the whole URL. */
  readonly to: string
  readonly values?: UserValues | undefined
  /** Values of further parts of the callback's URL, by their text: `{$request.body#/id}`. */
  readonly parts?: ReadonlyMap<string, string> | undefined
  /** For the callback's own security. */
  readonly credentials?: Credentials | undefined
  /** Further values that must not appear in any output. */
  readonly secrets?: readonly string[] | undefined
  /** Gets the request that would be sent, and gives the one that is. */
  readonly edit?: ((request: HttpRequest) => Promise<HttpRequest>) | undefined
  /** How long the receiver may take to answer. Default 10000. */
  readonly timeoutMs?: number | undefined
  readonly seed?: number | undefined
  readonly strict?: boolean | undefined
  readonly formats?: FormatSeverity | undefined
  readonly journal?: Journal | undefined
  readonly clock?: Clock | undefined
  readonly arguments?: RepeatArguments | undefined
}

const NO_VALUES: UserValues = { parameters: new Map(), members: new Map(), headers: [] }

/** The same options send the same bytes. */
const NONCE = 'delivery'

/** What senders of webhooks usually allow. */
const ANSWER_TIMEOUT_MS = 10_000

/**
 * Makes one delivery in the place of the API, now, and judges the answer. Throws RINGBACK_ERR_USAGE
 * at once for a callback that the document does not have and options that have no meaning;
 * everything later is an event, a finding or a rejected report.
 */
export function sendDelivery(contract: Contract, options: SendDeliveryOptions): Run {
  const { callback, planned } = findCallback(contract, options.callback)
  const { credentials = {}, to } = options
  requireUrl(to)
  requireParts(callback, options.parts)
  const timeoutMs = readMs('timeoutMs', options.timeoutMs, ANSWER_TIMEOUT_MS)
  const seed = options.seed ?? 1

  async function work({ context }: Session): Promise<void> {
    const skip = (because: string) => {
      void context.emit({ type: 'callback:skipped', callback: callback.id, because })
    }
    const aimed = await resolveReceiverUrl({ contract, callback, to, seed, parts: options.parts })
    if (!aimed.ok) {
      skip(aimed.because)
      return
    }
    const draft = await buildDelivery({
      ...{ contract, callback, url: aimed.url, known: aimed.known, seed, credentials },
      values: options.values ?? NO_VALUES,
      nonce: NONCE,
      ordinal: 1,
    })
    if (!draft.ok) {
      skip(draft.because)
      return
    }
    const request = (await options.edit?.(draft.request)) ?? draft.request
    if (context.abort.aborted) return
    await using driver = createDriver({ clock: context.clock })
    const { secretHeaders } = draft
    await deliver({ callback, request, secretHeaders, attempt: 1 }, { context, driver, timeoutMs })
  }

  return startRun(
    () =>
      createSession({
        contract,
        mode: 'trigger',
        plan: [planned],
        to,
        seed,
        strict: options.strict ?? false,
        formats: options.formats,
        timing: { timeoutMs, settleMs: 0 },
        secrets: [...listSecrets(credentials), ...listUrlSecrets(to), ...(options.secrets ?? [])],
        arguments: options.arguments,
        journal: options.journal,
        clock: options.clock,
      }),
    work,
  )
}

function requireUrl(to: string): void {
  if (/^https?:\/\//i.test(to) && URL.canParse(to)) return
  throw new RingbackError(
    'RINGBACK_ERR_USAGE',
    `--to: expected a URL such as http://127.0.0.1:3000/hooks, but got "${to}".`,
  )
}

function requireParts(
  callback: CallbackOperation,
  parts: ReadonlyMap<string, string> = new Map(),
): void {
  const [unknown] = listUnknownParts(callback, parts)
  if (unknown === undefined) return
  throw new RingbackError(
    'RINGBACK_ERR_USAGE',
    `--set: the URL of ${callback.name} has no part ${unknown} beside the one that --to gives.`,
    { hint: `Its key is ${callback.expression.text}.` },
  )
}
