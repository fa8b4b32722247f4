import { type Child, type StartedChild, startChild } from './child.js'
import type { MeasureOptions, Row } from './measure.js'
import { createScratch } from './scratch.js'

const DELIVERIES = 200_000
const TENTHS = 10
const MEGABYTE = 1_000_000

/** What garbage collection and the allocator may leave behind in the second half. */
const TOLERATED_BYTES = 5 * MEGABYTE
const TOLERATED_GROWTH = 1.05

interface Usage {
  readonly rss: number
  readonly heapUsed: number
}

/** What a receiver holds after all deliveries, against what it held after half of them. */
export async function measureMemory({
  deliveries = DELIVERIES,
}: MeasureOptions): Promise<readonly Row[]> {
  return [...(await fill('clean', deliveries)), ...(await fill('with findings', deliveries))]
}

async function fill(kind: 'clean' | 'with findings', deliveries: number): Promise<Row[]> {
  using scratch = createScratch()
  const settings = { document: scratch.document, journal: scratch.path('journal') }
  await using server = await startChild('receiver-ringback.js', settings, ['--expose-gc'])
  await using load = await startChild('load.js')
  const faulty = kind === 'with findings'
  await requireFindings(server, load, faulty)

  const usages: Usage[] = []
  for (let tenth = 0; tenth < TENTHS; tenth += 1) {
    const count = Math.round(deliveries / TENTHS)
    const base = server.url
    // A million deliveries take minutes on a slow machine.
    await load.ask({ command: 'deliver', base, count, faulty }, 600_000)
    const { rss = 0, heapUsed = 0 } = await server.ask({ command: 'memory' })
    usages.push({ rss, heapUsed })
  }
  process.stderr.write(describeCourse(kind, usages))
  const what = `memory: ${deliveries} deliveries ${kind}`
  return [
    compareHalves(`${what}, RSS`, usages, (usage) => usage.rss),
    compareHalves(`${what}, heap`, usages, (usage) => usage.heapUsed),
  ]
}

/** Deliveries that were not judged as expected would measure something else. */
async function requireFindings(server: StartedChild, load: Child, faulty: boolean): Promise<void> {
  await load.ask({ command: 'deliver', base: server.url, count: 1, faulty })
  const { findings = 0 } = await server.ask({ command: 'take' })
  if (findings > 0 !== faulty) throw new Error(`a delivery raised ${findings} findings`)
}

function compareHalves(
  what: string,
  usages: readonly Usage[],
  bytesOf: (usage: Usage) => number,
): Row {
  const [half = NaN, whole = NaN] = [usages[TENTHS / 2 - 1], usages[TENTHS - 1]].map(
    (usage) => usage && bytesOf(usage),
  )
  return {
    what,
    ours: showMegabytes(whole),
    yardstick: `${showMegabytes(half)} at half`,
    ratio: whole / half,
    limit: { atMost: TOLERATED_GROWTH + TOLERATED_BYTES / half },
  }
}

function describeCourse(kind: string, usages: readonly Usage[]): string {
  const line = (name: string, bytesOf: (usage: Usage) => number) =>
    `  ${kind}, ${name} at tenths: ${usages.map((usage) => showMegabytes(bytesOf(usage))).join(', ')}\n`
  return line('RSS', (usage) => usage.rss) + line('heap', (usage) => usage.heapUsed)
}

function showMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`
}
