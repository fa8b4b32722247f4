import { createProgressText, createTextStyle, type Run } from '../src/index.js'
import type { RawLookFlags } from './options.js'
import { writeStream } from './output.js'
import type { Shell } from './shell.js'
import { describeTerminal } from './terminal.js'

/** Tells a run on standard error while it happens; resolves when it is over. */
export async function showProgress(run: Run, flags: RawLookFlags, shell: Shell): Promise<void> {
  const { stdout, stderr } = shell
  const progress = createProgressText(createTextStyle(describeTerminal(stderr, shell, flags)))
  for await (const event of run) {
    const lines = progress.add(event)
    if (lines.length > 0) await writeStream(stderr, `${lines.join('\n')}\n`)
  }
  // On one screen the report follows.
  if (stdout.isTTY === true && stderr.isTTY === true) await writeStream(stderr, '\n')
}
