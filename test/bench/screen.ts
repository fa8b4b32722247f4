import { execPath } from 'node:process'
import { bundleProgram } from '../support/bundle.js'
import { openTerminal } from '../support/pseudo-terminal.js'
import { measureFirstFrame } from './first-frame.js'
import type { Comparison, Row } from './measure.js'

const SECONDS = 10
const RATE = 5000
const COLUMNS = 120
const ROWS = 40
const KEY_LIMIT_MS = 100
const KEY_PAUSE_MS = 250

/** The screen under a flood of deliveries: what drawing costs, how soon keys are answered, what is counted. */
export async function measureScreen(): Promise<readonly Row[]> {
  // As the command line is built: the other mode of React takes twice as long.
  await using program = await bundleProgram('test/bench/process/screen.ts')
  const bare = await runFlood(program.path, 'none')
  const drawn = await runFlood(program.path, 'screen')
  const first = await measureFirstFrame()
  return [
    first,
    compareCpu(drawn, bare),
    compareKeys(drawn),
    compareCounts(drawn),
    compareMemory(drawn, bare),
  ]
}

interface Flood {
  readonly cpuMs: number
  readonly wallMs: number
  readonly deliveries: number
  readonly rssKib: number
  /** What the header of the last frame said. */
  readonly shown: number
  readonly keysMs: readonly number[]
}

async function runFlood(file: string, mode: 'screen' | 'none'): Promise<Flood> {
  await using terminal = openTerminal(execPath, [file, mode, String(SECONDS), String(RATE)], {
    columns: COLUMNS,
    rows: ROWS,
  })
  const keysMs: number[] = []
  const keys = mode === 'screen' ? typeKeys() : Promise.resolve()
  await terminal.exit
  await keys
  const figures = /cpu ([\d.]+) wall ([\d.]+) deliveries (\d+) rss (\d+)/.exec(terminal.output())
  const counts = [...terminal.output().matchAll(/([\d,]+) deliveries/g)]
  const [cpuMs = NaN, wallMs = NaN, deliveries = NaN, rssKib = NaN] = (figures ?? [])
    .slice(1)
    .map(Number)
  const shown = Number(
    counts.findLast(({ index }) => index < (figures?.index ?? 0))?.[1]?.replaceAll(',', ''),
  )
  return { cpuMs, wallMs, deliveries, rssKib, shown, keysMs }

  /** Opens the help and closes it, again and again while deliveries come. */
  async function typeKeys(): Promise<void> {
    await terminal.waitFor('Operations')
    const endMs = performance.now() + SECONDS * 1000 - 2000
    while (performance.now() < endMs) {
      for (const [key, text] of [
        ['?', 'Keys'],
        ['q', 'Operations'],
      ] as const) {
        const typedMs = performance.now()
        terminal.type(key)
        await terminal.waitFor(text)
        keysMs.push(performance.now() - typedMs)
        await new Promise((resolve) => setTimeout(resolve, KEY_PAUSE_MS))
      }
    }
  }
}

function compareCpu(drawn: Flood, bare: Flood): Comparison {
  const cpuMs = drawn.cpuMs - bare.cpuMs
  return {
    what: `screen: CPU of drawing ${RATE} deliveries/s at ${COLUMNS}x${ROWS}, of one core`,
    ours: `${((cpuMs / drawn.wallMs) * 100).toFixed(0)} %`,
    yardstick: '100 %',
    ratio: cpuMs / drawn.wallMs,
    limit: { atMost: 1 / 3 },
  }
}

/** The slowest one tells more about what else the machine does. */
function compareKeys({ keysMs }: Flood): Comparison {
  const sorted = [...keysMs].sort((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN
  const slowest = sorted.at(-1) ?? NaN
  return {
    what: `screen: ${sorted.length} keys meanwhile, until they are seen; median and slowest`,
    ours: `${median.toFixed(0)} ms, ${slowest.toFixed(0)} ms`,
    yardstick: `${KEY_LIMIT_MS} ms`,
    ratio: median / KEY_LIMIT_MS,
    limit: { atMost: 1 },
  }
}

function compareCounts({ shown, deliveries }: Flood): Comparison {
  return {
    what: 'screen: deliveries that it has counted',
    ours: String(shown),
    yardstick: String(deliveries),
    ratio: shown / deliveries,
    limit: { atLeast: 1 },
  }
}

/** Both hold all events that were played; the screen's share is what it keeps and what draws it. */
function compareMemory(drawn: Flood, bare: Flood): Comparison {
  const show = ({ rssKib }: Flood) => `${(rssKib / 1024).toFixed(0)} MiB`
  return {
    what: 'screen: memory at most, with it and without',
    ours: show(drawn),
    yardstick: show(bare),
    ratio: drawn.rssKib / bare.rssKib,
  }
}
