import { Agent } from 'undici'
import type { Clock } from '../clock.js'
import { AnswerCollector, type Outcome, type Phase } from './answer-collector.js'
import { describeFailure } from './failure.js'
import type { Exchange, ExchangeFailure, HttpRequest } from './model.js'
import { createTargetParser, type Target } from './target.js'
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

  const send = (request: HttpRequest, options: SendOptions): Promise<Exchange> => {
    const { timeoutMs, signal, maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES } = options
    const startedMs = clock.nowMs()
    const parsed = parseTarget(request.url)
    if (!parsed.ok) {
      const failure = describeBadUrl(request.url, parsed.because)
      return Promise.resolve({ request, failure, startedMs, endedMs: clock.nowMs() })
    }
    const { target } = parsed
    // An address is connected to without a look-up.
    const refusal = guard?.refuse(target.authority.replace(/:\d+$/, ''))
    if (refusal !== undefined) {
      const failure = describeFailure(refusal, target)
      return Promise.resolve({ request, failure, startedMs, endedMs: clock.nowMs() })
    }

    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', cancel)
        const result =
          'error' in outcome ? { failure: describeFailure(outcome.error, target) } : outcome
        resolve({ request, ...result, startedMs, endedMs: clock.nowMs() })
      }
      const collector = new AnswerCollector(
        maxResponseBytes,
        describeExcess(target, maxResponseBytes),
        settle,
      )
      const timer = setTimeout(
        () => collector.stop(describeTimeout(target, collector.phase, timeoutMs)),
        timeoutMs,
      )
      const cancel = (): void => collector.stop(describeCancel(target))
      if (signal?.aborted === true) {
        cancel()
        return
      }
      signal?.addEventListener('abort', cancel)
      agent.dispatch(
        {
          origin: target.origin,
          path: target.path,
          // Any token is a method; undici's type names the usual ones.
          method: request.method,
          headers: request.headers.flat(),
          body: request.body.length === 0 ? null : request.body,
        },
        collector,
      )
    })
  }

  return { send, [Symbol.asyncDispose]: () => agent.destroy() }
}

function describeBadUrl(url: string, because: string): ExchangeFailure {
  const shown = url.replace(/\/\/[^/]*@/u, '//[redacted]@')
  return { reason: 'other', message: `The URL ${shown} cannot be called: ${because}.` }
}

function describeTimeout(target: Target, phase: Phase, timeoutMs: number): ExchangeFailure {
  const what = {
    connecting: 'could not be connected to',
    waiting: 'did not answer',
    answering: 'began to answer, but did not end',
  }[phase]
  return { reason: 'timeout', message: `${target.authority} ${what} within ${timeoutMs} ms.` }
}

function describeExcess(target: Target, maxBytes: number): ExchangeFailure {
  return {
    reason: 'too-large',
    message: `${target.authority} sent a body of more than ${maxBytes} bytes.`,
  }
}

function describeCancel(target: Target): ExchangeFailure {
  return { reason: 'cancelled', message: `The request to ${target.authority} was cancelled.` }
}
