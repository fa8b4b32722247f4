import { startChild } from './child.js'
import { alternate, compare, type Row } from './measure.js'
import { createScratch } from './scratch.js'

const ROUNDS = 9
/** Runs until both sides are compiled for speed, as two seconds of deliveries are to the receiver. */
const WARM_UPS = 4
const IN_FLIGHT = 50
const ROUND_TRIPS = 5000

/**
 * Trigger, answer, callback, judged, 50 of them at a time, against a loop that checks nothing, on
 * the same API. Ours sends two triggers more: one without a callback URL, one to be refused.
 */
export async function measureRoundTrip(): Promise<readonly Row[]> {
  using scratch = createScratch()
  const { document } = scratch
  await using api = await startChild('invoice-api.js', { document })
  const settings = { document, api: api.url, inFlight: IN_FLIGHT }
  await using ours = await startChild('round-trip-ringback.js', settings)
  await using bare = await startChild('round-trip-bare.js', settings)

  const run = { command: 'run', count: ROUND_TRIPS }
  for (let count = 0; count < WARM_UPS; count += 1) {
    for (const side of [ours, bare]) await side.ask(run)
  }
  const pairs = await alternate(
    ROUNDS,
    () => ours.ask(run),
    () => bare.ask(run),
  )
  return [
    compare(
      'round-trip: round trips/s',
      pairs,
      (one) => one['perSecond'] ?? NaN,
      (n) => n.toFixed(0),
      { atLeast: 0.4 },
    ),
    compare(
      'round-trip: CPU of the driver',
      pairs,
      (one) => one['cpuUs'] ?? NaN,
      (n) => `${n.toFixed(0)} us`,
    ),
  ]
}
