const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

const NAMES = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const satisfies readonly SignalName[]

type SignalName = keyof typeof SIGNALS

/** A process, or a stand-in. */
export interface SignalSource {
  on(signal: SignalName, listener: () => void): unknown
  off(signal: SignalName, listener: () => void): unknown
}

/** What signals ask for while a command works. Disposing leaves them to the process again. */
export interface Interruption extends Disposable {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal
  /** 128 and the number of the signal, once one has come. */
  readonly exitCode: number | undefined
}

/** The first signal asks the work to end, the second one ends the process at once. */
export function watchSignals(
  source: SignalSource,
  endProcess: (exitCode: number) => void,
): Interruption {
  const aborter = new AbortController()
  let exitCode: number | undefined
  const stops = NAMES.map((name) => {
    const listener = () => {
      if (exitCode !== undefined) endProcess(SIGNALS[name])
      exitCode ??= SIGNALS[name]
      aborter.abort()
    }
    source.on(name, listener)
    return () => source.off(name, listener)
  })
  return {
    signal: aborter.signal,
    get exitCode() {
      return exitCode
    },
    [Symbol.dispose]: () => {
      for (const stop of stops) stop()
    },
  }
}
