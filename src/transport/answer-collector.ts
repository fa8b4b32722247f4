import type { Dispatcher } from 'undici'
import type { ExchangeFailure, HeaderPair, HttpResponse } from './model.js'

export type Outcome =
  | { readonly response: HttpResponse }
  | { readonly failure: ExchangeFailure }
  | { readonly error: unknown }

/** How far an exchange got. */
export type Phase = 'connecting' | 'waiting' | 'answering'

/** Puts an answer together from what undici hands out; `settle` is called exactly once. */
export class AnswerCollector implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number
  readonly #tooLarge: ExchangeFailure
  readonly #settle: (outcome: Outcome) => void
  #controller: Dispatcher.DispatchController | undefined
  #isSettled = false
  #status = 0
  #headers: HeaderPair[] = []
  #chunks: Uint8Array[] = []
  #size = 0

  constructor(maxBytes: number, tooLarge: ExchangeFailure, settle: (outcome: Outcome) => void) {
    this.#maxBytes = maxBytes
    this.#tooLarge = tooLarge
    this.#settle = settle
  }

  get phase(): Phase {
    if (this.#controller === undefined) return 'connecting'
    return this.#status === 0 ? 'waiting' : 'answering'
  }

  /** Gives up: settles at once, and drops the connection that is or will be used. */
  stop(failure: ExchangeFailure): void {
    this.#end({ failure })
    this.#controller?.abort(new Error(failure.message))
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
    this.#size += chunk.length
    if (this.#size > this.#maxBytes) this.stop(this.#tooLarge)
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    const [only = new Uint8Array()] = this.#chunks
    const body = this.#chunks.length < 2 ? only : Buffer.concat(this.#chunks)
    this.#end({ response: { status: this.#status, headers: this.#headers, body } })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: unknown): void {
    this.#end({ error })
  }

  #end(outcome: Outcome): void {
    if (this.#isSettled) return
    this.#isSettled = true
    this.#settle(outcome)
  }
}

/** From undici's flat list of names and values, bytes or text. */
function pairHeaders(raw: Dispatcher.DispatchController['rawHeaders']): HeaderPair[] {
  const flat = Array.isArray(raw) ? raw.map((part) => part.toString('latin1')) : []
  const pairs: HeaderPair[] = []
  for (let index = 0; index + 1 < flat.length; index += 2) {
    pairs.push([flat[index] ?? '', flat[index + 1] ?? ''])
  }
  return pairs
}
