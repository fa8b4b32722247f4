import { RingbackError } from '../errors.js'
import { type FetchedText, type FetchText, fetchTextOverHttp } from './fetch.js'
import type { DocumentLimits } from './limits.js'
import type { ReadFile } from './source-file.js'
import { isHttp, writeUrl } from './url.js'

export interface RemoteRequest {
  readonly fetchText: FetchText | undefined
  readonly limits: DocumentLimits
  readonly signal: AbortSignal | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Whether a redirect may lead there. */
  isAllowed(url: URL): boolean
}

/**
 * Fetches a document, following redirects; its URI is the URL that had it in the end (RFC 3986,
 * section 5.1.3). Throws RINGBACK_ERR_DOCUMENT_UNREADABLE, or the reason of the caller's `signal`.
 */
export async function readRemote(start: URL, request: RemoteRequest): Promise<ReadFile> {
  const { limits } = request
  const deadline = AbortSignal.timeout(limits.timeoutMs)
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline
  let url = start
  for (let redirects = 0; redirects <= limits.redirects; redirects++) {
    const isOwnOrigin = url.origin === start.origin
    const answer = await ask(url, request, signal, isOwnOrigin ? request.headers : undefined)
    const target = readRedirect(answer, url)
    if (target === undefined) return readAnswer(answer, url, request)
    requireAllowed(target, url, request)
    // What was given for one server, a password in the URL included, is not meant for the next.
    url = target
  }
  throw createUnreadableError(start, `it redirects more than ${limits.redirects} times`)
}

async function ask(
  url: URL,
  request: RemoteRequest,
  signal: AbortSignal,
  headers: RemoteRequest['headers'],
): Promise<FetchedText> {
  const fetchText = request.fetchText ?? fetchTextOverHttp
  try {
    return await fetchText(url.href, signal, { headers: headers ?? {}, limits: request.limits })
  } catch (error) {
    request.signal?.throwIfAborted()
    if (error instanceof RingbackError) throw error
    const because = signal.aborted
      ? `no answer within ${request.limits.timeoutMs} ms`
      : describeFailure(error)
    throw createUnreadableError(url, because, 'Is the server running, and is the URL right?', error)
  }
}

function readRedirect(answer: FetchedText, url: URL): URL | undefined {
  if (answer.status < 300 || answer.status > 399 || answer.location === undefined) return undefined
  if (!URL.canParse(answer.location, url.href)) {
    throw createUnreadableError(url, `it redirects to ${JSON.stringify(answer.location)}`)
  }
  const target = new URL(answer.location, url)
  if (isHttp(target)) return target
  throw createUnreadableError(url, `it redirects to ${target.protocol}, which is not HTTP`)
}

/** A reference must not lead to a host that the user has not named, by way of one that is. */
function requireAllowed(target: URL, from: URL, request: RemoteRequest): void {
  if (target.origin === from.origin || request.isAllowed(target)) return
  throw createUnreadableError(
    from,
    `it redirects to ${target.origin}, which was not asked`,
    `If you trust that host, pass --allow-remote-refs ${target.host}.`,
  )
}

function readAnswer(answer: FetchedText, asked: URL, request: RemoteRequest): ReadFile {
  if (answer.status !== 200) {
    throw createUnreadableError(
      asked,
      `it answered ${answer.status} instead of 200`,
      adviseOnStatus(answer.status, asked),
    )
  }
  const url = new URL(answer.url, asked)
  requireAllowed(url, asked, request)
  return { uri: writeUrl(url), bytes: Buffer.byteLength(answer.text), text: answer.text }
}

function adviseOnStatus(status: number, url: URL): string {
  if (status === 401 || status === 403) return 'Pass the credential that it needs as a header.'
  if (status === 404) {
    return `Is it at another path? Many frameworks have it at ${new URL('/openapi.json', url.origin).href}.`
  }
  return 'Open the URL in a browser to see what it says.'
}

const FAILURES: Partial<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ETIMEDOUT: 'the connection timed out',
  EPROTO: 'the server does not speak TLS there',
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code.startsWith('HPE_')) return 'what answers there is not HTTP'
  return FAILURES[code] ?? error.message
}

function createUnreadableError(
  url: URL,
  because: string,
  hint = 'Use the URL that has the document itself.',
  cause?: unknown,
): RingbackError {
  return new RingbackError(
    'RINGBACK_ERR_DOCUMENT_UNREADABLE',
    `${writeUrl(url)}: expected an OpenAPI document, but ${because}.`,
    { hint, cause },
  )
}
