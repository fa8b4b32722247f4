import { setTimeout as delay } from 'node:timers/promises'
import type { InvoiceEvent } from './schemas.js'

export interface CallbackOptions {
  /** How long one attempt may take. */
  readonly timeoutMs: number
  /** Attempts in all. */
  readonly attempts: number
  /** Wait before the second attempt; it doubles with each further one. */
  readonly backoffMs: number
  /** The longest `Retry-After` that is waited for. */
  readonly patienceMs: number
  /** Told about each attempt, in one line. */
  readonly log: (line: string) => void
}

export const CALLBACK_DEFAULTS: CallbackOptions = {
  timeoutMs: 5_000,
  attempts: 4,
  backoffMs: 200,
  patienceMs: 10_000,
  log: () => undefined,
}

/** Sends callbacks, and knows which are still to come. */
export interface CallbackSender {
  /** Owes a callback to `callbackUrl` from now on, and sends it when its event is there. */
  owe(callbackUrl: string, invoiceId: string, event: Promise<InvoiceEvent>): void
  /** Resolves when nothing is owed any more: each callback delivered or given up. */
  settle(): Promise<void>
}

export function createCallbackSender(options: CallbackOptions): CallbackSender {
  const owed = new Set<Promise<void>>()
  return {
    owe(callbackUrl, invoiceId, event) {
      const url = expandCallbackUrl(callbackUrl, invoiceId)
      const sending = event
        .then((body) => deliver(url, JSON.stringify(body), options))
        .finally(() => owed.delete(sending))
      owed.add(sending)
    },
    async settle() {
      await Promise.all(owed)
    },
  }
}

/** `{$request.query.callback_url}/invoices/{$request.body#/id}`, as the document has it. */
function expandCallbackUrl(callbackUrl: string, invoiceId: string): string {
  return `${callbackUrl}/invoices/${encodeURIComponent(invoiceId)}`
}

/** Tries until the receiver takes it, refuses it for good, or the attempts are used up. */
async function deliver(url: string, body: string, options: CallbackOptions): Promise<void> {
  for (let attempt = 1; attempt <= options.attempts; attempt += 1) {
    const { outcome, isFinal, retryAfterMs } = await post(url, body, options.timeoutMs)
    options.log(`callback POST ${url}: ${outcome}`)
    if (isFinal || attempt === options.attempts) return
    // Never earlier than the receiver asked for: too long a wait ends it instead.
    if (retryAfterMs > options.patienceMs) return
    await delay(Math.max(retryAfterMs, withJitter(options.backoffMs * 2 ** (attempt - 1))))
  }
}

interface Attempt {
  readonly outcome: string
  readonly isFinal: boolean
  readonly retryAfterMs: number
}

async function post(url: string, body: string, timeoutMs: number): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      // A redirect could carry the event to a place that the caller never named.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    // Read to its end and kept nowhere, so that the connection can be used again. The status counts.
    await response.body?.pipeTo(new WritableStream()).catch(() => undefined)
    return {
      outcome: `answered ${response.status}`,
      isFinal: !isWorthRepeating(response.status),
      retryAfterMs: readRetryAfter(response.headers.get('retry-after')),
    }
  } catch (error) {
    return { outcome: explainFailure(error), isFinal: false, retryAfterMs: 0 }
  }
}

/** Server errors pass; of the others only 408 and 429 ask for another try. 410 means: never again. */
function isWorthRepeating(status: number): boolean {
  return status >= 500 || status === 408 || status === 429
}

/** `Retry-After` in milliseconds from now: seconds or a date (RFC 9110, section 10.2.3). */
function readRetryAfter(value: string | null): number {
  if (value === null) return 0
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? 0 : Math.max(0, ms)
}

/** Callbacks that failed together should not come back together. */
function withJitter(ms: number): number {
  return ms * (0.75 + Math.random() / 2)
}

function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  const { cause } = error
  return `failed, ${cause instanceof Error ? cause.message : error.message}`
}
