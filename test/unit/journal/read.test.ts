import { readFile, writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeHeader } from '../../../src/journal/encode.js'
import { readLines } from '../../../src/journal/lines.js'
import { JOURNAL_VERSION, type JournalHeader } from '../../../src/journal/model.js'
import { listRuns, readJournal } from '../../../src/journal/read.js'
import { createLineEncoder } from './line-encoder.js'
import { sampleEvent } from './sample-events.js'
import { createScratch } from './scratch.js'

const encodeEntry = createLineEncoder()

function header(run: string): JournalHeader {
  return { journal: 'ringback', version: JOURNAL_VERSION, run, ringback: '0.1.0', date: 'today' }
}

function entries(...numbers: number[]): string {
  return numbers.map((seq) => encodeEntry(seq, sampleEvent(seq))).join('')
}

/** What reading a file with this text gives: numbers of entries, headers, torn; or the error. */
async function readText(text: string | Uint8Array, options: { run?: string } = {}) {
  await using scratch = await createScratch()
  await writeFile(scratch.path, text)
  const reading = readJournal(scratch.path, options)
  const seqs: number[] = []
  try {
    for await (const entry of reading) seqs.push(entry.seq)
  } catch (error) {
    return { seqs, error: String(error).replaceAll(scratch.path, 'PATH') }
  }
  return { seqs, runs: reading.headers.map(({ run }) => run), torn: reading.torn }
}

test('a journal is read in order', async () => {
  expect(await readText(encodeHeader(header('a')) + entries(1, 2, 3))).toEqual({
    seqs: [1, 2, 3],
    runs: ['a'],
    torn: false,
  })
})

test('an event is the same after writing and reading', async () => {
  await using scratch = await createScratch()
  const event = sampleEvent(0.1 + 0.2, 'line\nbreak \u2028 \ud800 "quoted" \0 日本')
  await writeFile(scratch.path, encodeHeader(header('a')) + encodeEntry(1, event))
  for await (const entry of readJournal(scratch.path)) expect(entry).toEqual({ seq: 1, event })
  expect((await readFile(scratch.path, 'utf8')).split('\n')).toHaveLength(3)
})

test('several runs are read one after the other, or one of them alone', async () => {
  const text =
    encodeHeader(header('a')) + entries(1, 2) + encodeHeader(header('b')) + entries(1, 2, 3)
  expect(await readText(text)).toEqual({
    seqs: [1, 2, 1, 2, 3],
    runs: ['a', 'b'],
    torn: false,
  })
  expect((await readText(text, { run: 'a' })).seqs).toEqual([1, 2])
  expect((await readText(text, { run: 'b' })).seqs).toEqual([1, 2, 3])
  expect((await readText(text, { run: 'c' })).seqs).toEqual([])
})

test('a last line may be torn at any byte, and is left out', async () => {
  const whole = encodeHeader(header('a')) + entries(1)
  const last = entries(2)
  for (let length = 1; length < last.length; length += 1) {
    expect(await readText(whole + last.slice(0, length))).toEqual({
      seqs: [1],
      runs: ['a'],
      torn: true,
    })
  }
})

test.each([
  ['no JSON', '{"seq":2,"ev\n'],
  ['an empty line', '\n'],
  ['JSON of another kind', '[1]\n'],
  ['an entry without an event', '{"seq":2}\n'],
  ['an event without a type', '{"seq":2,"event":{"atMs":1}}\n'],
  ['an event without a time', '{"seq":2,"event":{"type":"run:finished"}}\n'],
])('%s in the middle is an error that names its line', async (_what, line) => {
  expect(await readText(encodeHeader(header('a')) + entries(1) + line + entries(3))).toEqual({
    seqs: [1],
    error: 'RingbackError: Line 3 of PATH cannot be read: it is not an entry of a journal.',
  })
})

