import { expect, test } from 'vitest'
import { createDraft, finishDraft } from '../../../../cli/tui/state/draft.js'
import type { Entry } from '../../../../cli/tui/state/entry.js'
import { addEntry, addNote, replaceEntry } from '../../../../cli/tui/state/entry-list.js'
import { finding, received, triggerSent } from '../../../support/screen-events.js'
import { openState } from '../../../support/screen-state.js'

const MIB = 1024 * 1024

/** Entries that weigh so many bytes each. */
function notes(count: number, bytes = 1): readonly Entry[] {
  const text = 'x'.repeat(bytes)
  return Array.from({ length: count }, (_, seq) => {
    return { kind: 'note', id: '', seq, atMs: 0, text, findings: [] } as const
  })
}

function keep(entries: readonly Entry[]): readonly number[] {
  const draft = createDraft(openState([]))
  draft.entries.push(...entries)
  return finishDraft(draft).entries.map(({ seq }) => seq)
}

test.each([
  [0, 0],
  [1, 1],
  [9_999, 9_999],
  [10_000, 10_000],
  [10_001, 10_000],
])('of %d entries %d are kept, the last ones', (count, kept) => {
  const seqs = keep(notes(count))
  expect(seqs).toHaveLength(kept)
  expect(seqs.at(-1)).toBe(count === 0 ? undefined : count - 1)
})

test.each([
  ['exactly 64 MiB', [32 * MIB, 32 * MIB], [0, 1]],
  ['one byte more', [1, 32 * MIB, 32 * MIB], [1, 2]],
  ['a heavy one before light ones', [64 * MIB, 1, 1], [1, 2]],
  ['light ones before a heavy one', [1, 1, 64 * MIB], [2]],
  ['one that is too heavy alone', [1, 64 * MIB + 1], [1]],
  ['one that is too heavy in between', [1, 65 * MIB, 1], [2]],
])('%s is kept from its end', (_, sizes, kept) => {
  const entries = sizes.flatMap((bytes, seq) => notes(1, bytes).map((one) => ({ ...one, seq })))
  expect(keep(entries)).toEqual(kept)
})

test('a draft that nobody changes gives the same state again', () => {
  const state = openState()
  expect(finishDraft(createDraft(state))).toEqual(state)
})

test('a draft has lists of its own', () => {
  const state = openState()
  const draft = createDraft(state)
  draft.entries.pop()
  draft.operations.pop()
  expect([state.entries.length, state.operations.length]).toEqual([2, 3])
})

test('entries are numbered without gaps, notes among them', () => {
  const draft = createDraft(openState([]))
  addEntry(draft, { kind: 'received', id: 'dlv-1', event: received() })
  addNote(draft, 7, 'a note', [finding()])
  addEntry(draft, { kind: 'trigger', id: 'trig-1', event: triggerSent() })
  expect(draft.entries).toEqual([
    { kind: 'received', id: 'dlv-1', seq: 0, event: received(), findings: [] },
    { kind: 'note', id: '', seq: 1, atMs: 7, text: 'a note', findings: [finding()] },
    { kind: 'trigger', id: 'trig-1', seq: 2, event: triggerSent(), findings: [] },
  ])
  expect(draft.nextSeq).toBe(3)
})

test('numbers go on where the state before left off, also after the list was cleared', () => {
  const draft = createDraft({ ...openState(), entries: [] })
  addNote(draft, 0, 'a note')
  expect(draft.entries.map(({ seq }) => seq)).toEqual([2])
})

test('of two entries with one id the later one is replaced', () => {
  const draft = createDraft(openState([]))
  for (const atMs of [1, 2]) {
    addEntry(draft, { kind: 'received', id: 'dlv-1', event: received({ atMs }) })
  }
  expect(replaceEntry(draft, 'dlv-1', (entry) => ({ ...entry, findings: [finding()] }))).toBe(true)
  expect(draft.entries.map(({ findings }) => findings.length)).toEqual([0, 1])
})

test('an entry that is not there is not replaced', () => {
  const draft = createDraft(openState([]))
  const change = () => {
    throw new Error('there is nothing to change')
  }
  expect(replaceEntry(draft, 'dlv-1', change)).toBe(false)
})
