import {
  createTextStyle,
  type Inspection,
  inspect,
  renderGithub,
  renderInspection,
  renderInspectionJson,
  type TextOptions,
} from '../../src/index.js'
import { readContract } from '../contract.js'
import { readLoadOptions } from '../document.js'
import { limitWarnings, readMaxWarnings } from '../max-warnings.js'
import type { RawInspectFlags } from '../options.js'
import { checkReportFile } from '../report-file.js'
import { writeResult } from '../result.js'
import type { Shell } from '../shell.js'

/** `ringback inspect DOCUMENT`: 1 for a document with errors, when strict also with warnings. */
export async function inspectCommand(
  document: string,
  flags: RawInspectFlags,
  shell: Shell,
): Promise<number> {
  const maxWarnings = readMaxWarnings(flags.maxWarnings)
  const options = { ...(await readLoadOptions(flags)), checkStructure: flags.lint === true }
  await checkReportFile(flags.output)
  const inspection = inspect(await readContract(document, flags, options))
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
  const [errors, warnings] = [
    countSeverity(inspection, 'error'),
    countSeverity(inspection, 'warning'),
  ]
  return `${inspection.totals.callbacks} callbacks read, ${errors} errors, ${warnings} warnings`
}

function countSeverity({ findings }: Inspection, severity: string): number {
  return findings.filter((one) => one.severity === severity).length
}
