import { setTimeout as sleep } from 'node:timers/promises'
import { fetchTextOverHttp } from './fetch.js'
import { DEFAULT_LIMITS } from './limits.js'

export interface UrlWatchOptions {
  readonly intervalMs: number
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Calls `onChange` when a document at an http URL has another text than before, asked for again and
 * again, one request at a time. While it cannot be had, as when its API restarts, nothing is told.
 * Keeps no process alive.
 */
export function watchUrl(url: string, onChange: () => void, options: UrlWatchOptions): Disposable {
  const closing = new AbortController()
  void watch(url, onChange, options, closing.signal)
  return { [Symbol.dispose]: () => closing.abort() }
}

async function watch(
  url: string,
  onChange: () => void,
  { intervalMs, headers }: UrlWatchOptions,
  signal: AbortSignal,
): Promise<void> {
  const isOpen = () => !signal.aborted
  let seen = await read(url, headers, signal)
  while (isOpen()) {
    await sleep(intervalMs, undefined, { ref: false, signal }).catch(() => undefined)
    const text = await read(url, headers, signal)
    if (!isOpen() || text === undefined) continue
    if (seen !== undefined && text !== seen) onChange()
    seen = text
  }
}

/** Undefined where it does not answer with a document. */
async function read(
  url: string,
  headers: UrlWatchOptions['headers'],
  signal: AbortSignal,
): Promise<string | undefined> {
  if (signal.aborted) return undefined
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(DEFAULT_LIMITS.timeoutMs)])
  const request = { headers, limits: DEFAULT_LIMITS }
  const answer = await fetchTextOverHttp(url, bounded, request).catch(() => undefined)
  return answer?.status === 200 ? answer.text : undefined
}
