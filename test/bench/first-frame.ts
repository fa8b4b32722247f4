import { join } from 'node:path'
import { execPath } from 'node:process'
import { spawn } from '@lydell/node-pty'
import { ROOT } from './child.js'
import { alternate, compare, type Row } from './measure.js'
import { createScratch } from './scratch.js'

const ROUNDS = 11

/**
 * `ringback open`, from the start of the process to the first frame with the operations on it,
 * against a Node that does nothing: 40 ms where nothing else runs, so that 7.5 of it are 300 ms.
 */
export async function measureFirstFrame(): Promise<Row> {
  using scratch = createScratch()
  const main = join(ROOT, 'dist', 'cli', 'main.js')
  const open = [main, 'open', scratch.document, '--api', 'http://127.0.0.1:9']
  const nothing = ['-e', 'console.log("Operations")']
  await timeFrame(open)
  const pairs = await alternate(
    ROUNDS,
    () => timeFrame(open),
    () => timeFrame(nothing),
  )
  return compare(
    'screen: first frame of ringback open, node -e 0',
    pairs,
    (ms) => ms,
    (ms) => `${ms.toFixed(0)} ms`,
    { atMost: 7.5 },
  )
}

function timeFrame(args: readonly string[]): Promise<number> {
  const { CI: _ci, NODE_OPTIONS: _options, ...env } = process.env
  return new Promise((resolve, reject) => {
    const startedMs = performance.now()
    const child = spawn(execPath, [...args], {
      cols: 120,
      rows: 40,
      env: { ...env, TERM: 'xterm' },
    })
    let output = ''
    let tookMs: number | undefined
    child.onData((text) => {
      output += text
      if (tookMs !== undefined || !output.includes('Operations')) return
      tookMs = performance.now() - startedMs
      child.kill('SIGKILL')
    })
    child.onExit(() => {
      if (tookMs === undefined) reject(new Error(`no frame came:\n${output}`))
      else resolve(tookMs)
    })
  })
}
