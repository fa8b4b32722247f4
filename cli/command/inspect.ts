import {
  createTextStyle,
  type Inspection,
  inspect,
  loadContract,
  renderInspection,
  renderInspectionJson,
} from '../../src/index.js'
import { readLoadOptions } from '../document.js'
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
  const options = await readLoadOptions(flags)
  await checkReportFile(flags.output)
  const inspection = inspect(await loadContract(document, options))
  await writeResult(flags, shell, {
    render: (look) =>
      flags.format === 'json'
        ? renderInspectionJson(inspection)
        : renderInspection(inspection, createTextStyle(look)),
    verdict: summarise(inspection),
  })
  const failing = flags.strict === true ? ['error', 'warning'] : ['error']
  return inspection.findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0
}

function summarise({ findings, totals }: Inspection): string {
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length
  return `${totals.callbacks} callbacks read, ${count('error')} errors, ${count('warning')} warnings`
}
