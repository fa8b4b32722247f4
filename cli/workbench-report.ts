import {
  createTextStyle,
  type Report,
  RingbackError,
  renderJson,
  renderText,
  type Workbench,
} from '../src/index.js'
import type { RawLookFlags } from './options.js'
import { writeStream } from './output.js'
import { writeReportFile } from './report-file.js'
import type { Shell } from './shell.js'
import { describeFile, describeTerminal } from './terminal.js'

export interface ReportFlags extends RawLookFlags {
  readonly format?: 'text' | 'json'
  readonly output?: string
}

/** Writes the report of a live session: to its file, and below the lines that told the session. */
export async function writeWorkbenchReport(
  report: Report,
  flags: ReportFlags,
  shell: Shell,
): Promise<void> {
  const { format = 'text', output } = flags
  if (output !== undefined) {
    const text =
      format === 'json'
        ? renderJson(report)
        : renderText(report, createTextStyle(describeFile(flags)))
    await writeReportFile(output, text)
  }
  // The last event has the verdict: whoever reads events needs no other form of it.
  if (format === 'json') return
  const style = createTextStyle(describeTerminal(shell.stdout, shell, flags))
  await writeStream(shell.stdout, `\n${renderText(report, style)}`)
}

/** A journal that ended before its session is told by the session, and an error when that is over. */
export function watchJournal(workbench: Workbench): { throwIfFailed(): void } {
  let failure: string | undefined
  workbench.observe((event) => {
    if (event.type === 'journal:failed') failure ??= event.message
  })
  return {
    throwIfFailed: () => {
      if (failure !== undefined) throw new RingbackError('RINGBACK_ERR_OUTPUT', failure)
    },
  }
}
