import { expect, test } from 'vitest'
import { createMemoryJournal } from '../../../src/journal/memory.js'
import type { JournalEntry } from '../../../src/journal/model.js'
import { follow } from './follow.js'
import { sampleEvent } from './sample-events.js'

async function collect(entries: AsyncIterable<JournalEntry>): Promise<number[]> {
  const numbers: number[] = []
  for await (const { seq } of entries) numbers.push(seq)
  return numbers
}

test('entries are numbered from 1 without gaps and handed back as they were', async () => {
  const journal = createMemoryJournal()
  await journal.append(sampleEvent(10))
  await journal.append(sampleEvent(20))
  await journal[Symbol.asyncDispose]()
  const entries: JournalEntry[] = []
  for await (const entry of journal.tail()) entries.push(entry)
  expect(entries).toEqual([
    { seq: 1, event: sampleEvent(10) },
    { seq: 2, event: sampleEvent(20) },
  ])
})

test('a tail starts where it is asked to', async () => {
  const journal = createMemoryJournal()
  for (let at = 1; at <= 5; at += 1) await journal.append(sampleEvent(at))
  await journal[Symbol.asyncDispose]()
  expect(await collect(journal.tail({ fromSeq: 4 }))).toEqual([4, 5])
  expect(await collect(journal.tail({ fromSeq: 6 }))).toEqual([])
  expect(await collect(journal.tail({ fromSeq: -3 }))).toEqual([1, 2, 3, 4, 5])
})

test('a tail goes on with new entries until the journal is disposed', async () => {
  const journal = createMemoryJournal()
  await journal.append(sampleEvent(1))
  const next = follow(journal.tail())
  expect((await next())?.seq).toBe(1)
  const second = next()
  const third = second.then(() => next())
  await journal.append(sampleEvent(2))
  expect((await second)?.seq).toBe(2)
  await journal[Symbol.asyncDispose]()
  expect(await third).toBeUndefined()
})

test('several tails each get everything', async () => {
  const journal = createMemoryJournal()
  const tails = [collect(journal.tail()), collect(journal.tail()), collect(journal.tail())]
  for (let at = 1; at <= 3; at += 1) await journal.append(sampleEvent(at))
  await journal[Symbol.asyncDispose]()
  expect(await Promise.all(tails)).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    [1, 2, 3],
  ])
})

test('a tail may start at an entry that is still to come', async () => {
  const journal = createMemoryJournal()
  const late = collect(journal.tail({ fromSeq: 3 }))
  for (let at = 1; at <= 4; at += 1) await journal.append(sampleEvent(at))
  await journal[Symbol.asyncDispose]()
  expect(await late).toEqual([3, 4])
})

test('an aborted signal ends a tail, whether it waits or not', async () => {
  await using journal = createMemoryJournal()
  await journal.append(sampleEvent(1))
  const controller = new AbortController()
  const next = follow(journal.tail({ signal: controller.signal }))
  await next()
  const waiting = next()
  controller.abort()
  expect(await waiting).toBeUndefined()
  expect(await collect(journal.tail({ signal: controller.signal }))).toEqual([])
})

test('with a limit the oldest entries give way', async () => {
  const journal = createMemoryJournal({ limit: 3 })
  for (let at = 1; at <= 8; at += 1) await journal.append(sampleEvent(at))
  await journal[Symbol.asyncDispose]()
  expect(await collect(journal.tail())).toEqual([6, 7, 8])
  expect(await collect(journal.tail({ fromSeq: 8 }))).toEqual([8])
})

test('a tail that is slower than the ring goes on with the oldest entry left', async () => {
  const journal = createMemoryJournal({ limit: 2 })
  await journal.append(sampleEvent(1))
  const next = follow(journal.tail())
  expect((await next())?.seq).toBe(1)
  for (let at = 2; at <= 6; at += 1) await journal.append(sampleEvent(at))
  await journal[Symbol.asyncDispose]()
  expect(await next()).toEqual({ seq: 5, event: sampleEvent(5) })
  expect((await next())?.seq).toBe(6)
  expect(await next()).toBeUndefined()
})

test.each([0, -1, 1.5, Number.NaN])('a limit of %d is refused', (limit) => {
  expect(() => createMemoryJournal({ limit })).toThrow(
    `The limit of a journal is a whole number above 0, not ${limit}.`,
  )
})

test('a run is claimed once', async () => {
  await using journal = createMemoryJournal()
  expect(await journal.claim('a')).toBe(true)
  expect(await journal.claim('a')).toBe(false)
  expect(await journal.claim('b')).toBe(true)
})

test('an event after the disposal is refused', async () => {
  const journal = createMemoryJournal()
  await journal[Symbol.asyncDispose]()
  await journal[Symbol.asyncDispose]()
  await expect(journal.append(sampleEvent(1))).rejects.toMatchObject({
    code: 'RINGBACK_ERR_INTERNAL',
  })
})
