/**
 * A process that writes a journal without end, and says on stdout which entry has been
 * acknowledged: `node journal-writer.mjs PATH RUN`. Made to be killed.
 */
import { openFileJournal } from '../../../src/journal/file.js'
import { sampleEvent } from './sample-events.js'

const [path = '', run = ''] = process.argv.slice(2)
const journal = await openFileJournal(path, { run, ringback: '0.1.0', date: 'today' })

async function write(seq: number): Promise<void> {
  // Lines of very different length, so that the kill also falls into long writes.
  await journal.append(sampleEvent(seq, 'x'.repeat((seq % 50) ** 3)))
  // Waits for a reader that is slow: a full pipe is no failure of the journal.
  await new Promise((done) => process.stdout.write(`${seq}\n`, done))
}

for (let seq = 1; ; seq += 3) await Promise.all([write(seq), write(seq + 1), write(seq + 2)])
