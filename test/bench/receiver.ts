import { type Child, type StartedChild, startChild } from './child.js'
import { alternate, compare, type Row } from './measure.js'
import { createScratch } from './scratch.js'

/** Each start of a program is compiled and laid out a little differently: one would be a draw. */
const STARTS = 3
const ROUNDS = 5
const ROUND_MS = 1000
const WARM_UP_MS = 2000

/**
 * Deliveries that are validated and journaled, each with another id and another body, against a
 * bare server that parses and validates. A third process sends them, the same way to both.
 */
export async function measureReceiver(): Promise<readonly Row[]> {
  const pairs: Awaited<ReturnType<typeof measureStart>> = []
  for (let start = 0; start < STARTS; start += 1) pairs.push(...(await measureStart()))
  return [
    compare(
      'receiver: deliveries/s',
      pairs,
      (one) => one.perSecond,
      (n) => n.toFixed(0),
      {
        atLeast: 0.7,
      },
    ),
    compare(
      'receiver: CPU of the server',
      pairs,
      (one) => one.cpuUs,
      (n) => `${n.toFixed(1)} us`,
    ),
  ]
}

async function measureStart() {
  using scratch = createScratch()
  const { document } = scratch
  await using ours = await startChild('receiver-ringback.js', {
    document,
    journal: scratch.path('journal'),
  })
  await using bare = await startChild('receiver-bare.js', { document })
  await using load = await startChild('load.js')

  for (const server of [ours, bare]) await takeSample(server, load, WARM_UP_MS)
  return await alternate(
    ROUNDS,
    () => takeSample(ours, load, ROUND_MS),
    () => takeSample(bare, load, ROUND_MS),
  )
}

async function takeSample(server: StartedChild, load: Child, durationMs: number) {
  const before = await server.ask({ command: 'cpu' })
  const { requests = 0, seconds = 0 } = await load.ask({
    command: 'deliver',
    base: server.url,
    durationMs,
  })
  const after = await server.ask({ command: 'cpu' })
  const cpuUs = ((after['cpuUs'] ?? 0) - (before['cpuUs'] ?? 0)) / requests
  return { perSecond: requests / seconds, cpuUs }
}
