import { dropOrigin, findTokens, splitTarget } from '../delivery/target.js'
import { listHeader } from '../transport/headers.js'
import type { HeaderPair, HttpRequest } from '../transport/model.js'

/** Meant for one connection only (RFC 9110, section 7.6.1), or said anew by whoever sends. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
  'content-length',
])

/**
 * A received request as it is passed on to `to`: the same method, headers and bytes. The part of
 * its path that Ringback had given (`/TOKEN`, `/webhooks/NAME`) is left out, the rest is added to
 * `to`, and so is the query.
 */
export function forwardRequest(
  request: HttpRequest,
  to: string,
  isOwnPath: (path: string) => boolean = () => false,
): HttpRequest {
  const { path, query } = splitTarget(dropOrigin(request.url))
  const [base, ownQuery] = splitQuery(to)
  const rest = isOwnPath(path) ? '' : dropToken(path)
  const queries = [ownQuery, query].filter((part) => part !== undefined && part !== '')
  const search = queries.length === 0 ? '' : `?${queries.join('&')}`
  return {
    method: request.method,
    url: `${rest === '' || rest === '/' ? base : base.replace(/\/+$/, '') + rest}${search}`,
    headers: keepHeaders(request.headers),
    body: request.body,
  }
}

function splitQuery(to: string): readonly [string, string | undefined] {
  const { path, query } = splitTarget(to.replace(/#.*$/, ''))
  return [path, query]
}

function dropToken(path: string): string {
  const [token] = findTokens(path)
  return token === undefined ? path : path.slice(path.toLowerCase().indexOf(token) + token.length)
}

function keepHeaders(headers: readonly HeaderPair[]): readonly HeaderPair[] {
  const named = listHeader(headers, 'connection').flatMap((value) =>
    value.split(',').map((name) => name.trim().toLowerCase()),
  )
  return headers.filter(([name]) => {
    const key = name.toLowerCase()
    return !OWN_HEADERS.has(key) && !named.includes(key)
  })
}
