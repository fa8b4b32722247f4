import process from 'node:process'
import {
  createRedactor,
  createTextStyle,
  exitCodeOf,
  type Report,
  renderGithub,
  renderJson,
  renderText,
  type TextOptions,
  verify,
} from '../../src/index.js'
import { prepareSubject } from '../api.js'
import { loadConfig } from '../config/file.js'
import { addConfig, chooseDocument } from '../config/flags.js'
import { readSetUp } from '../config/set-up.js'
import { listValues, mergeValues, readConfigHeaders } from '../config/values.js'
import { readCredentials } from '../credentials.js'
import { readVerifyFlags } from '../flags.js'
import { warnAboutHost } from '../host.js'
import { openJournal } from '../journal.js'
import { limitWarnings, readMaxWarnings } from '../max-warnings.js'
import type { RawVerifyFlags } from '../options.js'
import { writeStream } from '../output.js'
import { showProgress } from '../progress.js'
import { checkReportFile } from '../report-file.js'
import { writeResult } from '../result.js'
import { listHeaderSecrets, listValueSecrets } from '../secrets.js'
import type { Shell } from '../shell.js'
import { type Interruption, watchSignals } from '../signals.js'
import { createUsageError } from '../usage.js'

/** `ringback verify [DOCUMENT]`: the verdict as exit code, or 128 and the signal that ended the run. */
export async function verifyCommand(
  document: string | undefined,
  flags: RawVerifyFlags,
  shell: Shell,
): Promise<number> {
  const maxWarnings = readMaxWarnings(flags.maxWarnings)
  using interruption = watchSignals(process, (exitCode) => process.exit(exitCode))
  try {
    const report = await runVerify(document, flags, shell, interruption)
    const { verdict, because } = report
    await writeResult(flags, shell, {
      render: (look) => render(report, flags.format, look),
      verdict: `${verdict.toUpperCase()}  ${because}`,
    })
    const { warnings } = report.totals
    const exitCode = verdict === 'interrupted' ? interruption.exitCode : undefined
    return await limitWarnings(exitCode ?? exitCodeOf(verdict), { warnings, maxWarnings }, shell)
  } catch (error) {
    const { exitCode, signal } = interruption
    if (exitCode === undefined || error !== signal.reason) throw error
    await writeStream(shell.stderr, 'interrupted before the run began\n')
    return exitCode
  }
}

function render(report: Report, format: RawVerifyFlags['format'], look: TextOptions): string {
  switch (format) {
    case 'json':
      return renderJson(report)
    case 'github':
      return renderGithub(report.findings, `${report.verdict}: ${report.because}`)
    case 'text':
      return renderText(report, createTextStyle(look))
  }
}

async function runVerify(
  given: string | undefined,
  written: RawVerifyFlags,
  shell: Shell,
  { signal }: Interruption,
): Promise<Report> {
  const config = await loadConfig(written.config)
  const document = chooseDocument(given, config)
  if (document === undefined) throw createMissingDocument()
  const raw = addConfig(written, config)
  const flags = readVerifyFlags(raw)
  const headers = readConfigHeaders(config, shell.env)
  const credentials = readCredentials(raw, shell.env)
  await checkReportFile(raw.output)
  await warnAboutHost(raw, shell)
  const secrets = [
    ...listValueSecrets(flags.values),
    ...listValueSecrets(listValues(config)),
    ...headers.flatMap((one) => [...one.secrets, ...one.headers.flatMap(listHeaderSecrets)]),
  ]
  const redactor = createRedactor([...Object.values(credentials).map(String), ...secrets])
  const { contract, api } = await prepareSubject(document, raw, shell, { signal, redactor })
  await using startedApi = api
  const valuesFor = await mergeValues(config, headers, flags.values, contract)
  await using journal = await openJournal(raw.journal)
  signal.throwIfAborted()
  await using run = verify(contract, {
    ...flags.run,
    ...readSetUp(config, contract),
    env: shell.env,
    credentials,
    secrets,
    valuesFor,
    startedApi,
    journal,
  })
  signal.addEventListener('abort', () => void run.stop().catch(() => undefined))
  await showProgress(run, raw, shell)
  return await run.report
}

function createMissingDocument() {
  return createUsageError(
    "missing required argument 'document'.",
    'Name the document before the options, e.g. ringback verify openapi.json --bearer.',
  )
}
