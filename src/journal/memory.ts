import { RingbackError } from '../errors.js'
import type { RunEvent } from '../event/model.js'
import type { Journal, JournalEntry } from './model.js'
import { WakeUp } from './wake-up.js'

/**
 * A journal that lives as long as the process. With `limit` it keeps the last so many entries; a
 * `tail` that is slower than that leaves out what was lost, which shows as a gap in `seq`.
 */
export function createMemoryJournal(options: { limit?: number } = {}): Journal {
  const limit = options.limit ?? Infinity
  if (limit !== Infinity && !(Number.isInteger(limit) && limit > 0)) {
    throw new RingbackError(
      'RINGBACK_ERR_USAGE',
      `The limit of a journal is a whole number above 0, not ${limit}.`,
    )
  }
  // Entry `seq` stands at (seq - 1) % limit: a full ring overwrites its oldest entry.
  const ring: JournalEntry[] = []
  const claimed = new Set<string>()
  const news = new WakeUp()
  let lastSeq = 0
  let isClosed = false

  const slotOf = (seq: number): number => (limit === Infinity ? seq - 1 : (seq - 1) % limit)

  async function* tail({
    fromSeq = 1,
    signal,
  }: {
    fromSeq?: number
    signal?: AbortSignal
  } = {}): AsyncGenerator<JournalEntry> {
    let seq = fromSeq
    while (signal?.aborted !== true) {
      seq = Math.max(seq, lastSeq - ring.length + 1)
      const entry = seq > lastSeq ? undefined : ring[slotOf(seq)]
      if (entry !== undefined) {
        yield entry
        seq += 1
      } else if (isClosed) return
      else await news.wait(signal)
    }
  }

  return {
    append(event: RunEvent) {
      if (isClosed) return Promise.reject(closedJournal())
      lastSeq += 1
      ring[slotOf(lastSeq)] = { seq: lastSeq, event }
      news.wake()
      return Promise.resolve()
    },
    tail,
    claim(run) {
      const isFirst = !claimed.has(run)
      claimed.add(run)
      return Promise.resolve(isFirst)
    },
    [Symbol.asyncDispose]() {
      isClosed = true
      news.wake()
      return Promise.resolve()
    },
  }
}

/** Appending after disposal is a mistake of the code, not of its user. */
export function closedJournal(): RingbackError {
  return new RingbackError('RINGBACK_ERR_INTERNAL', 'An event came after the journal was closed.')
}
