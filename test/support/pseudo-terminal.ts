import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { ROOT } from './source-files.js'

const TERM = 'xterm-256color'

export interface PseudoTerminalOptions {
  readonly columns?: number
  readonly rows?: number
  readonly cwd?: string
  /** Added to the environment of this process; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** A program in a terminal of its own, and what somebody in front of it would see. */
export interface PseudoTerminal extends AsyncDisposable {
  readonly pid: number
  /** The lines of the screen, without the blanks at their ends. */
  readonly screen: () => string
  /** Everything that was written so far. */
  readonly output: () => string
  /** Whether the alternate screen is shown, the cursor hidden, the mouse reported. */
  readonly modes: () => { readonly isAlternate: boolean; readonly hasMouse: boolean }
  readonly type: (text: string) => void
  readonly resize: (columns: number, rows: number) => void
  readonly signal: (signal: string) => void
  /** Resolves with the screen once it holds the text. Rejects with the screen after a while. */
  waitFor(text: string | RegExp, timeoutMs?: number): Promise<string>
  readonly exit: Promise<{ readonly code: number; readonly signal: number | undefined }>
}

/** Starts a command in a terminal. Leaving its scope ends it. */
export function openTerminal(
  command: string,
  args: readonly string[],
  { columns = 80, rows = 24, cwd = ROOT, env = {} }: PseudoTerminalOptions = {},
): PseudoTerminal {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
  const child = spawn(command, [...args], {
    name: env['TERM'] ?? TERM,
    cols: columns,
    rows,
    cwd,
    env: cleanEnvironment(env),
  })
  let output = ''
  const onChange = new Set<() => void>()
  const tellAll = () => {
    for (const tell of onChange) tell()
  }
  child.onData((text) => {
    output += text
    terminal.write(text, tellAll)
  })
  const exit = new Promise<{ code: number; signal: number | undefined }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      // What it wrote last is on its way.
      setTimeout(() => terminal.write('', () => resolve({ code: exitCode, signal })), 20)
    })
  })
  let hasEnded = false
  void exit.then(() => {
    hasEnded = true
    tellAll()
  })
  const screen = () => readScreen(terminal)

  return {
    pid: child.pid,
    screen,
    output: () => output,
    modes: () => ({
      isAlternate: terminal.buffer.active.type === 'alternate',
      hasMouse: terminal.modes.mouseTrackingMode !== 'none',
    }),
    type: (text) => child.write(text),
    resize: (nextColumns, nextRows) => {
      terminal.resize(nextColumns, nextRows)
      child.resize(nextColumns, nextRows)
    },
    signal: (signal) => child.kill(signal),
    waitFor: (text, timeoutMs = 15_000) =>
      new Promise((resolve, reject) => {
        const settle = (finish: () => void) => {
          clearTimeout(timer)
          onChange.delete(look)
          finish()
        }
        const fail = (why: string) =>
          settle(() =>
            reject(new Error(`no ${String(text)} ${why}:\n${screen()}\n${output.slice(-2000)}`)),
          )
        const look = () => {
          const shown = screen()
          if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) {
            settle(() => resolve(shown))
          } else if (hasEnded) {
            fail('before the end')
          }
        }
        const timer = setTimeout(() => fail(`in ${timeoutMs} ms`), timeoutMs)
        onChange.add(look)
        look()
      }),
    exit,
    [Symbol.asyncDispose]: async () => {
      if (!hasEnded) child.kill('SIGKILL')
      await exit
      terminal.dispose()
    },
  }
}

function readScreen({ buffer: { active }, rows }: InstanceType<typeof xterm.Terminal>): string {
  return Array.from({ length: rows }, (_, row) => {
    return active.getLine(active.baseY + row)?.translateToString(true) ?? ''
  }).join('\n')
}

/** Neither colours nor credentials nor a CI come from where the tests run. */
function cleanEnvironment(given: Readonly<Record<string, string | undefined>>) {
  const all: Record<string, string | undefined> = {
    ...process.env,
    FORCE_COLOR: undefined,
    NO_COLOR: undefined,
    CI: undefined,
    NODE_OPTIONS: undefined,
    LC_ALL: 'C.UTF-8',
    RINGBACK_BEARER: undefined,
    RINGBACK_API_KEY: undefined,
    RINGBACK_BASIC: undefined,
    ...given,
  }
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
