import type { Finding } from '../check/model.js'
import { RingbackError } from '../errors.js'
import type { HeaderPair } from '../transport/model.js'

/** A delivery with what the checks found about it. */
export interface JudgedDelivery {
  readonly id: string
  /** Id of the callback that it was taken for: `create_invoice > invoice_notification`. */
  readonly callback: string
  /** The key of that callback in `callbacks`: `invoice_notification`. */
  readonly name: string
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
  /** The callback that it was opened for. */
  readonly callback: string
  /** All that have arrived, those that were taken included; the latest 10,000. */
  readonly deliveries: readonly JudgedDelivery[]
  /**
   * The first delivery that `isWanted`, whether it was taken or not, and without taking it;
   * undefined when there is none, and none arrives within `timeoutMs`.
   */
  find(
    isWanted: (delivery: JudgedDelivery) => boolean,
    options: { readonly timeoutMs: number },
  ): Promise<JudgedDelivery | undefined>
  /**
   * The next delivery that nobody has taken yet. Rejects with RINGBACK_ERR_NO_DELIVERY when none
   * arrives within `timeoutMs` (default 5000).
   */
  next(options?: { readonly timeoutMs?: number }): Promise<JudgedDelivery>
}

const DEFAULT_TIMEOUT_MS = 5000

/** Deliveries are kept up to this many; the oldest go first. */
const KEPT = 10_000

/** Timers cannot wait longer. */
const LONGEST_MS = 2 ** 31 - 1

export interface OpenInbox {
  readonly inbox: Inbox
  /** Called by the receiver for every delivery to the inbox's URL. */
  readonly deliver: (delivery: JudgedDelivery) => void
}

export function createInbox(url: string, name: string): OpenInbox {
  const deliveries: JudgedDelivery[] = []
  /** So many of the last ones has nobody taken: whoever waits takes what comes next. */
  let untaken = 0
  const takers: ((delivery: JudgedDelivery) => void)[] = []
  const watchers = new Set<(delivery: JudgedDelivery) => void>()

  function deliver(delivery: JudgedDelivery): void {
    deliveries.push(delivery)
    if (deliveries.length > KEPT) deliveries.shift()
    const taker = takers.shift()
    if (taker !== undefined) taker(delivery)
    else untaken = Math.min(untaken + 1, KEPT)
    for (const watch of watchers) watch(delivery)
  }

  function next({ timeoutMs = DEFAULT_TIMEOUT_MS } = {}): Promise<JudgedDelivery> {
    const first = untaken === 0 ? undefined : deliveries.at(-untaken)
    if (first !== undefined) {
      untaken -= 1
      return Promise.resolve(first)
    }
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

  const find: Inbox['find'] = (isWanted, { timeoutMs }) => {
    const found = deliveries.find(isWanted)
    if (found !== undefined || timeoutMs <= 0) return Promise.resolve(found)
    return new Promise((resolve) => {
      const end = (delivery?: JudgedDelivery) => {
        clearTimeout(timer)
        watchers.delete(watch)
        resolve(delivery)
      }
      const watch = (delivery: JudgedDelivery) => {
        if (isWanted(delivery)) end(delivery)
      }
      const timer = setTimeout(end, Math.min(timeoutMs, LONGEST_MS))
      watchers.add(watch)
    })
  }

  return { inbox: { url, callback: name, deliveries, find, next }, deliver }
}
