import type { RunEvent } from '../src/index.js'
import { writeStream } from './output.js'
import type { OutputStream } from './shell.js'

/**
 * Writes what `describe` says of each event, line by line; resolves when the last one is out. Lines
 * that come faster than they can be written go out together.
 */
export async function writeEvents(
  events: AsyncIterable<RunEvent>,
  describe: (event: RunEvent) => readonly string[],
  stream: OutputStream,
): Promise<void> {
  let waiting: string[] = []
  let writing: Promise<void> | undefined
  const flush = async () => {
    while (waiting.length > 0) {
      const text = `${waiting.join('\n')}\n`
      waiting = []
      await writeStream(stream, text)
    }
    writing = undefined
  }
  for await (const event of events) {
    waiting.push(...describe(event))
    if (waiting.length === 0) continue
    writing ??= flush()
    // Whoever reads slowly slows this down, and not the mock.
    if (waiting.length > MOST_WAITING) await writing
  }
  await (writing ?? flush())
}

const MOST_WAITING = 1000
