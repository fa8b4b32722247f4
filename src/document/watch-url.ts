import { setTimeout as sleep } from 'node:timers/promises'
import { fetchTextOverHttp } from './fetch.js'
import { DEFAULT_LIMITS } from './limits.js'

/** An API that is restarted after a change serves its document a little later. */
const INTERVAL_MS = 2000

/**
 * Calls `onChange` when a document at an http URL has another text than before, asked for again and
 * again, one request at a time. While it cannot be had, as when its API restarts, nothing is told.
 * Keeps no process alive.
 */
export function watchUrl(url: string, onChange: () => void, intervalMs = INTERVAL_MS): Disposable {
  const closing = new AbortController()
  const { signal } = closing
  void watch(url, onChange, intervalMs, signal)
  return { [Symbol.dispose]: () => closing.abort() }
}

async function watch(
  url: string,
  onChange: () => void,
  intervalMs: number,
  signal: AbortSignal,
): Promise<void> {
  const isOpen = () => !signal.aborted
  let seen = await read(url, signal)
  while (isOpen()) {
    await sleep(intervalMs, undefined, { ref: false, signal }).catch(() => undefined)
    const text = await read(url, signal)
    if (!isOpen() || text === undefined) continue
    if (seen !== undefined && text !== seen) onChange()
    seen = text
  }
}

/** Undefined where it does not answer with a document. */
async function read(url: string, signal: AbortSignal): Promise<string | undefined> {
  if (signal.aborted) return undefined
  const request = { headers: {}, limits: DEFAULT_LIMITS }
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(DEFAULT_LIMITS.timeoutMs)])
  const answer = await fetchTextOverHttp(url, bounded, request).catch(() => undefined)
  return answer?.status === 200 ? answer.text : undefined
}
