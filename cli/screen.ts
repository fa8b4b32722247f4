import process from 'node:process'
import type { Report, Workbench } from '../src/index.js'
import type { RawLookFlags } from './options.js'
import { saveJournal } from './save-journal.js'
import type { Shell } from './shell.js'
import type { Interruption } from './signals.js'
import { describeTerminal } from './terminal.js'

type Stream = Pick<Shell['stdout'], 'isTTY'>

interface Surroundings extends Pick<Shell, 'env'> {
  readonly stdout: Stream
}

/** Whether somebody sits at both ends: keys come in, and a screen can be drawn. A CI has nobody. */
export function hasScreen(shell: Surroundings, stdin: Stream = process.stdin): boolean {
  return explainNoScreen(shell, stdin) === undefined
}

/** Why there is no screen, as the end of a sentence; undefined where there is one. */
export function explainNoScreen(
  { stdout, env }: Surroundings,
  stdin: Stream = process.stdin,
): string | undefined {
  if (stdout.isTTY !== true || stdin.isTTY !== true) return 'standard input or output is none'
  if ((env['CI'] ?? '') !== '')
    return 'CI is set in the environment (unset it to use this terminal)'
  if (env['TERM'] === 'dumb') return 'TERM is "dumb" (set it to what this terminal is)'
  return undefined
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
