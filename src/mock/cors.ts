import { findHeader } from '../transport/headers.js'
import type { HeaderPair, HttpResponse } from '../transport/model.js'
import type { Call } from './call.js'

/**
 * The answer to a question of a browser whether it may send a request from a page of another origin
 * (Fetch, "CORS-preflight fetch"); undefined for any other request.
 */
export function answerPreflight(call: Call, allowed: readonly string[]): HttpResponse | undefined {
  const { headers } = call.request
  const method = findHeader(headers, 'access-control-request-method')
  if (call.method !== 'OPTIONS' || method === undefined) return undefined
  const names = findHeader(headers, 'access-control-request-headers')
  return {
    status: 204,
    headers: [
      ...listCorsHeaders(call),
      ['access-control-allow-methods', allowed.length === 0 ? method : allowed.join(', ')],
      ...(names === undefined ? [] : [['access-control-allow-headers', names] as const]),
      ['access-control-max-age', '600'],
    ],
    body: new Uint8Array(),
  }
}

/** What lets a page of another origin read an answer; none for requests without an origin. */
export function listCorsHeaders({ request }: Call): readonly HeaderPair[] {
  const origin = findHeader(request.headers, 'origin')
  if (origin === undefined) return []
  return [
    ['access-control-allow-origin', origin],
    ['access-control-allow-credentials', 'true'],
    // With credentials a star would be taken literally.
    ['access-control-expose-headers', 'Location, ringback-violations'],
    ['vary', 'Origin'],
  ]
}
