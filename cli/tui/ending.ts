import type { ScreenExit } from './show-options.js'
import type { InputTerminal } from './terminal-stream.js'

/** When the screen is over. */
export interface Ending extends Disposable {
  readonly exit: Promise<ScreenExit>
  readonly quit: () => void
}

/** It is over by the key, by a signal, and when nobody can type any more. */
export function awaitEnding(input: InputTerminal, signal: AbortSignal): Ending {
  let end: (exit: ScreenExit) => void = () => undefined
  const exit = new Promise<ScreenExit>((resolve) => {
    end = resolve
  })
  const onSignal = () => end({ by: 'signal' })
  const onTerminal = () => end({ by: 'terminal' })
  signal.addEventListener('abort', onSignal)
  if (signal.aborted) onSignal()
  input.on('end', onTerminal)
  input.on('error', onTerminal)
  return {
    exit,
    quit: () => end({ by: 'quit' }),
    [Symbol.dispose]: () => {
      signal.removeEventListener('abort', onSignal)
      input.off('end', onTerminal)
      input.off('error', onTerminal)
    },
  }
}
