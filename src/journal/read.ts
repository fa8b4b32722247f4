import { RingbackError } from '../errors.js'
import { corruptLine, decodeLine } from './decode.js'
import { type FileLine, readLines } from './lines.js'
import type { JournalEntry, JournalHeader } from './model.js'

/** A journal being read: iterate it once. */
export interface JournalReading extends AsyncIterable<JournalEntry> {
  /** Headers of the runs met so far; of all runs once the iteration is over. */
  readonly headers: readonly JournalHeader[]
  /** True once the iteration came upon a torn last line, which it left out. */
  readonly torn: boolean
}

/**
 * Reads the entries of a journal file in order: those of all its runs, or of `run` alone. Holds one
 * line in memory. A last line that the end of its writer cut off is left out. The iteration throws
 * RINGBACK_ERR_USAGE where the file cannot be read, is no journal, is one of another version, or
 * has a broken line in the middle.
 */
export function readJournal(path: string, options: { run?: string } = {}): JournalReading {
  const headers: JournalHeader[] = []
  let torn = false

  async function* readEntries(): AsyncGenerator<JournalEntry> {
    let lastSeq = 0
    for await (const { text, number, isWhole } of readLinesOf(path)) {
      if (!isWhole) {
        torn = true
        continue
      }
      const line = decodeLine(text, path, number)
      if (line.kind === 'header') {
        headers.push(line.header)
        lastSeq = 0
        continue
      }
      if (line.entry.seq !== lastSeq + 1) {
        const because = `it has number ${line.entry.seq} where ${lastSeq + 1} follows`
        throw corruptLine(path, number, because)
      }
      lastSeq = line.entry.seq
      if (options.run === undefined || headers.at(-1)?.run === options.run) yield line.entry
    }
    requireRun(path, headers)
  }

  return {
    headers,
    get torn() {
      return torn
    },
    [Symbol.asyncIterator]: readEntries,
  }
}

/** The headers of all runs in a journal file, oldest first. Throws as `readJournal` does. */
export async function listRuns(path: string): Promise<readonly JournalHeader[]> {
  const headers: JournalHeader[] = []
  for await (const { text, number, isWhole } of readLinesOf(path)) {
    const mayBeHeader = number === 1 || text.startsWith('{"journal"')
    if (!isWhole || !mayBeHeader) continue
    const line = decodeLine(text, path, number)
    if (line.kind === 'header') headers.push(line.header)
  }
  requireRun(path, headers)
  return headers
}

/** A writer that was cut off at once leaves an empty file: saying nothing of it would look fine. */
function requireRun(path: string, headers: readonly JournalHeader[]): void {
  if (headers.length > 0) return
  throw new RingbackError('RINGBACK_ERR_USAGE', `${path} holds no run.`, {
    hint: 'A journal begins with a line {"journal":"ringback",...}. Is it the right file?',
  })
}

async function* readLinesOf(path: string): AsyncGenerator<FileLine> {
  try {
    yield* readLines(path)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new RingbackError('RINGBACK_ERR_USAGE', `${path} cannot be read: ${detail}.`, {
      hint: 'Give the path of a journal file that exists and that this user may read.',
      cause: error,
    })
  }
}
