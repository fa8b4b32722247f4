import type { Clock } from '../clock.js'
import type { ExchangeFailure, HeaderPair, HttpRequest, HttpResponse } from '../transport/model.js'
import type { Driver, SendOptions } from '../transport/send.js'
import { parseTarget } from '../transport/target.js'
import { describeFetchFailure } from './fetch-failure.js'
import { readLimited } from './limited-body.js'

/** Headers that `fetch` sets by itself, and refuses or doubles when they are given. */
const SET_BY_FETCH: ReadonlySet<string> = new Set(['connection', 'content-length', 'host'])

const MAX_RESPONSE_BYTES = 10 * 1024 * 1024

/**
 * Sends by the global `fetch` as it is when it is called, so that whoever intercepts it sees the
 * requests. Redirects are not followed. Never rejects.
 */
export function createFetchDriver(clock: Clock): Driver {
  return {
    send: async (request, options) => {
      const startedMs = clock.nowMs()
      const outcome = await attempt(request, options)
      return { request, ...outcome, startedMs, endedMs: clock.nowMs() }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

type Outcome = { readonly response: HttpResponse } | { readonly failure: ExchangeFailure }

async function attempt(request: HttpRequest, options: SendOptions): Promise<Outcome> {
  const parsed = parseTarget(request.url)
  if (!parsed.ok) {
    // Without the URL, which may hold a password.
    const message = `The URL cannot be called: ${parsed.because}.`
    return { failure: { reason: 'other', message } }
  }
  const { authority } = parsed.target
  const { timeoutMs, signal, maxResponseBytes = MAX_RESPONSE_BYTES } = options
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), timeoutMs)
  const signals = signal === undefined ? [deadline.signal] : [deadline.signal, signal]
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: listHeaders(request),
      redirect: 'manual',
      signal: AbortSignal.any(signals),
      ...(request.body.length === 0 ? {} : { body: new Uint8Array(request.body) }),
    })
    if (response.type === 'opaqueredirect') {
      const message = `${authority} redirected the delivery, and the browser does not say where to.`
      return { failure: { reason: 'other', message } }
    }
    const body = await readLimited(response, maxResponseBytes)
    if (body === undefined) {
      const message = `${authority} sent a body of more than ${maxResponseBytes} bytes.`
      return { failure: { reason: 'too-large', message } }
    }
    return { response: { status: response.status, headers: listDecoded(response), body } }
  } catch (error) {
    if (deadline.signal.aborted) {
      const message = `${authority} did not answer within ${timeoutMs} ms.`
      return { failure: { reason: 'timeout', message } }
    }
    if (signal?.aborted === true) {
      return {
        failure: { reason: 'cancelled', message: `The request to ${authority} was cancelled.` },
      }
    }
    return { failure: describeFetchFailure(error, parsed.target) }
  } finally {
    clearTimeout(timer)
  }
}

function listHeaders({ headers }: HttpRequest): [string, string][] {
  return headers.flatMap(([name, value]) =>
    SET_BY_FETCH.has(name.toLowerCase()) ? [] : [[name, value]],
  )
}

/** Encodings that `fetch` undoes, and leaves in the headers all the same. */
const UNDONE_BY_FETCH: ReadonlySet<string> = new Set(['br', 'deflate', 'gzip', 'x-gzip'])

function listDecoded({ headers }: Response): HeaderPair[] {
  const encodings = (headers.get('content-encoding') ?? '').toLowerCase().split(',')
  const isUndone = encodings.every((encoding) => UNDONE_BY_FETCH.has(encoding.trim()))
  return [...headers].filter(([name]) => !isUndone || name !== 'content-encoding')
}
