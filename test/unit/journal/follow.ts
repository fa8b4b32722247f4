import type { JournalEntry } from '../../../src/journal/model.js'

/** Starts a tail that is asked for one entry after the other; undefined is its end. */
export function follow(
  entries: AsyncIterable<JournalEntry>,
): () => Promise<JournalEntry | undefined> {
  const iterator = entries[Symbol.asyncIterator]()
  return async () => {
    const result = await iterator.next()
    return result.done === true ? undefined : result.value
  }
}
