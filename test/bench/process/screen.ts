/**
 * A process that plays deliveries, with the screen over them or without, and then tells on its last
 * line what that took: `cpu MS wall MS deliveries N rss KIB`.
 */
import { argv, env } from 'node:process'
import { showWorkbench } from '../../../cli/tui/show.js'
import { createFakeWorkbench } from '../../support/fake-workbench.js'
import { captured, judged, met, received, runStarted } from '../../support/screen-events.js'

const [mode, seconds = '10', rate = '5000'] = argv.slice(2)
const SLICE_MS = 10

const aborter = new AbortController()
const workbench = createFakeWorkbench([runStarted()])
const body = captured(JSON.stringify({ description: 'An invoice', paid: true, lines: [1, 2, 3] }))
const screen = mode === 'screen' ? show() : observe()

const before = process.cpuUsage()
const startedMs = performance.now()
const wanted = Number(seconds) * Number(rate)
let played = 0
await new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startedMs
    const due = Math.min(wanted, Math.floor((elapsedMs / 1000) * Number(rate)))
    for (; played < due; played += 1) play(`dlv-${played + 1}`, elapsedMs)
    if (played < wanted) return
    clearInterval(timer)
    resolve()
  }, SLICE_MS)
})
const { user, system } = process.cpuUsage(before)
const tookMs = performance.now() - startedMs
const { maxRSS } = process.resourceUsage()
// The last frame is seen before the screen goes.
if (mode === 'screen') await new Promise((resolve) => setTimeout(resolve, 500))
aborter.abort()
await screen
process.stdout.write(
  `cpu ${(user + system) / 1000} wall ${tookMs} deliveries ${played} rss ${maxRSS}\n`,
)
process.exitCode = 0

function play(delivery: string, atMs: number): void {
  workbench.play(
    received({ delivery, atMs, url: `/abc/invoices/${delivery}`, body }),
    met({ delivery, atMs }),
    judged({ delivery, atMs }),
  )
}

async function show(): Promise<void> {
  const look = { color: true, unicode: true }
  await showWorkbench(workbench, { look, env, signal: aborter.signal })
}

function observe(): Promise<void> {
  workbench.observe(() => undefined)
  return Promise.resolve()
}
