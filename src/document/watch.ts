import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Editors write in several steps: a change is told when it has been quiet for this long. */
const QUIET_MS = 100

/**
 * Calls `onChange` after a change of one of these files, given as URIs; what is no `file:` is not
 * watched. Their folders are watched, since editors put a new file in the place of the old one.
 * Keeps no process alive.
 */
export function watchFiles(uris: readonly string[], onChange: () => void): Disposable {
  const files = uris.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri))
  const watchers: FSWatcher[] = []
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  let seen = readFingerprint(files)

  const settle = async (): Promise<void> => {
    const before = await seen
    seen = readFingerprint(files)
    // A folder tells more than there is: the same file read, or its neighbour written.
    if ((await seen) !== before && !isClosed) onChange()
  }
  const note = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void settle(), QUIET_MS).unref()
  }

  for (const folder of new Set(files.map((file) => path.dirname(file)))) {
    const names = new Set(files.filter((file) => path.dirname(file) === folder).map(baseOf))
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || names.has(name)) note()
      })
      // A folder that is removed takes its watcher with it.
      watcher.on('error', () => watcher.close())
      watchers.push(watcher)
    } catch {
      // Nor can one be watched that has gone, or that the system has no watcher left for.
    }
  }

  return {
    [Symbol.dispose]: () => {
      isClosed = true
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}

function baseOf(file: string): string {
  return path.basename(file)
}

async function readFingerprint(files: readonly string[]): Promise<string> {
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => undefined)))
  return stats.map((one) => (one ? `${one.ino} ${one.mtimeMs} ${one.size}` : '-')).join('\n')
}
