import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type FileJournalOptions, openFileJournal } from '../../../src/journal/file.js'
import type { Journal, JournalEntry } from '../../../src/journal/model.js'
import { listRuns, readJournal } from '../../../src/journal/read.js'
import { bundleProgram } from '../../support/bundle.js'
import { follow } from './follow.js'
import { sampleEvent } from './sample-events.js'
import { createScratch } from './scratch.js'

function open(path: string, more: Partial<FileJournalOptions> = {}): Promise<Journal> {
  return openFileJournal(path, { run: 'run-1', ringback: '0.1.0', date: '2026-11-22', ...more })
}

async function readSeqs(entries: AsyncIterable<JournalEntry>): Promise<number[]> {
  const seqs: number[] = []
  for await (const { seq } of entries) seqs.push(seq)
  return seqs
}

/** Writes a journal with entries 1 to `count` and closes it. */
async function writeRun(path: string, run: string, count: number): Promise<void> {
  await using journal = await open(path, { run })
  for (let seq = 1; seq <= count; seq += 1) await journal.append(sampleEvent(seq))
}

test('a journal begins with its header and has one line per event', async () => {
  await using scratch = await createScratch()
  await writeRun(scratch.path, 'run-1', 2)
  expect((await readFile(scratch.path, 'utf8')).split('\n')).toEqual([
    '{"journal":"ringback","version":1,"run":"run-1","ringback":"0.1.0","date":"2026-11-22"}',
    '{"seq":1,"event":{"type":"expectation:expired","atMs":1,"expectation":"exp-1","trigger":"t","callback":"c"}}',
    '{"seq":2,"event":{"type":"expectation:expired","atMs":2,"expectation":"exp-2","trigger":"t","callback":"c"}}',
    '',
  ])
})

test.runIf(process.platform !== 'win32')('only its owner may read a new journal', async () => {
  await using scratch = await createScratch()
  await writeRun(scratch.path, 'run-1', 1)
  expect((await stat(scratch.path)).mode & 0o777).toBe(0o600)
})

test.each([false, true])(
  'an event is in the file when append resolves (durable: %s)',
  async (durable) => {
    await using scratch = await createScratch()
    await using journal = await open(scratch.path, { durable })
    for (let seq = 1; seq <= 5; seq += 1) {
      await journal.append(sampleEvent(seq))
      expect(await readSeqs(readJournal(scratch.path))).toHaveLength(seq)
    }
  },
)

test('what is appended in one turn is acknowledged together, and in order', async () => {
  await using scratch = await createScratch()
  await using journal = await open(scratch.path)
  const acknowledgements = Array.from({ length: 100 }, (_, at) => journal.append(sampleEvent(at)))
  expect(new Set(acknowledgements).size).toBe(1)
  await Promise.all(acknowledgements)
  expect(journal.append(sampleEvent(100))).not.toBe(acknowledgements[0])
  const times: number[] = []
  for await (const { event } of readJournal(scratch.path)) times.push(event.atMs)
  expect(times.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, at) => at))
})

test('an event that cannot be encoded is refused, and leaves no half line behind', async () => {
  await using scratch = await createScratch()
  await using journal = await open(scratch.path)
  const toJSON = () => {
    throw new RangeError('Invalid string length')
  }
  const first = journal.append(sampleEvent(1))
  const refused = journal.append({ ...sampleEvent(2), ...{ toJSON } })
  const second = journal.append(sampleEvent(3))
  await expect(refused).rejects.toMatchObject({
    code: 'RINGBACK_ERR_OUTPUT',
    message: `The journal ${scratch.path} cannot be written: Invalid string length.`,
  })
  await Promise.all([first, second])
  const lines = (await readFile(scratch.path, 'utf8')).trimEnd().split('\n').slice(1)
  expect(lines.map((line) => (JSON.parse(line) as JournalEntry).seq)).toEqual([1, 2])
})

test('disposal writes what is still waiting', async () => {
  await using scratch = await createScratch()
  const journal = await open(scratch.path)
  const last = journal.append(sampleEvent(1))
  await journal[Symbol.asyncDispose]()
  expect(await readSeqs(readJournal(scratch.path))).toEqual([1])
  await last
  await journal[Symbol.asyncDispose]()
  await expect(journal.append(sampleEvent(2))).rejects.toMatchObject({
    code: 'RINGBACK_ERR_INTERNAL',
  })
})

