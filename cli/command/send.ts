import { type Report, send } from '../../src/index.js'
import { loadConfig } from '../config/file.js'
import { chooseDocument, isAbout, listBindings, requireDocument } from '../config/flags.js'
import { NO_CONFIG } from '../config/model.js'
import { readContract } from '../contract.js'
import { readLoadOptions } from '../document.js'
import { openJournal } from '../journal.js'
import { reportRun } from '../judged-run.js'
import { showProgress } from '../progress.js'
import { checkReportFile } from '../report-file.js'
import { listValueSecrets } from '../secrets.js'
import { readSendFlags } from '../send-flags.js'
import type { RawSendFlags } from '../send-options.js'
import { readSendValues } from '../send-values.js'
import type { Shell } from '../shell.js'
import type { Interruption } from '../signals.js'

/** `ringback send [DOCUMENT] --to URL`: the verdict as exit code, or 128 and the signal that ended it. */
export function sendCommand(
  document: string | undefined,
  flags: RawSendFlags,
  shell: Shell,
): Promise<number> {
  return reportRun(flags, shell, (interruption) => run(document, flags, shell, interruption))
}

async function run(
  given: string | undefined,
  flags: RawSendFlags,
  shell: Shell,
  { signal }: Interruption,
): Promise<Report> {
  const found = await loadConfig(flags.config)
  const config = flags.config !== undefined || isAbout(given, found) ? found : NO_CONFIG
  const document = requireDocument(chooseDocument(given, config), 'send')
  const { run: options, values } = readSendFlags(flags, shell.env)
  await checkReportFile(flags.output)
  // What the configuration has of headers and credentials is for the API.
  const { strict, formats } = config.config
  const bind = [...listBindings(config.config), ...flags.bind]
  const loading = { ...(await readLoadOptions(flags)), signal }
  const contract = await readContract(document, { bind }, loading)
  const valuesFor = await readSendValues(values, contract)
  await using journal = await openJournal(flags.journal)
  signal.throwIfAborted()
  await using sending = send(contract, {
    ...options,
    strict: options.strict ?? strict,
    formats,
    valuesFor,
    secrets: listValueSecrets(values),
    journal,
  })
  signal.addEventListener('abort', () => void sending.stop().catch(() => undefined))
  await showProgress(sending, flags, shell)
  return await sending.report
}
