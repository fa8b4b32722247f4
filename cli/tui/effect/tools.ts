import type { Workbench } from '../../../src/index.js'
import type { Input } from '../state/reduce.js'

/** What effects work with. */
export interface EffectTools {
  readonly workbench: Workbench
  readonly dispatch: (input: Input) => void
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where files are saved. */
  readonly folder: string
  /** Where deliveries are passed on to. */
  readonly to?: string | undefined
  /** Writes to the terminal, past the frames. */
  readonly write: (text: string) => void
  /** Lends the terminal to another program while the promise is open. */
  readonly lend: <Result>(use: () => Promise<Result>) => Promise<Result>
  /** Keeps what happened so far, below this folder; resolves with a sentence for the user. */
  readonly saveJournal?: ((folder: string) => Promise<string>) | undefined
}

/** Tells the user on the bottom line. */
export function tell(tools: EffectTools, text: string, tone: 'info' | 'error' = 'info'): void {
  tools.dispatch({ kind: 'message', message: { text, tone } })
}
