import { setTimeout as sleep } from 'node:timers/promises'
import { fetchTextOverHttp } from './fetch.js'
import { DEFAULT_LIMITS } from './limits.js'

export interface UrlWatchOptions {
  /** Default 2000: an API that is restarted after a change serves its document a little later. */
  readonly intervalMs?: number | undefined
  /** Sent to the origin of the first URL only. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

const INTERVAL_MS = 2000

/**
 * Calls `onChange` when a document at one of these URLs has another text than before, asked for
 * again and again. The first is asked for in each interval; of the others together, one. While one
 * cannot be had, as when its API restarts, nothing is told. Keeps no process alive.
 */
export function watchUrls(
  urls: readonly string[],
  onChange: () => void,
  { intervalMs = INTERVAL_MS, headers = {} }: UrlWatchOptions = {},
): Disposable {
  const closing = new AbortController()
  const { signal } = closing
  const [main, ...others] = urls
  for (const url of urls) {
    const waitMs = url === main ? intervalMs : intervalMs * others.length
    const isOwn = main !== undefined && new URL(url).origin === new URL(main).origin
    void watch({ url, headers: isOwn ? headers : {} }, onChange, waitMs, signal)
  }
  return { [Symbol.dispose]: () => closing.abort() }
}

interface Watched {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

async function watch(
  watched: Watched,
  onChange: () => void,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const isOpen = () => !signal.aborted
  let seen = await read(watched, signal)
  while (isOpen()) {
    await sleep(waitMs, undefined, { ref: false, signal }).catch(() => undefined)
    const text = await read(watched, signal)
    if (!isOpen() || text === undefined) continue
    if (seen !== undefined && text !== seen) onChange()
    seen = text
  }
}

/** Undefined where it does not answer with a document. */
async function read({ url, headers }: Watched, signal: AbortSignal): Promise<string | undefined> {
  if (signal.aborted) return undefined
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(DEFAULT_LIMITS.timeoutMs)])
  const request = { headers, limits: DEFAULT_LIMITS }
  const answer = await fetchTextOverHttp(url, bounded, request).catch(() => undefined)
  return answer?.status === 200 ? answer.text : undefined
}
