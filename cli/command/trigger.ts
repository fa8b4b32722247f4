import process from 'node:process'
import {
  createTextStyle,
  type DeliverySent,
  exitCodeOf,
  type Report,
  renderExchange,
  renderJson,
  renderText,
  sendDelivery,
  type TextOptions,
} from '../../src/index.js'
import { loadConfig } from '../config/file.js'
import { chooseDocument, isAbout, listBindings, requireDocument } from '../config/flags.js'
import { NO_CONFIG } from '../config/model.js'
import { readContract } from '../contract.js'
import { readLoadOptions } from '../document.js'
import { editRequest } from '../edit-request.js'
import { openJournal } from '../journal.js'
import { checkReportFile } from '../report-file.js'
import { writeResult } from '../result.js'
import type { Shell } from '../shell.js'
import { type Interruption, watchSignals } from '../signals.js'
import { readTriggerFlags } from '../trigger-flags.js'
import type { RawTriggerFlags } from '../trigger-options.js'
import { createUsageError } from '../usage.js'

export interface TriggerSubject {
  readonly document?: string
  /** Of a callback or webhook. */
  readonly name: string
}

/** `ringback trigger [DOCUMENT] NAME --to URL`: the request, the answer, and the verdict as exit code. */
export async function triggerCommand(
  subject: TriggerSubject,
  flags: RawTriggerFlags,
  shell: Shell,
): Promise<number> {
  using interruption = watchSignals(process, (exitCode) => process.exit(exitCode))
  const { report, sent } = await run(subject, flags, shell, interruption)
  await writeResult(flags, shell, {
    render: (look) => (flags.format === 'json' ? renderJson(report) : render(report, sent, look)),
    verdict: `${report.verdict.toUpperCase()}  ${report.because}`,
  })
  const exitCode = report.verdict === 'interrupted' ? interruption.exitCode : undefined
  return exitCode ?? exitCodeOf(report.verdict)
}

function render(report: Report, sent: readonly DeliverySent[], look: TextOptions): string {
  const style = createTextStyle(look)
  return [...sent.map((one) => renderExchange(one, style)), renderText(report, style)].join('\n')
}

/** Of a single argument it is clear what is missing where it can be no name. */
function requireName(word: string): void {
  if (!/^(?:https?:\/\/.*|.*\.(?:json|ya?ml)|-)$/is.test(word)) return
  throw createUsageError(
    "missing required argument 'name'.",
    'Name a callback or webhook behind the document: ringback trigger openapi.json invoicePaid --to URL.',
  )
}

async function run(
  { document: given, name }: TriggerSubject,
  flags: RawTriggerFlags,
  shell: Shell,
  { signal }: Interruption,
): Promise<{ readonly report: Report; readonly sent: readonly DeliverySent[] }> {
  const found = await loadConfig(flags.config)
  const config = flags.config !== undefined || isAbout(given, found) ? found : NO_CONFIG
  if (given === undefined) requireName(name)
  const document = requireDocument(chooseDocument(given, config), 'trigger')
  const options = await readTriggerFlags(flags, shell.env)
  await checkReportFile(flags.output)
  const bind = [...listBindings(config.config), ...flags.bind]
  const loading = { ...(await readLoadOptions(flags)), signal }
  const contract = await readContract(document, { bind }, loading)
  await using journal = await openJournal(flags.journal)
  await using delivery = sendDelivery(contract, {
    ...options,
    callback: name,
    strict: flags.strict ?? config.config.strict,
    formats: config.config.formats,
    edit: flags.edit === true ? (request) => editRequest(request, shell.env) : undefined,
    journal,
  })
  signal.addEventListener('abort', () => void delivery.stop().catch(() => undefined))
  const sent: DeliverySent[] = []
  for await (const event of delivery) {
    if (event.type === 'delivery:sent') sent.push(event)
  }
  return { report: await delivery.report, sent }
}
