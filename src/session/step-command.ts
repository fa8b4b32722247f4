import { type ChildProcess, spawn } from 'node:child_process'
import { cutExcerpt, type StepOutcome } from './step-outcome.js'
import type { StepScope } from './step-value.js'

const KEPT_LENGTH = 4000

const SUCCESS = 'exit code 0'
const STOPPED = 'the run was stopped'

export interface CommandTools {
  readonly serverUrl: string
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** Runs a command in the shell until it ends; it is killed, with all that it started, when its time is up. */
export async function performCommand(
  command: string,
  scope: StepScope,
  { serverUrl, timeoutMs, signal }: CommandTools,
): Promise<StepOutcome> {
  if (signal?.aborted === true) return { failure: { expected: SUCCESS, arrived: STOPPED } }
  const isWindows = process.platform === 'win32'
  const child = spawn(command, {
    shell: true,
    detached: !isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...scope.env, ...describeScope(scope, serverUrl) },
  })
  let printed = ''
  let told = ''
  // Decoded by the streams: a character may begin in one chunk and end in the next.
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (told = (told + text).slice(-KEPT_LENGTH)))
  let because = ''
  const stop = (reason: string) => {
    because = reason
    killGroup(child)
  }
  const timer = setTimeout(() => stop(`it did not end within ${timeoutMs} ms`), timeoutMs)
  const cancel = () => stop(STOPPED)
  signal?.addEventListener('abort', cancel)
  const exitCode = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      because = error.message
      resolve(null)
    })
    child.once('close', resolve)
  })
  clearTimeout(timer)
  signal?.removeEventListener('abort', cancel)
  const ending = exitCode === null ? {} : { exitCode }
  if (exitCode === 0 && because === '') return { ...ending, ...readAnswer(printed) }
  const excerpt = cutExcerpt(told === '' ? printed.slice(-KEPT_LENGTH) : told)
  const how = because === '' ? `exit code ${exitCode ?? 'unknown'}` : because
  const arrived = excerpt === '' ? how : `${how}: ${excerpt}`
  return { ...ending, failure: { expected: SUCCESS, arrived } }
}

function killGroup(child: ChildProcess): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended in the meantime.
  }
}

/** Captured values never become part of the command itself: a shell would run what they say. */
function describeScope(scope: StepScope, serverUrl: string): Record<string, string> {
  const entries: [string, unknown][] = [
    ['RINGBACK_API', serverUrl],
    ['RINGBACK_CALLBACK_URL', scope.callbackUrl],
    ['RINGBACK_TRIGGER', scope.trigger],
    ['RINGBACK_ANSWER', scope.answer],
    ...listMembers('RINGBACK_TRIGGER', scope.trigger),
    ...listMembers('RINGBACK_ANSWER', scope.answer),
    ...Array.from(scope.steps, ([name, answer]): [string, unknown] => [
      nameVariable('RINGBACK_STEP', name),
      answer,
    ]),
  ]
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
      // The operating system takes no NUL there.
      return value === undefined || text.includes('\0') ? [] : [[name, text]]
    }),
  )
}

/** A shell cannot read JSON: what stands at the top, and is no more than a text or number, on its own. */
function listMembers(prefix: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, member]): [string, unknown][] =>
    typeof member === 'object' ? [] : [[nameVariable(prefix, name), member]],
  )
}

function nameVariable(prefix: string, name: string): string {
  return `${prefix}_${name.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`
}

function readAnswer(printed: string): { answer?: unknown } {
  try {
    return { answer: JSON.parse(printed) as unknown }
  } catch {
    return {}
  }
}
