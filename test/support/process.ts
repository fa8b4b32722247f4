import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

export interface ProcessOptions {
  readonly cwd?: string
  /** Added to the environment of this process; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Written to stdin, which is then closed. Without it stdin is empty. */
  readonly input?: string
  /** How long `dispose` waits between SIGTERM and SIGKILL. */
  readonly graceMs?: number
}

interface ProcessExit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A child process under observation. Leaving its scope ends it. */
export interface RunningProcess extends AsyncDisposable {
  readonly pid: number | undefined
  /** What came out so far. */
  readonly stdout: () => string
  readonly stderr: () => string
  /** Settles when the process has ended and its streams are closed. */
  readonly exit: Promise<ProcessExit>
  /**
   * The first line on stdout that `pattern` matches, whether it came already or is still to come.
   * Rejects with the whole output when the process ends without it, or after `timeoutMs`.
   */
  waitForLine(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>
  signal(signal: NodeJS.Signals): void
}

/** Starts `command` without a shell. A command that cannot be started rejects `exit`. */
export function startProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): RunningProcess {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: 'pipe',
  })
  // A child that does not read its input may be gone before it is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input)

  const stdout: string[] = []
  const stderr: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text))
  const exit = new Promise<ProcessExit>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  // Whoever never looks at `exit` must not be ended by it.
  exit.catch(() => undefined)
  const title = [command, ...args].join(' ')

  return {
    pid: child.pid,
    stdout: () => stdout.join(''),
    stderr: () => stderr.join(''),
    exit,
    waitForLine(pattern, timeoutMs = 20_000) {
      return new Promise((resolve, reject) => {
        const fail = (reason: string) =>
          settle(() => reject(new Error(describe(title, reason, stdout, stderr))))
        const look = () => {
          const found = findLine(stdout.join(''), pattern)
          if (found !== undefined) settle(() => resolve(found))
        }
        const timer = setTimeout(() => fail(`no line ${pattern} in ${timeoutMs} ms`), timeoutMs)
        const settle = (finish: () => void) => {
          clearTimeout(timer)
          child.stdout.off('data', look)
          finish()
        }
        child.stdout.on('data', look)
        exit.then(
          () => {
            look()
            fail(`ended without a line ${pattern}`)
          },
          () => fail('could not be started'),
        )
        look()
      })
    },
    signal: (signal) => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      const ended = exit.then(
        () => true,
        () => true,
      )
      child.kill('SIGTERM')
      const stop = new AbortController()
      const grace = delay(options.graceMs ?? 5_000, false, { signal: stop.signal })
      const isOver = await Promise.race([ended, grace])
      stop.abort()
      grace.catch(() => undefined)
      if (!isOver) child.kill('SIGKILL')
      await ended
    },
  }
}

/** Complete lines only: half a line may still grow. */
function findLine(text: string, pattern: RegExp): RegExpExecArray | undefined {
  for (const line of text.split(/\r?\n/).slice(0, -1)) {
    const found = pattern.exec(line)
    if (found !== null) return found
  }
  return undefined
}

function describe(
  title: string,
  reason: string,
  stdout: readonly string[],
  stderr: readonly string[],
): string {
  return `${title}: ${reason}\nstdout: ${stdout.join('')}\nstderr: ${stderr.join('')}`
}
