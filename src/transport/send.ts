import { Agent } from 'undici'
import type { Clock } from '../clock.js'
import { createAbortGroups } from './abort-group.js'
import { describeBadUrl, describeCancel, describeFailure } from './failure.js'
import type { Exchange, ExchangeFailure, HeaderPair, HttpRequest } from './model.js'
import { PendingExchange } from './pending-exchange.js'
import { createTargetParser } from './target.js'
import type { TargetGuard } from './target-guard.js'

export interface DriverOptions {
  readonly clock: Clock
  /** Connections per origin at once; no limit by default. */
  readonly connections?: number
  /** PEM certificates to trust instead of the built-in ones. */
  readonly ca?: string
  /** Asked before every connection. */
  readonly guard?: TargetGuard
}

export interface SendOptions {
  /** For the whole exchange: connecting, head and body of the answer. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** Default 10 MiB. */
  readonly maxResponseBytes?: number
}

export interface Driver extends AsyncDisposable {
  /**
   * Sends one request with its target and headers as they are given; redirects are not followed.
   * Never rejects: whatever goes wrong is the `failure` of the exchange.
   */
  send(request: HttpRequest, options: SendOptions): Promise<Exchange>
}

const DEFAULT_MAX_RESPONSE_BYTES = 10 * 1024 * 1024

/** An HTTP/1.1 client with connections of its own, which end when it is disposed. */
export function createDriver({ clock, connections, ca, guard }: DriverOptions): Driver {
  const connect = {
    ...(ca === undefined ? {} : { ca }),
    ...(guard === undefined ? {} : { lookup: guard.lookup }),
  }
  const agent = new Agent({
    pipelining: 1,
    // The deadline of `send` covers both.
    headersTimeout: 0,
    bodyTimeout: 0,
    ...(connections === undefined ? {} : { connections }),
    ...(Object.keys(connect).length === 0 ? {} : { connect }),
  })

  const parseTarget = createTargetParser()

  const groups = createAbortGroups()

  const send = (request: HttpRequest, options: SendOptions): Promise<Exchange> => {
    const { timeoutMs, signal, maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES } = options
    const fail = (failure: ExchangeFailure): Promise<Exchange> => {
      const atMs = clock.nowMs()
      return Promise.resolve({ request, failure, startedMs: atMs, endedMs: atMs })
    }
    const parsed = parseTarget(request.url)
    if (!parsed.ok) return fail(describeBadUrl(request.url, parsed.because))
    const { target } = parsed
    // An address is connected to without a look-up.
    const refusal = guard?.refuse(target.authority.replace(/:\d+$/, ''))
    if (refusal !== undefined) return fail(describeFailure(refusal, target))
    if (signal?.aborted === true) return fail(describeCancel(target))

    return new Promise((resolve) => {
      const terms = { request, target, timeoutMs, signal, maxResponseBytes }
      agent.dispatch(
        {
          origin: target.origin,
          path: target.path,
          // Any token is a method; undici's type names the usual ones.
          method: request.method,
          headers: flatten(request.headers),
          body: request.body.length === 0 ? null : request.body,
        },
        new PendingExchange(terms, clock, groups, resolve),
      )
    })
  }

  return { send, [Symbol.asyncDispose]: () => agent.destroy() }
}

/** Names and values in turn, as undici takes them. */
function flatten(headers: readonly HeaderPair[]): string[] {
  const flat: string[] = []
  for (const [name, value] of headers) flat.push(name, value)
  return flat
}
