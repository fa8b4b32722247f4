/**
 * Request targets (RFC 9112, section 3.2), cut so that two of them can be compared: origin and
 * whatever stands before the token depend on tunnels and proxies, and say nothing about the API.
 */
export interface Target {
  readonly path: string
  /** Without `?`; undefined when there is no query. */
  readonly query: string | undefined
}

/** 128 bits as hexadecimal. */
export const TOKEN_LENGTH = 32

/** Percent-encoded bytes are passed over (encoded again, too): in `%2F` and a token, `2F` is none of it. */
const TOKEN = /%(?:25)*[0-9a-f]{2}|([0-9a-f]{32})/gi

/** Tokens that stand anywhere in a request target or another text, lower case, in order. */
export function findTokens(text: string): string[] {
  return [...text.matchAll(TOKEN)].flatMap(([, token]) =>
    token === undefined ? [] : [token.toLowerCase()],
  )
}

/** Path and query of an origin-form or absolute-form target, or of a URL. */
export function dropOrigin(target: string): string {
  if (target.startsWith('/')) return target
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(target)?.[0] ?? ''
  const rest = target.slice(origin.length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** The target from the token on, with one slash before it; as it is when it does not hold the token. */
export function cutBeforeToken(target: string, token: string): string {
  // Nothing stands before it where the receiver is called without a proxy.
  if (target.startsWith('/') && target.startsWith(token, 1)) return target
  const start = target.toLowerCase().indexOf(token)
  return start <= 0 ? target : `/${target.slice(start)}`
}

export function splitTarget(target: string): Target {
  const mark = target.indexOf('?')
  return mark < 0
    ? { path: target, query: undefined }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

/** Most URLs are such ones: parsing would leave what stands behind the host as it is. */
const PLAIN_URL =
  /^http:\/\/(?:127\.0\.0\.1|localhost)(?::(?:[1-5]\d{4}|6[0-4]\d{3}|\d{1,4}))?(\/[\w/~-]*(?:\?[\w/~=&-]*)?)$/

/**
 * Path and query as an HTTP client sends them for this URL: dot segments resolved, blanks and
 * non-ASCII percent-encoded, fragment dropped (WHATWG URL); undefined when it is no http URL.
 */
export function toTarget(url: string): string | undefined {
  const plain = PLAIN_URL.exec(url)?.[1]
  if (plain !== undefined) return plain
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  const { pathname, search } = new URL(url)
  return pathname + search
}
