import { loadContract, verify } from 'ringback'
import { cpu, serveParent, settings } from './parent.js'

const { api, inFlight } = settings
const contract = await loadContract(settings.document)

/** Verifies `count` round trips, from the first trigger to the report. */
async function run({ count }) {
  const before = cpu().cpuUs
  const startedMs = performance.now()
  const { report } = verify(contract, { api, repeat: count, concurrency: inFlight, settleMs: 0 })
  const { verdict, because, totals } = await report
  const seconds = (performance.now() - startedMs) / 1000
  if (verdict !== 'passed' || totals.expectationsMet !== count) {
    throw new Error(`${verdict}, ${because}: ${JSON.stringify(totals)}`)
  }
  return { perSecond: count / seconds, cpuUs: (cpu().cpuUs - before) / count }
}

serveParent({ run })