test('a journal goes on with one more run', async () => {
  await using scratch = await createScratch()
  await writeRun(scratch.path, 'a', 2)
  await writeRun(scratch.path, 'b', 3)
  expect((await listRuns(scratch.path)).map(({ run }) => run)).toEqual(['a', 'b'])
  expect(await readSeqs(readJournal(scratch.path))).toEqual([1, 2, 1, 2, 3])
})

test('an empty file becomes a journal', async () => {
  await using scratch = await createScratch()
  await writeFile(scratch.path, '')
  await writeRun(scratch.path, 'a', 1)
  expect(await readSeqs(readJournal(scratch.path))).toEqual([1])
})

test.each(['{"seq":3,"event":{"ty', '{', '{"journal":"ringback","ver', 'x'.repeat(200_000)])(
  'a torn last line is cut off before the next run begins (%#)',
  async (torn) => {
    await using scratch = await createScratch()
    await writeRun(scratch.path, 'a', 2)
    await appendFile(scratch.path, torn)
    await writeRun(scratch.path, 'b', 1)
    const reading = readJournal(scratch.path)
    expect(await readSeqs(reading)).toEqual([1, 2, 1])
    expect(reading.torn).toBe(false)
  },
)

test('a journal that was cut off within its first header begins anew', async () => {
  await using scratch = await createScratch()
  await writeFile(scratch.path, '{"journal":"ringback","ver')
  await writeRun(scratch.path, 'a', 1)
  expect((await listRuns(scratch.path)).map(({ run }) => run)).toEqual(['a'])
})

test.each([
  ['text', 'my notes\n', 'it exists and is no Ringback journal'],
  ['one line without an end', 'my notes', 'it exists and is no Ringback journal'],
  ['JSON', '{"openapi":"3.1.0"}\n', 'it exists and is no Ringback journal'],
  [
    'a newer journal',
    '{"journal":"ringback","version":2}\n',
    'PATH is a journal of version 2; this Ringback knows version 1',
  ],
])('a file of %s is refused and stays as it was', async (_what, text, because) => {
  await using scratch = await createScratch()
  await writeFile(scratch.path, text)
  const failure = await open(scratch.path).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'RINGBACK_ERR_OUTPUT',
    message: `The journal ${scratch.path} cannot be written: ${because.replace('PATH', scratch.path)}.`,
    hint: 'Give another file, or move that one away.',
  })
  expect(await readFile(scratch.path, 'utf8')).toBe(text)
  expect(existsSync(`${scratch.path}.lock`)).toBe(false)
})

test('whatever the file holds, it is begun anew when that is asked for', async () => {
  await using scratch = await createScratch()
  await writeFile(scratch.path, 'my notes\n')
  await using journal = await open(scratch.path, { overwrite: true })
  await journal.append(sampleEvent(1))
  expect(await readSeqs(readJournal(scratch.path))).toEqual([1])
})

test('a folder or a missing folder is an error with what to do', async () => {
  await using scratch = await createScratch()
  await mkdir(scratch.path)
  await expect(open(scratch.path)).rejects.toMatchObject({
    code: 'RINGBACK_ERR_OUTPUT',
    message: `The journal ${scratch.path} cannot be written: it is not a regular file.`,
  })
  await expect(open(join(scratch.folder, 'no', 'run.ndjson'))).rejects.toMatchObject({
    code: 'RINGBACK_ERR_OUTPUT',
    hint: 'Its folder does not exist: make it, or give another file.',
  })
})

test.runIf(existsSync('/dev/full'))('a full disk refuses to open', async () => {
  await using scratch = await createScratch()
  await symlink('/dev/full', scratch.path)
  await expect(open(scratch.path, { overwrite: true })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_OUTPUT',
    hint: 'The disk is full: free some space, or give another file.',
  })
  expect(existsSync(`${scratch.path}.lock`)).toBe(false)
})

test('a second writer of the same file is refused while the first is there', async () => {
  await using scratch = await createScratch()
  const first = await open(scratch.path)
  for (const overwrite of [false, true]) {
    await expect(open(scratch.path, { run: 'b', overwrite })).rejects.toMatchObject({
      code: 'RINGBACK_ERR_OUTPUT',
      hint: `Give another file; or, if no other Ringback runs any more, delete ${scratch.path}.lock.`,
    })
  }
  await first.append(sampleEvent(1))
  await first[Symbol.asyncDispose]()
  await writeRun(scratch.path, 'b', 1)
  expect(await readSeqs(readJournal(scratch.path))).toEqual([1, 1])
})

