import { getResponse, type RequestHandler } from 'msw'
import type { Dispatcher } from 'undici'
import { holdBody } from './undici-body.js'
import { replayError, replayResponse } from './undici-replay.js'
import { buildWebRequest } from './undici-request.js'

export interface UndiciInterceptorOptions {
  /** What a `Pool` or `Client` is connected to, which does not say it; an `Agent` does. */
  readonly origin?: string
}

/**
 * An interceptor for undici 7 by which handlers of MSW also answer what undici's own `request`,
 * `fetch`, `Pool` and `Agent` send, which MSW itself does not see:
 * `new Agent().compose(undiciInterceptor(handlers))`. What no handler answers, or one lets pass,
 * goes on to the network.
 */
export function undiciInterceptor(
  handlers: readonly RequestHandler[],
  { origin }: UndiciInterceptorOptions = {},
): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    // Otherwise nobody would ever be told of an answer.
    if (handler.onRequestStart === undefined)
      throw new TypeError('undiciInterceptor: undici 7 or later is needed.')
    void answer(options, handler, dispatch)
    return true
  }

  async function answer(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
    dispatch: Dispatcher.Dispatch,
  ): Promise<void> {
    try {
      const body = await holdBody(options.body)
      const request = buildWebRequest(options, body.seen, origin)
      const response = await getResponse([...handlers], request)
      if (response === undefined || isPassthrough(response))
        dispatch({ ...options, body: body.sent }, handler)
      else if (response.type === 'error') replayError(new TypeError('Failed to fetch'), handler)
      else await replayResponse(response, handler)
    } catch (error) {
      replayError(error, handler)
    }
  }
}

/** How `passthrough()` of MSW marks its response. */
function isPassthrough({ status, headers }: Response): boolean {
  return status === 302 && headers.get('x-msw-intention') === 'passthrough'
}
