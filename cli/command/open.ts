import process from 'node:process'
import { createRedactor, openWorkbench } from '../../src/index.js'
import { prepareSubject } from '../api.js'
import { loadConfig } from '../config/file.js'
import { addConfig, chooseDocument, isAbout, requireDocument } from '../config/flags.js'
import { NO_CONFIG } from '../config/model.js'
import { readSetUp } from '../config/set-up.js'
import { listValues, mergeValues, readConfigHeaders } from '../config/values.js'
import { readContract } from '../contract.js'
import { readCredentials } from '../credentials.js'
import { readLoadOptions } from '../document.js'
import { readVerifyFlags } from '../flags.js'
import { warnAboutHost } from '../host.js'
import { openJournal } from '../journal.js'
import type { RawOpenFlags } from '../open-options.js'
import { explainNoScreen, showScreen } from '../screen.js'
import { listHeaderSecrets, listValueSecrets } from '../secrets.js'
import type { Shell } from '../shell.js'
import { type Interruption, watchSignals } from '../signals.js'
import { parseHttpUrl } from '../url.js'
import { createUsageError } from '../usage.js'
import { watchJournal, writeWorkbenchReport } from '../workbench-report.js'

/** `ringback open [DOCUMENT]`: a screen, until somebody leaves it. */
export async function openCommand(
  given: string | undefined,
  written: RawOpenFlags,
  shell: Shell,
): Promise<number> {
  const because = explainNoScreen(shell)
  if (because !== undefined) {
    throw createUsageError(
      `ringback open: expected a terminal, but ${because}.`,
      'Use ringback verify to drive an API, or ringback listen to take callbacks and print them.',
    )
  }
  using interruption = watchSignals(process, (exitCode) => process.exit(exitCode))
  try {
    const verdict = await runOpen(given, written, shell, interruption)
    return interruption.exitCode ?? (verdict === 'failed' ? 1 : 0)
  } catch (error) {
    const { exitCode, signal } = interruption
    if (exitCode === undefined || error !== signal.reason) throw error
    return exitCode
  }
}

async function runOpen(
  given: string | undefined,
  written: RawOpenFlags,
  shell: Shell,
  interruption: Interruption,
): Promise<string> {
  const { signal } = interruption
  const found = await loadConfig(written.config)
  const config = written.config !== undefined || isAbout(given, found) ? found : NO_CONFIG
  const document = requireDocument(chooseDocument(given, config), 'open')
  // What only a run to its end has: these are left out of the options.
  const raw = addConfig({ ...written, only: [], format: 'text' }, config)
  const flags = readVerifyFlags(raw)
  const to = written.to === undefined ? undefined : parseHttpUrl('--to', written.to)
  const headers = readConfigHeaders(config, shell.env)
  const credentials = readCredentials(raw, shell.env)
  await warnAboutHost(raw, shell, 'send to the receiver while it is open')
  const secrets = [
    ...listValueSecrets(flags.values),
    ...listValueSecrets(listValues(config)),
    ...headers.flatMap((one) => [...one.secrets, ...one.headers.flatMap(listHeaderSecrets)]),
  ]
  const redactor = createRedactor([...Object.values(credentials).map(String), ...secrets])
  const { contract, api } = await prepareSubject(
    document,
    // What the API prints would be printed over the screen.
    { ...raw, verbose: false },
    shell,
    { signal, redactor },
  )
  await using _startedApi = api
  const valuesFor = await mergeValues(config, headers, flags.values, contract)
  await using journal = await openJournal(raw.journal)
  signal.throwIfAborted()
  const loading = await readLoadOptions(raw)
  await using workbench = await openWorkbench(contract, {
    ...flags.run,
    ...readSetUp(config, contract),
    mode: 'open',
    env: shell.env,
    credentials,
    secrets,
    valuesFor,
    // Standard input is read to its end, and has no more.
    reread: document === '-' ? undefined : () => readContract(document, raw, loading),
    documentHeaders: loading.headers,
    journal,
  })
  const lost = watchJournal(workbench)
  const report = await showScreen(workbench, { ...written, to }, shell, interruption)
  await writeWorkbenchReport(report, written, shell)
  lost.throwIfFailed()
  return report.verdict
}
