/** Standard input as the screen uses it: a terminal, or a stand-in. */
export interface InputTerminal {
  setEncoding(encoding: 'utf8'): unknown
  setRawMode(isRaw: boolean): unknown
  resume(): unknown
  pause(): unknown
  ref?(): unknown
  unref?(): unknown
  on(name: 'data', take: (text: string) => void): unknown
  on(name: 'end' | 'error', take: () => void): unknown
  off(name: 'data', take: (text: string) => void): unknown
  off(name: 'end' | 'error', take: () => void): unknown
}

/** Standard output as the screen uses it. */
export interface OutputTerminal {
  readonly columns?: number
  readonly rows?: number
  write(text: string): unknown
  on(name: 'resize', take: () => void): unknown
  off(name: 'resize', take: () => void): unknown
}

/** The process as the screen uses it. */
export interface ProcessHost {
  readonly pid: number
  readonly platform: NodeJS.Platform
  kill(pid: number, signal: NodeJS.Signals): unknown
  on(name: ProcessEventName, take: () => void): unknown
  off(name: ProcessEventName, take: () => void): unknown
}

export type ProcessEventName =
  | 'exit'
  | 'uncaughtExceptionMonitor'
  | 'SIGTSTP'
  | 'SIGCONT'
  | 'SIGQUIT'

export interface TerminalHost {
  readonly input: InputTerminal
  readonly output: OutputTerminal
  readonly process: ProcessHost
}
