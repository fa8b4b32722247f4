import { RingbackError } from '../errors.js'
import type { RunEvent } from '../event/model.js'
import { JOURNAL_VERSION, type JournalEntry, type JournalHeader } from './model.js'

export type JournalLine =
  | { readonly kind: 'header'; readonly header: JournalHeader }
  | { readonly kind: 'entry'; readonly entry: JournalEntry }

/**
 * Reads one complete line. Throws RINGBACK_ERR_USAGE, with file and line number, for a line that
 * this version cannot have written.
 */
export function decodeLine(text: string, path: string, line: number): JournalLine {
  const value = parseLine(text)
  if (isRecord(value)) {
    if (value.journal === 'ringback') return { kind: 'header', header: readHeader(value, path) }
    if (line > 1 && typeof value.seq === 'number' && isEvent(value.event)) {
      return { kind: 'entry', entry: { seq: value.seq, event: value.event } }
    }
  }
  throw line === 1
    ? new RingbackError('RINGBACK_ERR_USAGE', `${path} is not a Ringback journal.`, {
        hint: 'A journal begins with a line {"journal":"ringback",...}. Is it the right file?',
      })
    : corruptLine(path, line, 'it is not an entry of a journal')
}

/** The error for a line that breaks the journal it stands in. */
export function corruptLine(path: string, line: number, because: string): RingbackError {
  return new RingbackError(
    'RINGBACK_ERR_USAGE',
    `Line ${line} of ${path} cannot be read: ${because}.`,
    { hint: 'The file was changed after it was written. Use an unchanged copy of it.' },
  )
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readHeader(value: Readonly<Record<string, unknown>>, path: string): JournalHeader {
  const { version, run, ringback, date } = value
  if (version !== JOURNAL_VERSION) {
    throw new RingbackError(
      'RINGBACK_ERR_USAGE',
      `${path} is a journal of version ${String(version)}; this Ringback knows version ${JOURNAL_VERSION}.`,
      { hint: 'Use the Ringback that wrote it, or a newer one.' },
    )
  }
  return {
    journal: 'ringback',
    version,
    run: String(run),
    ringback: String(ringback),
    date: String(date),
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// The version of the header vouches for the members of each type.
function isEvent(value: unknown): value is RunEvent {
  return isRecord(value) && typeof value.type === 'string' && typeof value.atMs === 'number'
}
