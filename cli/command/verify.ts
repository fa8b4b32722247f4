import { createRedactor, type Report, verify } from '../../src/index.js'
import { prepareSubject } from '../api.js'
import { loadConfig } from '../config/file.js'
import { addConfig, chooseDocument, requireDocument } from '../config/flags.js'
import { readSetUp } from '../config/set-up.js'
import { listValues, mergeValues, readConfigHeaders } from '../config/values.js'
import { readCredentials } from '../credentials.js'
import { readVerifyFlags } from '../flags.js'
import { warnAboutHost } from '../host.js'
import { openJournal } from '../journal.js'
import { reportRun } from '../judged-run.js'
import type { RawVerifyFlags } from '../options.js'
import { showProgress } from '../progress.js'
import { listRepeatArguments } from '../repeat.js'
import { checkReportFile } from '../report-file.js'
import { listHeaderSecrets, listValueSecrets } from '../secrets.js'
import type { Shell } from '../shell.js'
import type { Interruption } from '../signals.js'

/** `ringback verify [DOCUMENT]`: the verdict as exit code, or 128 and the signal that ended the run. */
export function verifyCommand(
  document: string | undefined,
  flags: RawVerifyFlags,
  shell: Shell,
): Promise<number> {
  return reportRun(flags, shell, (interruption) => runVerify(document, flags, shell, interruption))
}

async function runVerify(
  given: string | undefined,
  written: RawVerifyFlags,
  shell: Shell,
  { signal }: Interruption,
): Promise<Report> {
  const config = await loadConfig(written.config)
  const document = requireDocument(chooseDocument(given, config), 'verify')
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
    arguments: listRepeatArguments(written),
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
