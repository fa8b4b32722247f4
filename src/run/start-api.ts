import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { systemClock } from '../clock.js'
import { RingbackError } from '../errors.js'
import { createDriver } from '../transport/send.js'

export interface StartApiOptions {
  /** The command, for the shell. */
  readonly command: string
  /** URL that must answer before the API counts as started. */
  readonly url: string
  /** How long it may take. Default 30000. */
  readonly timeoutMs?: number | undefined
  /** Where its output goes, line by line. */
  readonly onOutput?: ((line: string) => void) | undefined
  /** How long it may take to end once it is asked to. Default 10000. */
  readonly graceMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

const POLL_INTERVAL_MS = 50
const ATTEMPT_TIMEOUT_MS = 2000
/** Its callbacks may still be under way: FastAPI, for one, finishes background tasks first. */
const END_GRACE_MS = 10_000
const KILL_GRACE_MS = 1000
const LAST_LINES = 20

/**
 * Starts the API and waits until it answers HTTP, whatever it answers. Disposing asks it to end
 * (SIGTERM), waits for it and for all that it started, and kills what is left after `graceMs`.
 * Rejects with RINGBACK_ERR_API_START, or with the reason of `signal`; the API has ended by then.
 */
export async function startApi(options: StartApiOptions): Promise<AsyncDisposable> {
  options.signal?.throwIfAborted()
  const api = launch(options)
  try {
    await waitUntilAnswering(api, options)
    return api
  } catch (error) {
    await api[Symbol.asyncDispose]()
    throw error
  }
}

interface LaunchedApi extends AsyncDisposable {
  /** How it ended, once it has. */
  ending(): string | undefined
  readonly lastLines: readonly string[]
}

function launch({ command, onOutput, graceMs = END_GRACE_MS }: StartApiOptions): LaunchedApi {
  const isWindows = process.platform === 'win32'
  // A group of its own, so that the shell's children end with it and a Ctrl-C does not reach them first.
  const child = spawn(command, {
    shell: true,
    detached: !isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lastLines: string[] = []
  let ending: string | undefined
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ending = error.message
      resolve()
    })
    // Not `exit`: the shell may end before the API that it started, which holds the output till then.
    child.once('close', (code, signal) => {
      ending ??= signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`
      resolve()
    })
  })
  for (const stream of [child.stdout, child.stderr]) {
    readLines(stream, (line) => {
      lastLines.push(line)
      if (lastLines.length > LAST_LINES) lastLines.shift()
      onOutput?.(line)
    })
  }
  return {
    ending: () => ending,
    lastLines,
    [Symbol.asyncDispose]: async () => {
      if (ending !== undefined) return
      signalGroup(child, 'SIGTERM')
      const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs)
      // Whoever left the group and holds on to the output is not waited for.
      const letGo = setTimeout(() => {
        child.stdout.destroy()
        child.stderr.destroy()
      }, graceMs + KILL_GRACE_MS)
      await ended
      clearTimeout(kill)
      clearTimeout(letGo)
    },
  }
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  createInterface({ input: stream }).on('line', onLine)
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It has ended in the meantime.
  }
}

async function waitUntilAnswering(api: LaunchedApi, options: StartApiOptions): Promise<void> {
  const { command, url, timeoutMs = 30_000, signal } = options
  const clock = systemClock
  const deadlineMs = clock.nowMs() + timeoutMs
  const request = { method: 'GET', url, headers: [], body: new Uint8Array() }
  await using driver = createDriver({ clock })
  let lastFailure = ''
  let leftMs = timeoutMs
  while (leftMs > 0 && signal?.aborted !== true) {
    const ending = api.ending()
    if (ending !== undefined) throw describeEnd(command, ending, api.lastLines)
    const { response, failure } = await driver.send(request, {
      timeoutMs: Math.min(ATTEMPT_TIMEOUT_MS, leftMs),
      ...(signal === undefined ? {} : { signal }),
    })
    if (response !== undefined) return
    lastFailure = failure?.message ?? ''
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS))
    leftMs = deadlineMs - clock.nowMs()
  }
  signal?.throwIfAborted()
  throw new RingbackError(
    'RINGBACK_ERR_API_START',
    `--start: "${command}" did not answer at ${url} within ${timeoutMs} ms (${lastFailure}).`,
    { hint: adviseWith(api.lastLines, 'Does it listen on that address?') },
  )
}

function describeEnd(command: string, ending: string, lines: readonly string[]): RingbackError {
  return new RingbackError(
    'RINGBACK_ERR_API_START',
    `--start: "${command}" ended before it answered: ${ending}.`,
    {
      hint: adviseWith(lines, 'It printed nothing.'),
    },
  )
}

function adviseWith(lines: readonly string[], otherwise: string): string {
  return lines.length === 0
    ? otherwise
    : `Its last lines:\n${lines.map((line) => `  ${line}`).join('\n')}`
}
