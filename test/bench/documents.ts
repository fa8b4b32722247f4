import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { env, stderr, stdout } from 'node:process'
import { type StartedChild, startChild } from './child.js'

const TIMEOUT_MS = 60_000
const SLOWEST = 10

/** A document of the corpus: its path, and the folder that its references may lead into. */
interface Entry {
  readonly file: string
  readonly source: string
}

interface Inspected {
  readonly file: string
  /** The exit code of `ringback inspect`, or why there is none. */
  readonly outcome: string
  /** Of the file alone, without those that it refers to. */
  readonly bytes: number
  readonly tookMs: number
}

/** `npm run bench:documents`: every document of the corpus, one after the other in one process. */
async function main(): Promise<number> {
  const folder = resolve(env['RINGBACK_CORPUS'] ?? '')
  const index = join(folder, 'index.json')
  if (!existsSync(index)) {
    stdout.write('skipped: there is no corpus; RINGBACK_CORPUS names its folder\n')
    return 0
  }
  const entries = JSON.parse(readFileSync(index, 'utf8')) as readonly Entry[]
  const inspected = await inspectAll(folder, entries)
  stdout.write(formatResult(inspected))
  return inspected.every(({ outcome }) => ['0', '1', '2'].includes(outcome)) ? 0 : 1
}

async function inspectAll(folder: string, entries: readonly Entry[]): Promise<Inspected[]> {
  const inspected: Inspected[] = []
  let child = await startChild('document-inspector.js', { folder })
  try {
    for (const entry of entries) {
      const one = await inspectOne(child, entry)
      inspected.push(one)
      if (/^\d+$/.test(one.outcome)) continue
      // It hangs or is gone: the others get a new one.
      await child[Symbol.asyncDispose]()
      child = await startChild('document-inspector.js', { folder })
    }
  } finally {
    await child[Symbol.asyncDispose]()
  }
  return inspected
}

async function inspectOne(child: StartedChild, { file, source }: Entry): Promise<Inspected> {
  try {
    const answer = await child.ask({ command: 'run', file, source }, TIMEOUT_MS)
    const { exitCode = NaN, bytes = NaN, tookMs = NaN } = answer
    return { file, outcome: String(exitCode), bytes, tookMs }
  } catch (error) {
    stderr.write(`${file}: ${String(error)}\n`)
    return { file, outcome: 'none', bytes: NaN, tookMs: TIMEOUT_MS }
  }
}

function formatResult(inspected: readonly Inspected[]): string {
  const outcomes = [...new Set(inspected.map((one) => one.outcome))].sort()
  const counts = outcomes.map((outcome) => {
    const count = inspected.filter((one) => one.outcome === outcome).length
    return `exit code ${outcome}: ${count} documents`
  })
  const totalMs = inspected.reduce((sum, one) => sum + one.tookMs, 0)
  const slowest = [...inspected].sort((one, other) => other.tookMs - one.tookMs).slice(0, SLOWEST)
  const lines = slowest.map(({ tookMs, bytes, outcome, file }) => {
    const kilobytes = `${(bytes / 1000).toFixed(0)} kB`
    return `${tookMs.toFixed(0).padStart(7)} ms  ${kilobytes.padStart(8)}  ${outcome}  ${file}`
  })
  const total = `${inspected.length} documents in ${(totalMs / 1000).toFixed(1)} s; the slowest:`
  return [...counts, total, ...lines].map((line) => `${line}\n`).join('')
}

process.exitCode = await main()
