import type { Finding } from '../../../src/index.js'
import type { Draft } from './draft.js'
import type { Entry, NoteEntry, ReceivedEntry, SentEntry, TriggerEntry } from './entry.js'

type New<One extends Entry> = Omit<One, 'seq' | 'findings'>

/** Puts an entry at the end. */
export function addEntry(
  draft: Draft,
  entry: New<TriggerEntry> | New<ReceivedEntry> | New<SentEntry>,
): void {
  draft.entries.push({ ...entry, seq: draft.nextSeq, findings: [] })
  draft.nextSeq += 1
}

/** Puts a sentence at the end, for what belongs to no call and no delivery. */
export function addNote(
  draft: Draft,
  atMs: number,
  text: string,
  findings: readonly Finding[] = [],
): void {
  const note: NoteEntry = { kind: 'note', id: '', seq: draft.nextSeq, atMs, text, findings }
  draft.entries.push(note)
  draft.nextSeq += 1
}

/** Changes the last entry of this id. False where it is no longer kept. */
export function replaceEntry(draft: Draft, id: string, change: (entry: Entry) => Entry): boolean {
  // What is told later belongs to one of the last entries, so this looks from the end.
  const index = draft.entries.findLastIndex((entry) => entry.id === id)
  const entry = draft.entries[index]
  if (entry === undefined) return false
  draft.entries[index] = change(entry)
  return true
}
