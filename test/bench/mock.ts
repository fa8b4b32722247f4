// `npm run bench:mock`: `ringback mock` against Prism, both on the same documents in one run.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { env, stderr, stdout } from 'node:process'
import { type Child, ROOT, startChild } from './child.js'
import { alternate, compare, isWithin, type Row } from './measure.js'
import { findPrism } from './prism.js'
import { type Program, startProgram } from './program.js'
import { createScratch } from './scratch.js'
import { formatTable } from './table.js'

const ROUNDS = 5
/** Each side gets about as much time. */
const REQUESTS = { ours: 10_000, peer: 1500 }
const WARM_UPS = 2
const START_ROUNDS = 3
const MEMORY_REQUESTS = Number(env['RINGBACK_BENCH_CALLBACKS'] ?? 100_000)
const TENTHS = 10
const MEGABYTE = 1_000_000
const TOLERATED_GROWTH = 1.1
const MAIN = join(ROOT, 'dist', 'cli', 'main.js')

type Start = (document: string) => Promise<Program>

const startOurs =
  (...flags: string[]): Start =>
  (document) =>
    startProgram((port) => [MAIN, 'mock', document, '--port', String(port), ...flags])

const startPrism =
  (path: string, ...flags: string[]): Start =>
  (document) =>
    startProgram((port) => [path, 'mock', '-p', String(port), ...flags, document])

/** Requests whose callbacks have arrived; ours are judged besides. */
async function measureRate(what: string, start: Start, startPeer: Start): Promise<Row[]> {
  using scratch = createScratch()
  await using ours = await start(scratch.document)
  await using peer = await startPeer(scratch.document)
  await using load = await startChild('mock-load.js')
  const takeOurs = () => takeSample(ours, load, REQUESTS.ours)
  const takePeer = () => takeSample(peer, load, REQUESTS.peer)
  await alternate(WARM_UPS, takeOurs, takePeer)
  const pairs = await alternate(ROUNDS, takeOurs, takePeer)
  return [
    compare(
      `${what}: requests/s`,
      pairs,
      (one) => one.perSecond,
      (n) => n.toFixed(0),
      {
        atLeast: 8,
      },
    ),
    compare(
      `${what}: CPU a request`,
      pairs,
      (one) => one.cpuUs,
      (n) => `${n.toFixed(0)} us`,
    ),
  ]
}

async function takeSample(program: Program, load: Child, count: number) {
  const before = program.cpuUs()
  const { seconds = NaN, missing = NaN } = await load.ask({
    command: 'run',
    base: program.url,
    count,
  })
  if (missing !== 0) throw new Error(`${missing} of ${count} callbacks did not arrive`)
  return { perSecond: count / seconds, cpuUs: (program.cpuUs() - before) / count }
}

/** From the start of the program to its first answer. */
async function measureStart(start: Start, startPeer: Start): Promise<Row[]> {
  const what = "start to first answer, GitHub's document"
  const path = env['RINGBACK_GITHUB_DOCUMENT']
  if (path === undefined || !existsSync(path)) {
    return [{ what, skipped: 'RINGBACK_GITHUB_DOCUMENT names no file' }]
  }
  const take = async (begin: Start) => {
    await using program = await begin(resolve(path))
    return { ms: program.startMs, cpuMs: program.cpuUs() / 1000 }
  }
  const pairs = await alternate(
    START_ROUNDS,
    () => take(start),
    () => take(startPeer),
  )
  const show = (ms: number) => `${ms.toFixed(0)} ms`
  return [
    compare(what, pairs, (one) => one.ms, show, { atMost: 1 / 8 }),
    compare(`${what}: CPU`, pairs, (one) => one.cpuMs, show),
  ]
}

/** What the mock holds after all callbacks, against what it held after half of them. */
async function measureMemory(start: Start): Promise<Row[]> {
  using scratch = createScratch()
  await using ours = await start(scratch.document)
  await using load = await startChild('mock-load.js')
  const course: number[] = []
  for (let tenth = 0; tenth < TENTHS; tenth += 1) {
    await takeSample(ours, load, Math.round(MEMORY_REQUESTS / TENTHS))
    course.push(ours.rssBytes())
  }
  const megabytes = course.map((bytes) => (bytes / MEGABYTE).toFixed(0))
  stderr.write(`  RSS at tenths in MB: ${megabytes.join(', ')}\n`)
  const [half = NaN, whole = NaN] = [course[TENTHS / 2 - 1], course[TENTHS - 1]]
  return [
    {
      what: `memory: ${MEMORY_REQUESTS} callbacks, none lost`,
      ours: `${(whole / MEGABYTE).toFixed(1)} MB`,
      yardstick: `${(half / MEGABYTE).toFixed(1)} MB at half`,
      ratio: whole / half,
      limit: { atMost: TOLERATED_GROWTH },
    },
  ]
}

async function main(): Promise<number> {
  const prism = findPrism()
  const rows: Row[] = []
  if ('skipped' in prism) rows.push({ what: 'mock against Prism', ...prism })
  else {
    const { path } = prism
    stderr.write('with log ...\n')
    rows.push(...(await measureRate('with log', startOurs(), startPrism(path))))
    stderr.write('silent ...\n')
    const silent = startPrism(path, '-v', 'silent')
    rows.push(...(await measureRate('silent', startOurs('--quiet'), silent)))
    stderr.write('start ...\n')
    rows.push(...(await measureStart(startOurs(), startPrism(path))))
  }
  stderr.write('memory ...\n')
  rows.push(...(await measureMemory(startOurs())))
  stdout.write(`\n${formatTable(rows)}`)
  return rows.every(isWithin) ? 0 : 1
}

process.exitCode = await main()
