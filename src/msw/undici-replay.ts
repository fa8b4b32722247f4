import type { Dispatcher } from 'undici'
import { readChunks } from './limited-body.js'

/** Gives an answer to whoever waits for it in undici, as if it had come from a socket. */
export async function replayResponse(
  response: Response,
  handler: Dispatcher.DispatchHandler,
): Promise<void> {
  const controller = createController()
  try {
    handler.onRequestStart?.(controller, null)
    if (isAborted(controller, handler)) return
    const headers = listHeaders(response.headers)
    controller.rawHeaders = Object.entries(headers).flatMap(([name, value]) =>
      [value].flat().flatMap((one) => [Buffer.from(name), Buffer.from(one, 'latin1')]),
    )
    handler.onResponseStart?.(controller, response.status, headers, response.statusText)
    for await (const chunk of readChunks(response)) {
      handler.onResponseData?.(controller, Buffer.from(chunk))
      await controller.whenFlowing()
      // Leaving the loop cancels the stream.
      if (isAborted(controller, handler)) return
    }
    handler.onResponseEnd?.(controller, {})
  } catch (error) {
    handler.onResponseError?.(controller, asError(error))
  }
}

/** Gives an error to whoever waits for an answer. */
export function replayError(error: unknown, handler: Dispatcher.DispatchHandler): void {
  const controller = createController()
  handler.onRequestStart?.(controller, null)
  handler.onResponseError?.(controller, asError(error))
}

interface ReplayController extends Dispatcher.DispatchController {
  /** Resolves at once unless somebody asked for a pause. */
  whenFlowing(): Promise<void>
}

function createController(): ReplayController {
  let reason: Error | null = null
  let wake: (() => void) | undefined
  let flowing: Promise<void> | undefined
  const resume = () => {
    wake?.()
    flowing = undefined
  }
  return {
    get aborted() {
      return reason !== null
    },
    get paused() {
      return flowing !== undefined
    },
    get reason() {
      return reason
    },
    abort: (because) => {
      reason ??= because
      resume()
    },
    pause: () => {
      flowing ??= new Promise((resolve) => {
        wake = resolve
      })
    },
    resume,
    whenFlowing: () => flowing ?? Promise.resolve(),
  }
}

function isAborted(
  controller: Dispatcher.DispatchController,
  handler: Dispatcher.DispatchHandler,
): boolean {
  const { reason } = controller
  if (reason !== null) handler.onResponseError?.(controller, reason)
  return reason !== null
}

/** Set-Cookie is the one header whose values cannot be joined (RFC 9110, section 5.3). */
function listHeaders(headers: Headers): Record<string, string | string[]> {
  const cookies = headers.getSetCookie()
  const others = [...headers].filter(([name]) => name !== 'set-cookie')
  const pairs: [string, string | string[]][] = others
  if (cookies.length > 0) pairs.push(['set-cookie', cookies])
  return Object.fromEntries(pairs)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
