import { listCallbacks } from '../../src/check/run.js'
import type { Contract } from '../../src/contract/model.js'
import type { RunEvent } from '../../src/event/model.js'
import type { CallbackCoverage, Report } from '../../src/report/model.js'
import { mock } from '../../src/run/mock.js'
import { verify } from '../../src/run/verify.js'

export interface ClosedLoop {
  /** Of `verify`, which drove the mock. */
  readonly report: Report
  /** Of the mock, which sent the callbacks. */
  readonly mockReport: Report
  /** Callbacks that arrived and conform, by id. */
  readonly delivered: readonly string[]
  /** Those that neither side can send or expect, with the words of both. */
  readonly explained: readonly ExplainedGap[]
  /** Those that could be driven and did not arrive, with what `verify` says. */
  readonly open: readonly { readonly callback: string; readonly because: string }[]
}

export interface ExplainedGap {
  readonly callback: string
  readonly verify: string
  readonly mock: string
}

/** Of all kinds: the mock asks for what the document asks for. No words that reports have of their own. */
const CREDENTIALS = { bearer: 'loop-token', apiKey: 'loop-key', basic: 'loop:password' }

/** Plays a document and verifies what is played, in this process. */
export async function closeLoop(contract: Contract): Promise<ClosedLoop> {
  await using api = await mock(contract, { retry: [], credentials: CREDENTIALS })
  const skips = new Map<string, string>()
  const watching = watchSkips(api, skips)
  const run = verify(contract, {
    api: api.url,
    repeat: 1,
    settleMs: 20,
    timeoutMs: 10_000,
    credentials: CREDENTIALS,
  })
  const report = await run.report
  await api.settled()
  const mockReport = await api.stop()
  await watching
  const ofMock = new Map(mockReport.coverage.map((one) => [one.callback, one]))
  const nested = new Set(listNested(contract))
  const known = report.coverage.filter(({ callback }) => !nested.has(callback))
  // Of callbacks that nothing tells apart `verify` counts one: the others were answered all the same.
  const isDelivered = ({ callback, state }: Pick<CallbackCoverage, 'callback' | 'state'>) =>
    state === 'delivered' || ofMock.get(callback)?.state === 'delivered'
  const explained: ExplainedGap[] = []
  const open: { callback: string; because: string }[] = []
  for (const { callback, state, skipped, because = '' } of known) {
    if (isDelivered({ callback, state })) continue
    if (skipped === undefined) open.push({ callback, because: skips.get(callback) ?? because })
    else explained.push({ callback, verify: skipped, mock: ofMock.get(callback)?.skipped ?? '' })
  }
  const delivered = known.filter(isDelivered).map(({ callback }) => callback)
  return { report, mockReport, delivered, explained, open }
}

async function watchSkips(
  events: AsyncIterable<RunEvent>,
  skips: Map<string, string>,
): Promise<void> {
  for await (const event of events) {
    if (event.type === 'callback:skipped' && !skips.has(event.callback)) {
      skips.set(event.callback, event.because)
    }
  }
}

/** What a receiver causes, and webhooks, which nothing does. */
function listNested({ triggers, webhooks }: Contract): string[] {
  const outer = new Set(triggers.flatMap(({ callbacks }) => callbacks))
  const all = triggers.flatMap(({ callbacks }) => listCallbacks(callbacks))
  return [...all.filter((one) => !outer.has(one)), ...webhooks].map(({ id }) => id)
}
