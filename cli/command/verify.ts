import process from 'node:process'
import {
  createRedactor,
  createTextStyle,
  exitCodeOf,
  type Report,
  renderJson,
  renderText,
  verify,
} from '../../src/index.js'
import { prepareSubject } from '../api.js'
import { readCredentials } from '../credentials.js'
import { readVerifyFlags } from '../flags.js'
import { warnAboutHost } from '../host.js'
import { openJournal } from '../journal.js'
import type { RawVerifyFlags } from '../options.js'
import { writeStream } from '../output.js'
import { showProgress } from '../progress.js'
import { checkReportFile } from '../report-file.js'
import { writeResult } from '../result.js'
import { listValueSecrets } from '../secrets.js'
import type { Shell } from '../shell.js'
import { type Interruption, watchSignals } from '../signals.js'
import { readValues } from '../values.js'

/** `ringback verify DOCUMENT`: the verdict as exit code, or 128 and the signal that ended the run. */
export async function verifyCommand(
  document: string,
  flags: RawVerifyFlags,
  shell: Shell,
): Promise<number> {
  using interruption = watchSignals(process, (exitCode) => process.exit(exitCode))
  try {
    const report = await runVerify(document, flags, shell, interruption)
    const { verdict, because } = report
    await writeResult(flags, shell, {
      render: (look) =>
        flags.format === 'json' ? renderJson(report) : renderText(report, createTextStyle(look)),
      verdict: `${verdict.toUpperCase()}  ${because}`,
    })
    return (verdict === 'interrupted' ? interruption.exitCode : undefined) ?? exitCodeOf(verdict)
  } catch (error) {
    const { exitCode, signal } = interruption
    if (exitCode === undefined || error !== signal.reason) throw error
    await writeStream(shell.stderr, 'interrupted before the run began\n')
    return exitCode
  }
}

async function runVerify(
  document: string,
  raw: RawVerifyFlags,
  shell: Shell,
  { signal }: Interruption,
): Promise<Report> {
  const flags = readVerifyFlags(raw)
  const credentials = readCredentials(raw, shell.env)
  await checkReportFile(raw.output)
  await warnAboutHost(raw, shell)
  const secrets = listValueSecrets(flags.values)
  const redactor = createRedactor([...Object.values(credentials).map(String), ...secrets])
  const { contract, api } = await prepareSubject(document, raw, shell, { signal, redactor })
  await using startedApi = api
  const valuesFor = await readValues(flags.values, contract)
  await using journal = await openJournal(raw.journal)
  signal.throwIfAborted()
  await using run = verify(contract, {
    ...flags.run,
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
