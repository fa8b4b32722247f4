import type { ExchangeFailure, FailureReason } from './model.js'
import type { Target } from './target.js'

/** How far an exchange got. */
export type ExchangePhase = 'connecting' | 'waiting' | 'answering'

/**
 * Says in one sentence, with host and port, why there is no answer. Takes whatever the HTTP client
 * throws; the several attempts of a host with several addresses count as their first error.
 */
export function describeFailure(error: unknown, target: Target): ExchangeFailure {
  const cause = unwrap(error)
  const code = codeOf(cause)
  const reason = reasonOf(code, cause)
  return { reason, message: `${sentences[reason](target, detailOf(cause))}.` }
}

const sentences: Record<FailureReason, (target: Target, detail: string) => string> = {
  refused: ({ authority }) => `${authority} refused the connection: nothing listens there`,
  unresolved: ({ authority }) => `The host of ${authority} is not known: check its spelling`,
  reset: ({ authority }, detail) =>
    `${authority} closed the connection before its answer was complete (${detail})`,
  timeout: ({ authority }, detail) => `${authority} could not be connected to in time (${detail})`,
  tls: ({ authority }, detail) => `No secure connection to ${authority}: ${detail}`,
  'too-large': ({ authority }, detail) =>
    `${authority} sent a larger answer than is read (${detail})`,
  malformed: ({ authority, isTls }, detail) =>
    `${authority} sent something that is not an HTTP/1.1 answer (${detail})${isTls ? '' : '; if it speaks https, use https:// in its URL'}`,
  cancelled: ({ authority }) => `The request to ${authority} was cancelled by Ringback`,
  other: ({ authority }, detail) => `The request to ${authority} failed: ${detail}`,
}

const REASONS = new Map<string, FailureReason>([
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'unresolved'],
  ['EAI_AGAIN', 'unresolved'],
  ['EAI_FAIL', 'unresolved'],
  ['EAI_NODATA', 'unresolved'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['ECONNABORTED', 'reset'],
  ['UND_ERR_SOCKET', 'reset'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'malformed'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
  ['UND_ERR_ABORTED', 'cancelled'],
  ['UND_ERR_DESTROYED', 'cancelled'],
  ['UND_ERR_CLOSED', 'cancelled'],
  ['EPROTO', 'tls'],
  ['HOSTNAME_MISMATCH', 'tls'],
  ['INVALID_CA', 'tls'],
  ['INVALID_PURPOSE', 'tls'],
  ['PATH_LENGTH_EXCEEDED', 'tls'],
])

// Names of OpenSSL verification results, as node:tls gives them.
const TLS_CODE = /^(?:ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/u

function reasonOf(code: string, cause: unknown): FailureReason {
  // undici's words for an interim answer or a change of protocol that nobody asked for.
  if (code === 'UND_ERR_SOCKET' && detailOf(cause).startsWith('bad ')) return 'malformed'
  const known = REASONS.get(code)
  if (known !== undefined) return known
  if (TLS_CODE.test(code)) return 'tls'
  if (code.startsWith('HPE_') || nameOf(cause) === 'HTTPParserError') return 'malformed'
  return 'other'
}

function unwrap(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // OpenSSL's own words: the message around them names source files of OpenSSL.
  const isOpenSsl = 'library' in error && 'reason' in error
  const text = isOpenSsl ? String(error.reason) : error.message
  const [line = ''] = (text === '' ? codeOf(error) : text).split('\n')
  return line.replace(/\.$/u, '')
}

/** A URL that no request can go to; a password in it is not told. */
export function describeBadUrl(url: string, because: string): ExchangeFailure {
  const shown = url.replace(/\/\/[^/]*@/u, '//[redacted]@')
  return { reason: 'other', message: `The URL ${shown} cannot be called: ${because}.` }
}

/** The time of an exchange was over, and how far it had come. */
export function describeTimeout(
  target: Target,
  phase: ExchangePhase,
  timeoutMs: number,
): ExchangeFailure {
  const what = {
    connecting: 'could not be connected to',
    waiting: 'did not answer',
    answering: 'began to answer, but did not end',
  }[phase]
  return { reason: 'timeout', message: `${target.authority} ${what} within ${timeoutMs} ms.` }
}

/** The body of the answer was larger than is read. */
export function describeExcess(target: Target, maxBytes: number): ExchangeFailure {
  return {
    reason: 'too-large',
    message: `${target.authority} sent a body of more than ${maxBytes} bytes.`,
  }
}

/** We ended the exchange ourselves. */
export function describeCancel(target: Target): ExchangeFailure {
  return { reason: 'cancelled', message: `The request to ${target.authority} was cancelled.` }
}
