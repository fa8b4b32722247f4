import process from 'node:process'
import type { Report, Workbench } from '../src/index.js'
import type { RawLookFlags } from './options.js'
import { saveJournal } from './save-journal.js'
import type { Shell } from './shell.js'
import type { Interruption } from './signals.js'
import { describeTerminal } from './terminal.js'

/** Whether somebody sits at both ends: keys come in, and a screen can be drawn. A CI has nobody. */
export function hasScreen(
  { stdout, env }: Pick<Shell, 'stdout' | 'env'>,
  stdin = process.stdin,
): boolean {
  const isManned = (env['CI'] ?? '') === '' && env['TERM'] !== 'dumb'
  return isManned && stdout.isTTY === true && stdin.isTTY
}

export interface ScreenFlags extends RawLookFlags {
  /** A receiver of the user. */
  readonly to: string | undefined
}

/** Shows a live session until somebody leaves it, and ends it. */
export async function showScreen(
  workbench: Workbench,
  flags: ScreenFlags,
  shell: Shell,
  { signal }: Interruption,
): Promise<Report> {
  // Ink and React take longer to load than everything else.
  const { showWorkbench } = await import('./tui/show.js')
  const { color, unicode } = describeTerminal(shell.stdout, shell, flags)
  await showWorkbench(workbench, {
    look: { color, unicode },
    env: shell.env,
    signal,
    to: flags.to,
    saveJournal: (folder) => saveJournal(workbench, folder),
  })
  return workbench.stop()
}
