import {
  createTextStyle,
  type Inspection,
  inspect,
  renderGithub,
  renderInspection,
  renderInspectionJson,
  type TextOptions,
} from '../../src/index.js'
import { loadConfig } from '../config/file.js'
import { chooseDocument, isAbout, listBindings, requireDocument } from '../config/flags.js'
import { NO_CONFIG } from '../config/model.js'
import { readContract } from '../contract.js'
import { countNoun } from '../count.js'
import { readLoadOptions } from '../document.js'
import { limitWarnings, readMaxWarnings } from '../max-warnings.js'
import type { RawInspectFlags } from '../options.js'
import { checkReportFile } from '../report-file.js'
import { writeResult } from '../result.js'
import type { Shell } from '../shell.js'

/** `ringback inspect [DOCUMENT]`: 1 for a document with errors, when strict also with warnings. */
export async function inspectCommand(
  given: string | undefined,
  flags: RawInspectFlags,
  shell: Shell,
): Promise<number> {
  const found = await loadConfig(flags.config)
  const config = flags.config !== undefined || isAbout(given, found) ? found : NO_CONFIG
  const document = requireDocument(chooseDocument(given, config), 'inspect')
  const maxWarnings = readMaxWarnings(flags.maxWarnings)
  const options = { ...(await readLoadOptions(flags)), checkStructure: flags.lint === true }
  await checkReportFile(flags.output)
  const bind = [...listBindings(config.config), ...flags.bind]
  const inspection = inspect(await readContract(document, { bind }, options))
  await writeResult(flags, shell, {
    render: (look) => render(inspection, flags.format, look),
    verdict: summarise(inspection),
  })
  const failing = flags.strict === true ? ['error', 'warning'] : ['error']
  const isFailing = inspection.findings.some(({ severity }) => failing.includes(severity))
  const warnings = countSeverity(inspection, 'warning')
  return limitWarnings(isFailing ? 1 : 0, { warnings, maxWarnings }, shell)
}

function render(
  inspection: Inspection,
  format: RawInspectFlags['format'],
  look: TextOptions,
): string {
  switch (format) {
    case 'json':
      return renderInspectionJson(inspection)
    case 'github':
      return renderGithub(inspection.findings, summarise(inspection))
    case 'text':
      return renderInspection(inspection, createTextStyle(look))
  }
}

function summarise(inspection: Inspection): string {
  const read = countNoun(inspection.totals.callbacks, 'callback')
  const found = (['error', 'warning'] as const).map((severity) =>
    countNoun(countSeverity(inspection, severity), severity),
  )
  return [`${read} read`, ...found].join(', ')
}

function countSeverity({ findings }: Inspection, severity: string): number {
  return findings.filter((one) => one.severity === severity).length
}
