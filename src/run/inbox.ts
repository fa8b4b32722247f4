import type { Finding } from '../check/model.js'
import { RingbackError } from '../errors.js'
import type { HeaderPair } from '../transport/model.js'

/** A delivery with what the checks found about it. */
export interface JudgedDelivery {
  readonly id: string
  readonly method: string
  /** The raw request target. */
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: Uint8Array
  /** Empty when it keeps what the document promises. */
  readonly findings: readonly Finding[]
}

/** Deliveries to one callback URL, in order of arrival. */
export interface Inbox {
  /** What to give to the API as the callback URL. */
  readonly url: string
  /**
   * The next delivery that nobody has taken yet. Rejects with RINGBACK_ERR_NO_DELIVERY when none
   * arrives within `timeoutMs` (default 5000).
   */
  next(options?: { readonly timeoutMs?: number }): Promise<JudgedDelivery>
}

const DEFAULT_TIMEOUT_MS = 5000

/** Deliveries that nobody takes are kept up to this many; the oldest go first. */
const KEPT = 10_000

export function createInbox(
  url: string,
  name: string,
): { inbox: Inbox; deliver: (delivery: JudgedDelivery) => void } {
  const kept: JudgedDelivery[] = []
  const takers: ((delivery: JudgedDelivery) => void)[] = []

  function deliver(delivery: JudgedDelivery): void {
    const taker = takers.shift()
    if (taker !== undefined) taker(delivery)
    else kept.push(delivery)
    if (kept.length > KEPT) kept.shift()
  }

  function next({ timeoutMs = DEFAULT_TIMEOUT_MS } = {}): Promise<JudgedDelivery> {
    const first = kept.shift()
    if (first !== undefined) return Promise.resolve(first)
    return new Promise((resolve, reject) => {
      const taker = (delivery: JudgedDelivery) => {
        clearTimeout(timer)
        resolve(delivery)
      }
      const timer = setTimeout(() => {
        takers.splice(takers.indexOf(taker), 1)
        const message = `Expected a delivery of ${name} at ${url}, but none arrived within ${timeoutMs} ms.`
        reject(new RingbackError('RINGBACK_ERR_NO_DELIVERY', message))
      }, timeoutMs)
      takers.push(taker)
    })
  }

  return { inbox: { url, next }, deliver }
}
