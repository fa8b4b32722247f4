import { beforeEach, expect, test, vi } from 'vitest'
import { openFileJournal } from '../../../src/journal/file.js'
import { readJournal } from '../../../src/journal/read.js'
import { sampleEvent } from './sample-events.js'
import { createScratch } from './scratch.js'

/** A disk with room for so many more bytes, which takes at most `step` bytes a write. */
const disk = vi.hoisted(() => ({ room: Infinity, step: Infinity }))

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>()
  const writeSync = (fd: number, bytes: Uint8Array | string, offset = 0): number => {
    if (typeof bytes === 'string') return real.writeSync(fd, bytes)
    const length = Math.min(bytes.length - offset, disk.room, disk.step)
    if (length === 0) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
    disk.room -= length
    return real.writeSync(fd, bytes, offset, length)
  }
  return { ...real, writeSync }
})

beforeEach(() => {
  disk.room = Infinity
  disk.step = Infinity
})

const header = { ringback: '0.1.0', date: 'today' }

test('an event that the system takes in small pieces is written whole', async () => {
  await using scratch = await createScratch()
  disk.step = 7
  const journal = await openFileJournal(scratch.path, { run: 'a', ...header })
  await journal.append(sampleEvent(1, 'é'.repeat(100)))
  await journal[Symbol.asyncDispose]()
  for await (const entry of readJournal(scratch.path)) {
    expect(entry).toEqual({ seq: 1, event: sampleEvent(1, 'é'.repeat(100)) })
  }
})

test('a full disk breaks the journal: this event and all later ones get one error', async () => {
  await using scratch = await createScratch()
  const journal = await openFileJournal(scratch.path, { run: 'a', ...header })
  await journal.append(sampleEvent(1))
  disk.room = 20
  const both = [journal.append(sampleEvent(2)), journal.append(sampleEvent(3))]
  const [second, third] = await Promise.allSettled(both)
  expect(second).toMatchObject({
    status: 'rejected',
    reason: {
      code: 'RINGBACK_ERR_OUTPUT',
      message: `The journal ${scratch.path} cannot be written: ENOSPC: no space left.`,
      hint: 'The disk is full: free some space, or give another file.',
    },
  })
  disk.room = Infinity
  const [later] = await Promise.allSettled([journal.append(sampleEvent(4))])
  expect([third, later]).toEqual([second, second])
  await journal[Symbol.asyncDispose]()

  const reading = readJournal(scratch.path)
  const seqs: number[] = []
  for await (const { seq } of reading) seqs.push(seq)
  expect(seqs).toEqual([1])
  expect(reading.torn).toBe(true)
})

test('a tail of a broken journal gives what was written, and ends', async () => {
  await using scratch = await createScratch()
  const journal = await openFileJournal(scratch.path, { run: 'a', ...header })
  await journal.append(sampleEvent(1))
  disk.room = 20
  await expect(journal.append(sampleEvent(2))).rejects.toThrow('ENOSPC')
  await journal[Symbol.asyncDispose]()
  const seqs: number[] = []
  for await (const { seq } of journal.tail()) seqs.push(seq)
  expect(seqs).toEqual([1])
})