test('the lock of a process that is gone is taken over, another one is not', async () => {
  await using scratch = await createScratch()
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  const lock = `${scratch.path}.lock`
  for (const held of [`${process.pid} ${hostname()}\n`, `${child.pid} elsewhere\n`, '']) {
    await writeFile(lock, held)
    await expect(open(scratch.path)).rejects.toMatchObject({ code: 'RINGBACK_ERR_OUTPUT' })
    expect(await readFile(lock, 'utf8')).toBe(held)
  }
  await writeFile(lock, `${child.pid} ${hostname()}\n`)
  const journal = await open(scratch.path)
  expect(await readFile(lock, 'utf8')).toBe(`${process.pid} ${hostname()}\n`)
  await journal[Symbol.asyncDispose]()
  expect(existsSync(lock)).toBe(false)
})

test('of many processes that find a dead lock at once one gets it', async () => {
  await using scratch = await createScratch()
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'exit')
  await writeFile(`${scratch.path}.lock`, `${gone.pid} ${hostname()}\n`)
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) => open(scratch.path, { run: `run-${at}` })),
  )
  const opened = attempts.flatMap((attempt) =>
    attempt.status === 'fulfilled' ? [attempt.value] : [],
  )
  expect(opened).toHaveLength(1)
  await opened[0]?.[Symbol.asyncDispose]()
})

test('a run is claimed once, also when an earlier process wrote it', async () => {
  await using scratch = await createScratch()
  await writeRun(scratch.path, 'old', 1)
  await using journal = await open(scratch.path, { run: 'new' })
  expect(await journal.claim('new')).toBe(true)
  expect(await journal.claim('new')).toBe(false)
  expect(await journal.claim('old')).toBe(false)
})

test('a tail gives the entries of its own run, then the new ones, until disposal', async () => {
  await using scratch = await createScratch()
  await writeRun(scratch.path, 'old', 5)
  const journal = await open(scratch.path, { run: 'new' })
  await journal.append(sampleEvent(1))
  const next = follow(journal.tail())
  expect(await next()).toEqual({ seq: 1, event: sampleEvent(1) })
  const second = next()
  await journal.append(sampleEvent(2))
  expect((await second)?.seq).toBe(2)
  void journal.append(sampleEvent(3))
  const third = next()
  await journal[Symbol.asyncDispose]()
  expect((await third)?.seq).toBe(3)
  expect(await next()).toBeUndefined()
})

test('a tail starts where it is asked to and ends with its signal', async () => {
  await using scratch = await createScratch()
  await using journal = await open(scratch.path)
  for (let seq = 1; seq <= 4; seq += 1) await journal.append(sampleEvent(seq))
  const controller = new AbortController()
  const next = follow(journal.tail({ fromSeq: 3, signal: controller.signal }))
  expect((await next())?.seq).toBe(3)
  expect((await next())?.seq).toBe(4)
  const waiting = next()
  controller.abort()
  expect(await waiting).toBeUndefined()
})

/** Lets a process write to the journal, kills it after `acks` acknowledgements, returns the last. */
async function writeAndKill(
  writer: string,
  path: string,
  run: string,
  acks: number,
): Promise<number> {
  const child = spawn(process.execPath, [writer, path, run], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = ''
  let lines = 0
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    acknowledged += chunk
    lines += chunk.split('\n').length - 1
    if (lines >= acks) child.kill('SIGKILL')
  })
  await once(child, 'close')
  expect(child.signalCode).toBe('SIGKILL')
  return Math.max(...acknowledged.split('\n').slice(0, -1).map(Number))
}

test('nothing that was acknowledged is lost when the writer is killed', async () => {
  await using scratch = await createScratch()
  await using writer = await bundleProgram('test/unit/journal/journal-writer.ts')
  const kills = [1, 50, 120, 333, 700]
  for (const [at, acks] of kills.entries()) {
    const run = `run-${at}`
    const last = await writeAndKill(writer.path, scratch.path, run, acks)
    const seqs = await readSeqs(readJournal(scratch.path, { run }))
    expect(last).toBeGreaterThanOrEqual(acks)
    expect(seqs.length).toBeGreaterThanOrEqual(last)
    expect(seqs).toEqual(Array.from(seqs, (_, index) => index + 1))
  }
  expect(await listRuns(scratch.path)).toHaveLength(kills.length)
}, 60_000)
