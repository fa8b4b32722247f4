import process from 'node:process'
import {
  type Contract,
  createListenLog,
  createTextStyle,
  exitCodeOf,
  openWorkbench,
  type Report,
  type RunEvent,
  renderEvent,
  renderListenBanner,
  type Workbench,
} from '../../src/index.js'
import { type ArrivalCount, countArrivals } from '../arrival-count.js'
import { loadConfig } from '../config/file.js'
import { chooseDocument, isAbout, listBindings, requireDocument } from '../config/flags.js'
import { NO_CONFIG } from '../config/model.js'
import { readContract } from '../contract.js'
import { readLoadOptions } from '../document.js'
import { warnAboutHost } from '../host.js'
import { openJournal } from '../journal.js'
import { type ListenFlags, readListenFlags } from '../listen-flags.js'
import type { RawListenFlags } from '../listen-options.js'
import { writeEvents } from '../mock-events.js'
import { writeStream } from '../output.js'
import { checkReportFile } from '../report-file.js'
import { hasScreen, showScreen } from '../screen.js'
import type { Shell } from '../shell.js'
import { type Interruption, watchSignals } from '../signals.js'
import { describeTerminal } from '../terminal.js'
import { watchJournal, writeWorkbenchReport } from '../workbench-report.js'

/** `ringback listen [DOCUMENT]`: until a signal, the time or the number that was expected ends it. */
export async function listenCommand(
  given: string | undefined,
  raw: RawListenFlags,
  shell: Shell,
): Promise<number> {
  using interruption = watchSignals(process, (exitCode) => process.exit(exitCode))
  const found = await loadConfig(raw.config)
  const config = raw.config !== undefined || isAbout(given, found) ? found : NO_CONFIG
  const document = requireDocument(chooseDocument(given, config), 'listen')
  const flags = readListenFlags(raw)
  await checkReportFile(raw.output)
  await warnAboutHost(raw, shell, 'send to the receiver while it listens')
  const bind = [...listBindings(config.config), ...raw.bind]
  const loading = { ...(await readLoadOptions(raw)), signal: interruption.signal }
  const reread = (): Promise<Contract> => readContract(document, { bind }, loading)
  const contract = await reread()
  await using journal = await openJournal(raw.journal)
  await using workbench = await openWorkbench(contract, {
    ...flags.options,
    strict: flags.options.strict ?? config.config.strict,
    formats: config.config.formats,
    // Standard input is read to its end, and has no more.
    reread: document === '-' ? undefined : reread,
    documentHeaders: loading.headers,
    journal,
  })
  const lost = watchJournal(workbench)
  const { chooseAnswer } = flags
  if (chooseAnswer !== undefined)
    workbench.answerWith(chooseAnswer(workbench.listAnswers()), 'always')
  const isShown = raw.format === undefined && flags.limitMs === undefined && hasScreen(shell)
  const report = isShown
    ? await showScreen(workbench, { ...raw, to: flags.options.forwardTo }, shell, interruption)
    : await tell(workbench, { contract, flags, raw }, shell, interruption)
  await writeWorkbenchReport(report, raw, shell)
  lost.throwIfFailed()
  // Whoever leaves the screen has asked for no verdict, but gets one that is bad.
  if (isShown && report.verdict === 'inconclusive') return interruption.exitCode ?? 0
  return interruption.exitCode ?? exitCodeOf(report.verdict)
}

interface Listening {
  readonly contract: Contract
  readonly flags: ListenFlags
  readonly raw: RawListenFlags
}

async function tell(
  workbench: Workbench,
  { contract, flags, raw }: Listening,
  shell: Shell,
  { signal }: Interruption,
): Promise<Report> {
  const { expect, limitMs } = flags
  const count = expect === undefined ? undefined : countArrivals(workbench, expect)
  const style = createTextStyle(describeTerminal(shell.stdout, shell, raw))
  const log = createListenLog(style)
  const describe =
    raw.format === 'json'
      ? (event: RunEvent) => [renderEvent(event)]
      : (event: RunEvent) => log.add(event)
  if (raw.format !== 'json') {
    const { title } = contract
    const { forwardTo } = flags.options
    const addresses = workbench.listAddresses()
    const banner = renderListenBanner({ title, url: workbench.url, addresses, forwardTo }, style)
    await writeStream(shell.stdout, `${banner}\n`)
  }
  const telling = writeEvents(workbench, describe, shell.stdout)
  await awaitEnd(count, limitMs, signal)
  const isInterrupted = signal.aborted && expect !== undefined
  const report = await workbench.stop({ isInterrupted, shortfall: count?.explainShortfall() })
  await telling
  return report
}

/** The number that is expected, the time, or a signal: whichever is first. */
async function awaitEnd(
  count: ArrivalCount | undefined,
  limitMs: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const ends = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
    if (limitMs !== undefined) timer = setTimeout(resolve, limitMs)
  })
  await Promise.race(count === undefined ? [ends] : [ends, count.complete])
  clearTimeout(timer)
}
