/** Bytes on the wire, as they were: order and case of headers kept, bodies never decoded in place. */

export type HeaderPair = readonly [name: string, value: string]

export interface HttpRequest {
  readonly method: string
  /** Absolute for a request that we send; the raw request target for one that we received. */
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: Uint8Array
}

export interface HttpResponse {
  readonly status: number
  readonly headers: readonly HeaderPair[]
  readonly body: Uint8Array
}

export type FailureReason =
  | 'refused' // nothing listens there
  | 'unresolved' // no such host
  | 'reset' // closed before the answer was complete
  | 'timeout'
  | 'tls'
  | 'too-large'
  | 'malformed' // the answer is not HTTP
  | 'cancelled' // by us
  | 'other'

export interface ExchangeFailure {
  readonly reason: FailureReason
  /** One sentence with the host and what happened. */
  readonly message: string
}

/** One request and what became of it. Exactly one of `response` and `failure` is present. */
export interface Exchange {
  readonly request: HttpRequest
  readonly response?: HttpResponse
  readonly failure?: ExchangeFailure
  /** Monotonic milliseconds of the clock that was passed in. */
  readonly startedMs: number
  readonly endedMs: number
}

/** Why a received request is not what its sender meant to send. */
export type ReceptionFault =
  | 'body-too-large'
  | 'aborted'
  | 'timeout'
  | 'malformed'
  | 'headers-too-large'

/** A request that reached our server. */
export interface ReceivedRequest extends HttpRequest {
  /** Monotonic milliseconds at which its head was complete. */
  readonly receivedMs: number
  /** Bytes that arrived; more than `body.length` where the body was cut at the limit. */
  readonly bodySize: number
  /** Its body as text, where it is UTF-8 and has been decoded already. */
  readonly text?: string | undefined
  readonly fault?: ReceptionFault
  /** One sentence on the fault, where more is known than its name says. */
  readonly faultMessage?: string
}