test.each([
  ['missing', entries(1, 3), 'Line 3 of PATH cannot be read: it has number 3 where 2 follows.'],
  ['repeated', entries(1, 1), 'Line 3 of PATH cannot be read: it has number 1 where 2 follows.'],
])('a %s entry is an error that names its line', async (_what, text, message) => {
  expect((await readText(encodeHeader(header('a')) + text)).error).toBe(`RingbackError: ${message}`)
})

test.each([2, 0, '1', null])('a journal of version %j is refused', async (version) => {
  const text = `${JSON.stringify({ ...header('a'), version })}\n${entries(1)}`
  expect((await readText(text)).error).toBe(
    `RingbackError: PATH is a journal of version ${version}; this Ringback knows version 1.`,
  )
})

test.each([
  ['text', 'hello\nworld\n'],
  ['JSON', '{"openapi":"3.1.0"}\n'],
  ['entries without a header', entries(1)],
  ['bytes', Uint8Array.from([0, 255, 10])],
])('a file of %s is no journal', async (_what, text) => {
  expect(await readText(text)).toEqual({
    seqs: [],
    error: 'RingbackError: PATH is not a Ringback journal.',
  })
})

test.each([
  ['empty', ''],
  ['cut off within its header', '{"journal":"ringback","ver'],
])('a journal that is %s holds no run', async (_what, text) => {
  expect((await readText(text)).error).toBe('RingbackError: PATH holds no run.')
})

test('a file that is not there is an error with what to do', async () => {
  await using scratch = await createScratch()
  const reading = readJournal(scratch.path)[Symbol.asyncIterator]()
  await expect(reading.next()).rejects.toMatchObject({
    code: 'RINGBACK_ERR_USAGE',
    hint: 'Give the path of a journal file that exists and that this user may read.',
  })
  await expect(listRuns(scratch.path)).rejects.toMatchObject({ code: 'RINGBACK_ERR_USAGE' })
})

test('a member __proto__ of a stored event reaches no prototype', async () => {
  const line = '{"seq":1,"event":{"type":"x","atMs":1,"__proto__":{"admin":true}}}\n'
  expect((await readText(encodeHeader(header('a')) + line)).seqs).toEqual([1])
  expect('admin' in {}).toBe(false)
})

test('the runs of a file are listed without reading their entries', async () => {
  await using scratch = await createScratch()
  const first = encodeHeader(header('a')) + entries(1)
  await writeFile(scratch.path, `${first}broken\n${encodeHeader(header('b'))}{"seq":1`)
  expect(await listRuns(scratch.path)).toEqual([header('a'), header('b')])
})

test('lines come with their numbers and offsets, however they fall into chunks', async () => {
  await using scratch = await createScratch()
  const text = fc.array(fc.constantFrom('', 'a', 'é', 'x'.repeat(40_000), 'y'.repeat(70_000)))
  await fc.assert(
    fc.asyncProperty(text, fc.boolean(), async (lines, isWhole) => {
      const content = lines.join('\n') + (isWhole && lines.length > 0 ? '\n' : '')
      await writeFile(scratch.path, content)
      const expected = content.split('\n')
      const last = expected.pop()
      const found: string[] = []
      for await (const line of readLines(scratch.path)) {
        expect(line.number).toBe(found.length + 1)
        const before = Buffer.byteLength(found.map((one) => `${one}\n`).join(''))
        expect(line.start).toBe(before)
        expect(line.isWhole).toBe(found.length < expected.length)
        found.push(line.text)
      }
      expect(found).toEqual(last === '' ? expected : content.split('\n'))
    }),
    { numRuns: 30 },
  )
})

test('a part of a file is read from one line to another', async () => {
  await using scratch = await createScratch()
  await writeFile(scratch.path, 'one\ntwo\nthree\nfour\n')
  const found: string[] = []
  for await (const { text } of readLines(scratch.path, 4, 14)) found.push(text)
  expect(found).toEqual(['two', 'three'])
})
