import { findHeader } from '../transport/headers.js'
import type { HttpRequest } from '../transport/model.js'

/** A request taken apart. */
export interface Call {
  readonly request: HttpRequest
  readonly method: string
  /** Absolute, with the host that the request names. */
  readonly url: string
  /** Without query, encoded as it came. */
  readonly path: string
  /** Without its question mark, encoded as it came. */
  readonly query: string
  /** Decoded the way of forms, in order. */
  readonly parameters: URLSearchParams
}

/** `request.url` is absolute, or a request target (RFC 9112, section 3.2). */
export function readCall(request: HttpRequest): Call {
  const absolute = request.url.startsWith('/') ? undefined : ABSOLUTE.exec(request.url)?.[0]
  const origin = absolute ?? `http://${findHeader(request.headers, 'host') ?? 'localhost'}`
  const target = cutAt(request.url.slice(absolute?.length ?? 0), '#')
  const path = cutAt(target, '?')
  const query = target.slice(path.length + 1)
  const isRooted = path.startsWith('/')
  return {
    request,
    method: request.method.toUpperCase(),
    url: isRooted ? `${origin}${target}` : `${origin}/${target}`,
    path: isRooted ? path : `/${path}`,
    query,
    parameters: new URLSearchParams(query),
  }
}

const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i

/** What stands before the first `mark`. */
function cutAt(text: string, mark: string): string {
  const end = text.indexOf(mark)
  return end < 0 ? text : text.slice(0, end)
}
