import { join } from 'node:path'
import { processFile, ROOT, startChild, timeProcess } from './child.js'
import { alternate, compare, type Row } from './measure.js'
import { createScratch } from './scratch.js'

const ROUNDS = 15

/**
 * A whole `ringback verify` of one operation against a minimal script that makes one round trip.
 * Ours sends two triggers more: one without a callback URL, one that must be refused.
 */
export async function measureCold(): Promise<readonly Row[]> {
  using scratch = createScratch()
  const { document } = scratch
  await using api = await startChild('invoice-api.js', { document })
  const ours = [
    join(ROOT, 'dist', 'cli', 'main.js'),
    ...['verify', document, '--api', api.url],
    ...['--repeat', '1', '--settle', '0ms'],
  ]
  const bare = [processFile('cold-bare.js'), document, api.url]
  timeProcess(ours)
  timeProcess(bare)
  const pairs = await alternate(
    ROUNDS,
    () => timeProcess(ours),
    () => timeProcess(bare),
  )
  return [
    compare(
      'cold: ringback verify, minimal script',
      pairs,
      (ms) => ms,
      (ms) => `${ms.toFixed(0)} ms`,
      { atMost: 1.6 },
    ),
  ]
}
