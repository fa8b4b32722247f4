import { watchUrl } from './watch-url.js'

export interface UrlsWatchOptions {
  /** Default 2000: an API that is restarted after a change serves its document a little later. */
  readonly intervalMs?: number | undefined
  /** Sent to the origin of the first URL only. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** The documents at URLs that are watched. */
export interface WatchedUrls extends Disposable {
  /** From now on these; what is watched already goes on as it was. */
  set(urls: readonly string[]): void
}

const INTERVAL_MS = 2000

/**
 * Watches documents at URLs, as `watchUrl` does one. The first is asked for in each interval; of the
 * others together, one: what lies elsewhere is not asked for more often than a single document.
 */
export function watchUrls(
  onChange: () => void,
  { intervalMs = INTERVAL_MS, headers = {} }: UrlsWatchOptions = {},
): WatchedUrls {
  const watched = new Map<string, Disposable>()

  function drop(url: string, watcher: Disposable): void {
    watcher[Symbol.dispose]()
    watched.delete(url)
  }

  return {
    set: (urls) => {
      for (const [url, watcher] of watched) if (!urls.includes(url)) drop(url, watcher)
      const [main] = urls
      for (const url of urls) {
        if (watched.has(url)) continue
        const isOwn = main !== undefined && new URL(url).origin === new URL(main).origin
        const waitMs = url === main ? intervalMs : intervalMs * (urls.length - 1)
        const options = { intervalMs: waitMs, headers: isOwn ? headers : {} }
        watched.set(url, watchUrl(url, onChange, options))
      }
    },
    [Symbol.dispose]: () => {
      for (const [url, watcher] of watched) drop(url, watcher)
    },
  }
}
