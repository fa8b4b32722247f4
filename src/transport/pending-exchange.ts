import type { Dispatcher } from 'undici'
import type { Clock } from '../clock.js'
import type { AbortGroups, Stoppable } from './abort-group.js'
import {
  describeCancel,
  describeExcess,
  describeFailure,
  describeTimeout,
  type ExchangePhase,
} from './failure.js'
import type { Exchange, ExchangeFailure, HeaderPair, HttpRequest } from './model.js'
import type { Target } from './target.js'

/** What an exchange that is under way was asked for with. */
interface ExchangeTerms {
  readonly request: HttpRequest
  readonly target: Target
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
  readonly maxResponseBytes: number
}

/** One request on its way: puts the answer together from what undici hands out. */
export class PendingExchange implements Dispatcher.DispatchHandler, Stoppable {
  readonly #terms: ExchangeTerms
  readonly #clock: Clock
  readonly #groups: AbortGroups
  readonly #resolve: (exchange: Exchange) => void
  readonly #startedMs: number
  readonly #timer: NodeJS.Timeout
  #controller: Dispatcher.DispatchController | undefined
  #isSettled = false
  #status = 0
  #headers: readonly HeaderPair[] = []
  #chunks: Uint8Array[] = []
  #size = 0

  /** `resolve` is called exactly once. */
  constructor(
    terms: ExchangeTerms,
    clock: Clock,
    groups: AbortGroups,
    resolve: (exchange: Exchange) => void,
  ) {
    this.#terms = terms
    this.#clock = clock
    this.#groups = groups
    this.#resolve = resolve
    this.#startedMs = clock.nowMs()
    this.#timer = setTimeout(expire, terms.timeoutMs, this)
    if (terms.signal !== undefined) groups.add(terms.signal, this)
  }

  /** The signal of its terms was aborted. */
  stop(): void {
    this.#giveUp(describeCancel(this.#terms.target))
  }

  /** Its time is over. */
  expire(): void {
    const { target, timeoutMs } = this.#terms
    this.#giveUp(describeTimeout(target, this.#phase(), timeoutMs))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // Given up before there was a connection: nothing must be sent now.
    if (this.#isSettled) controller.abort(new Error('given up'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    // Called again for the final answer after interim ones (RFC 9110, section 15.2).
    this.#status = status
    this.#headers = pairHeaders(controller.rawHeaders)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    const { target, maxResponseBytes } = this.#terms
    this.#size += chunk.length
    if (this.#size > maxResponseBytes) this.#giveUp(describeExcess(target, maxResponseBytes))
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    if (!this.#settle()) return
    const [only = new Uint8Array()] = this.#chunks
    const body = this.#chunks.length < 2 ? only : Buffer.concat(this.#chunks)
    this.#resolve({
      request: this.#terms.request,
      response: { status: this.#status, headers: this.#headers, body },
      startedMs: this.#startedMs,
      endedMs: this.#clock.nowMs(),
    })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: unknown): void {
    this.#fail(describeFailure(error, this.#terms.target))
  }

  #phase(): ExchangePhase {
    if (this.#controller === undefined) return 'connecting'
    return this.#status === 0 ? 'waiting' : 'answering'
  }

  /** Settles at once, and drops the connection that is or will be used. */
  #giveUp(failure: ExchangeFailure): void {
    this.#fail(failure)
    this.#controller?.abort(new Error(failure.message))
  }

  #fail(failure: ExchangeFailure): void {
    if (!this.#settle()) return
    this.#resolve({
      request: this.#terms.request,
      failure,
      startedMs: this.#startedMs,
      endedMs: this.#clock.nowMs(),
    })
  }

  /** Whether it was not settled before. */
  #settle(): boolean {
    if (this.#isSettled) return false
    this.#isSettled = true
    clearTimeout(this.#timer)
    const { signal } = this.#terms
    if (signal !== undefined) this.#groups.delete(signal, this)
    return true
  }
}

function expire(exchange: PendingExchange): void {
  exchange.expire()
}

/** From undici's flat list of names and values, bytes or text. */
function pairHeaders(raw: Dispatcher.DispatchController['rawHeaders']): readonly HeaderPair[] {
  const pairs: HeaderPair[] = []
  if (!Array.isArray(raw)) return pairs
  for (let index = 0; index + 1 < raw.length; index += 2) {
    pairs.push([toText(raw[index]), toText(raw[index + 1])])
  }
  return pairs
}

function toText(part: Buffer | string | undefined): string {
  return typeof part === 'string' ? part : (part?.toString('latin1') ?? '')
}
