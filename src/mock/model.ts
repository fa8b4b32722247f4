import type { TriggerOperation } from '../contract/model.js'
import type { ExpressionContext } from '../expression/model.js'
import type { HttpRequest, HttpResponse } from '../transport/model.js'

/** Plays the API: answers requests as its document says. Knows no socket. */
export interface MockApi {
  /** Never rejects: what is wrong with the request is an answer. */
  answer(request: HttpRequest): Promise<MockExchange>
}

/** One request to the mock and what it was answered. */
export interface MockExchange {
  readonly request: HttpRequest
  readonly response: HttpResponse
  /** Why it was answered so, as one sentence: `the request conforms: documented example of 200`. */
  readonly because: string
  /** Absent where the document has no such operation. */
  readonly operation?: TriggerOperation
  /** Set for a request that was taken (answered below 400): only such a one causes callbacks. */
  readonly context?: ExpressionContext
}

export interface MockApiOptions {
  /** The same seed gives the same answers to the same requests. */
  readonly seed: number
  /** Whether what was created, changed and deleted shows in later answers. Default true. */
  readonly state?: boolean | undefined
  /** Whether a documented login is asked for. Default true. */
  readonly security?: boolean | undefined
  /** Whether pages of other origins may call it. Default true. */
  readonly cors?: boolean | undefined
  /** Whether values are generated anew for each answer in the place of examples. Default false. */
  readonly dynamic?: boolean | undefined
}
