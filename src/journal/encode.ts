import type { RunEvent } from '../event/model.js'
import type { JournalHeader } from './model.js'

/** One line per event. Secrets have been taken out before: an event is stored as it comes. */
export function encodeEntry(seq: number, event: RunEvent): string {
  return `{"seq":${seq},"event":${JSON.stringify(event)}}\n`
}

/** The line that a run begins with. Its first members tell a journal from any other file. */
export function encodeHeader(header: JournalHeader): string {
  const { journal, version, run, ringback, date } = header
  return `${JSON.stringify({ journal, version, run, ringback, date })}\n`
}
