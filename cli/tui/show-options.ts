import type { TextOptions } from '../../src/index.js'
import type { EffectTools } from './effect/tools.js'
import type { TerminalHost } from './terminal-stream.js'

export interface ShowOptions {
  readonly look: Pick<TextOptions, 'color' | 'unicode'>
  readonly env: EffectTools['env']
  /** Aborted by SIGINT, SIGTERM and SIGHUP: gives the terminal back. Ctrl-C sends SIGINT. */
  readonly signal: AbortSignal
  /** Where deliveries can be passed on to. */
  readonly to?: string | undefined
  /** Where files are saved; by default the working directory. */
  readonly folder?: string | undefined
  /** Keeps what happened so far, below a folder; resolves with a sentence for the user. */
  readonly saveJournal?: EffectTools['saveJournal']
  /** The terminal and the process, or stand-ins. */
  readonly host?: TerminalHost | undefined
}

/** Why the screen was left: by the key, by a signal, or since the terminal has gone. */
export interface ScreenExit {
  readonly by: 'quit' | 'signal' | 'terminal'
}
