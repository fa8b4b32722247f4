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
  const absolute = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i.exec(request.url)?.[0]
  const isTarget = absolute === undefined || request.url.startsWith('/')
  const origin = isTarget
    ? `http://${findHeader(request.headers, 'host') ?? 'localhost'}`
    : absolute
  const [target = ''] = request.url.slice(isTarget ? 0 : absolute.length).split('#')
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const query = mark < 0 ? '' : target.slice(mark + 1)
  const rooted = path.startsWith('/') ? target : `/${target}`
  return {
    request,
    method: request.method.toUpperCase(),
    url: `${origin}${rooted}`,
    path: path.startsWith('/') ? path : `/${path}`,
    query,
    parameters: new URLSearchParams(query),
  }
}
