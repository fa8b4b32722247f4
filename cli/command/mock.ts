import process from 'node:process'
import {
  createMockLog,
  createTextStyle,
  exitCodeOf,
  isFailing,
  type MockServer,
  mock,
  type Report,
  type RunEvent,
  renderEvent,
  renderMockBanner,
  renderText,
} from '../../src/index.js'
import { loadConfig } from '../config/file.js'
import { chooseDocument, isAbout, listBindings, requireDocument } from '../config/flags.js'
import { NO_CONFIG } from '../config/model.js'
import { readContract } from '../contract.js'
import { readLoadOptions } from '../document.js'
import { warnAboutHost } from '../host.js'
import { openJournal } from '../journal.js'
import { writeEvents } from '../mock-events.js'
import { readMockFlags } from '../mock-flags.js'
import type { RawMockFlags } from '../mock-options.js'
import { writeStream } from '../output.js'
import type { Shell } from '../shell.js'
import { type Interruption, watchSignals } from '../signals.js'
import { describeTerminal } from '../terminal.js'

/**
 * `ringback mock [DOCUMENT]`: serves until a signal comes. 0 then, as of any server, unless a
 * receiver broke what the document says (1), or callbacks were cut off (128 and the signal).
 */
export async function mockCommand(
  given: string | undefined,
  flags: RawMockFlags,
  shell: Shell,
): Promise<number> {
  using interruption = watchSignals(process, (exitCode) => process.exit(exitCode))
  const report = await serve(given, flags, shell, interruption)
  if (flags.format === 'text') {
    const style = createTextStyle(describeTerminal(shell.stdout, shell, flags))
    await writeStream(shell.stdout, `\n${renderText(report, style)}`)
  }
  if (report.verdict === 'interrupted') return interruption.exitCode ?? exitCodeOf('interrupted')
  return report.findings.some((one) => isFailing(one, report.strict)) ? exitCodeOf('failed') : 0
}

async function serve(
  given: string | undefined,
  flags: RawMockFlags,
  shell: Shell,
  { signal }: Interruption,
): Promise<Report> {
  const found = await loadConfig(flags.config)
  const config = flags.config !== undefined || isAbout(given, found) ? found : NO_CONFIG
  const document = requireDocument(chooseDocument(given, config), 'mock')
  const options = readMockFlags(flags, config.config.mock, config.file)
  await warnAboutHost({ ...flags, host: options.host }, shell, 'call the mock while it runs')
  const bind = [...listBindings(config.config), ...flags.bind]
  const contract = await readContract(document, { bind }, await readLoadOptions(flags))
  await using journal = await openJournal(flags.journal)
  await using server = await mock(contract, { ...options, journal })
  // Whoever asked for the end while the document was read is not kept waiting.
  const stop = () => void server.stop().catch(() => undefined)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  if (flags.format === 'text') await greet(server, flags, shell)
  const describe = createDescriber(flags, shell)
  if (describe !== undefined) await writeEvents(server, describe, shell.stdout)
  return await server.report
}

async function greet(server: MockServer, flags: RawMockFlags, shell: Shell): Promise<void> {
  const style = createTextStyle(describeTerminal(shell.stdout, shell, flags))
  const text =
    flags.quiet === true ? server.url : renderMockBanner(server.describe(), server.url, style)
  await writeStream(shell.stdout, `${text}\n`)
}

/** What is printed of an event; undefined where nothing is, so that nobody has to look at them. */
function createDescriber({ format, quiet, ...flags }: RawMockFlags, shell: Shell) {
  if (format === 'json') return (event: RunEvent) => [renderEvent(event)]
  if (quiet === true) return undefined
  const log = createMockLog(createTextStyle(describeTerminal(shell.stdout, shell, flags)))
  return (event: RunEvent) => log.add(event)
}
