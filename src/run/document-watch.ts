import { isDeepStrictEqual } from 'node:util'
import type { Contract } from '../contract/model.js'
import { watchFiles } from '../document/watch.js'
import { watchUrls } from '../document/watch-urls.js'

export interface DocumentWatchOptions {
  /** Reads the document again. */
  readonly reread: () => Promise<Contract>
  /** Told what was read; until it resolves, nothing is read anew. */
  readonly onRead: (contract: Contract) => Promise<void>
  /** Told why it cannot be used. */
  readonly onFailure: (error: unknown) => void
  /** How often a document at a URL is asked for. */
  readonly pollMs?: number | undefined
  /** What it is asked for with. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Reads a document again whenever it or one of its files changes, once at a time. */
export function watchDocument(
  contract: Pick<Contract, 'files'>,
  { reread, onRead, onFailure, pollMs, headers }: DocumentWatchOptions,
): Disposable {
  let watched = contract.files ?? []
  let watcher = watchFiles(watched, change)
  const urls = watchUrls(change, { intervalMs: pollMs, headers })
  urls.set(watched.filter(isRemote))
  let isReading = false
  let hasChanged = false
  const closing = new AbortController()
  const isOpen = () => !closing.signal.aborted

  function change(): void {
    hasChanged = true
    if (!isReading) void read()
  }

  async function read(): Promise<void> {
    isReading = true
    while (hasChanged && isOpen()) {
      hasChanged = false
      try {
        const fresh = await reread()
        if (!isOpen()) break
        await onRead(fresh)
        follow(fresh)
      } catch (error) {
        if (isOpen()) onFailure(error)
      }
    }
    isReading = false
  }

  /** It may refer to other files now. */
  function follow({ files = [] }: Pick<Contract, 'files'>): void {
    if (!isOpen() || isDeepStrictEqual(files, watched)) return
    watched = files
    watcher[Symbol.dispose]()
    watcher = watchFiles(files, change)
    urls.set(files.filter(isRemote))
  }

  return {
    [Symbol.dispose]: () => {
      closing.abort()
      urls[Symbol.dispose]()
      watcher[Symbol.dispose]()
    },
  }
}

function isRemote(uri: string): boolean {
  return /^https?:/.test(uri)
}
