import { escapeForTerminal, type TextOptions } from '../src/index.js'
import type { RawOutputFlags } from './options.js'
import { writeStream } from './output.js'
import { writeReportFile } from './report-file.js'
import type { Shell } from './shell.js'
import { describeFile, describeTerminal } from './terminal.js'

export interface Result {
  readonly render: (look: TextOptions) => string
  /** One line. */
  readonly verdict: string
}

/** Writes a result to standard output, or to a file and then its verdict to standard error. */
export async function writeResult(
  flags: RawOutputFlags,
  shell: Shell,
  { render, verdict }: Result,
): Promise<void> {
  if (flags.output === undefined) {
    await writeStream(shell.stdout, render(describeTerminal(shell.stdout, shell, flags)))
    return
  }
  await writeReportFile(flags.output, render(describeFile(flags)))
  await writeStream(shell.stderr, `${escapeForTerminal(`${verdict} (${flags.output})`)}\n`)
}
