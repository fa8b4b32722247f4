import type { Driver } from '../transport/send.js'

/** A driver that can be asked what it is sending at the moment. */
export interface WatchedDriver extends Driver {
  isSending(url: string): boolean
}

export function watchDriver(driver: Driver): WatchedDriver {
  // Two requests may have one URL.
  const counts = new Map<string, number>()
  const add = (url: string, more: number): void => {
    const count = (counts.get(url) ?? 0) + more
    if (count === 0) counts.delete(url)
    else counts.set(url, count)
  }
  return {
    send: async (request, options) => {
      const url = normaliseUrl(request.url)
      add(url, 1)
      try {
        return await driver.send(request, options)
      } finally {
        add(url, -1)
      }
    },
    isSending: (url) => counts.has(normaliseUrl(url)),
    [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose](),
  }
}

function normaliseUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url
}
