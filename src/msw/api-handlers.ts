import { type HttpHandler, http, passthrough } from 'msw'
import type { Contract } from '../contract/model.js'
import { createRouter } from '../mock/router.js'
import type { ApiHandlerOptions } from './api-options.js'
import { openApiSession } from './api-session.js'
import { readBaseUrls } from './base-url.js'
import type { SentCallback, SkippedCallback } from './sent-callback.js'
import { readWebRequest, writeWebResponse } from './web-message.js'

/** Handlers for `setupServer` or `setupWorker`, and what became of the callbacks. */
export interface ApiHandlers extends Array<HttpHandler> {
  /** Callbacks that were sent, in the order of their answers. */
  readonly deliveries: readonly SentCallback[]
  /** Callbacks that were due and not sent, and why. */
  readonly skipped: readonly SkippedCallback[]
  /**
   * Resolves when no callback is on its way any more, with all that were sent so far. Rejects with
   * what `onDelivery` has thrown.
   */
  readonly settled: () => Promise<readonly SentCallback[]>
}

/**
 * Plays the API of a document for MSW's `setupServer` and `setupWorker`: requests to its servers are
 * judged and answered by the document, and every callback that they make due is really sent, once,
 * by the global `fetch`. Requests to paths that the document does not have are left to other
 * handlers. In a page a receiver of another origin must allow its calls (CORS), compressed bodies
 * are not read, and the content security policy must allow `unsafe-eval`, which Ajv needs. Throws
 * RINGBACK_ERR_USAGE where nothing says where the API is, and for options that have no meaning.
 */
export function apiHandlers(contract: Contract, options: ApiHandlerOptions = {}): ApiHandlers {
  const bases = readBaseUrls(contract, options.baseUrl)
  const router = createRouter(contract)
  const session = openApiSession(contract, options)

  const locate = ({ request }: { readonly request: Request }): string | undefined => {
    const url = bases.locate(request.url.replace(/#.*$/, ''))
    if (url === undefined) return undefined
    const { pathname, search } = new URL(url)
    return router.find(request.method, pathname, search.slice(1)).kind === 'none' ? undefined : url
  }
  // A receiver on this machine is no mock: whoever refuses unknown requests is not to refuse it.
  const ownCallback = http.all(
    ({ request: { url } }) => isLoopback(url) && session.isSending(url),
    () => passthrough(),
  )
  const api = http.all(
    // Functions and no paths: MSW would read parts of OpenAPI's paths as patterns.
    (info) => locate(info) !== undefined,
    async (info) => {
      const { request } = info
      const read = await readWebRequest(request)
      const response = await session.answer({ ...read, url: locate(info) ?? request.url })
      return writeWebResponse(response, request.method)
    },
  )
  return attach([ownCallback, api], {
    deliveries: session.deliveries,
    skipped: session.skipped,
    settled: async () => {
      await session.settled()
      return session.deliveries
    },
  })
}

type Attached = Pick<ApiHandlers, 'deliveries' | 'skipped' | 'settled'>

/** An array, since that is what `setupServer` and everybody else spreads. */
function attach(handlers: HttpHandler[], attached: Attached): ApiHandlers {
  const { deliveries, skipped, settled } = attached
  return Object.defineProperties(handlers, {
    deliveries: { value: deliveries },
    skipped: { value: skipped },
    settled: { value: settled },
  }) as ApiHandlers
}

/** RFC 6761, section 6.3: `localhost` and what ends in it. */
function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$|(?:^|\.)localhost$/.test(hostname)
}
