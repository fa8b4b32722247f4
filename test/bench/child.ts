import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { env, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'

/** Reports of a child are plain numbers by name. */
export type Figures = Readonly<Record<string, number>>

/** A process that does what it is asked to, one thing after the other. Leaving its scope ends it. */
export interface Child extends AsyncDisposable {
  /** Rejects when the child fails or ends, or has not answered after `timeoutMs`. */
  ask(request: Request, timeoutMs?: number): Promise<Figures>
}

export interface Request {
  readonly command: string
  readonly [option: string]: unknown
}

export interface StartedChild extends Child {
  /** Where it listens, for a child that does. */
  readonly url: string
}

/** Root of the package. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const ANSWER_TIMEOUT_MS = 120_000
const END_TIMEOUT_MS = 5000

/**
 * Starts a file of `process/` with `settings` and resolves once it is ready. It runs in plain
 * Node on the built library: what compiles this file would slow it down.
 */
export async function startChild(
  file: string,
  settings: object = {},
  nodeOptions: readonly string[] = [],
): Promise<StartedChild> {
  const child = fork(processFile(file), [JSON.stringify(settings)], {
    execArgv: [...nodeOptions, ...listProfileOptions()],
    env: cleanEnvironment(),
  })
  const ready = await receive(child, file, ANSWER_TIMEOUT_MS)
  return {
    url: typeof ready['url'] === 'string' ? ready['url'] : '',
    ask: async (request, timeoutMs = ANSWER_TIMEOUT_MS) => {
      const answer = receive(child, file, timeoutMs)
      child.send(request)
      return (await answer) as Figures
    },
    [Symbol.asyncDispose]: () => end(child),
  }
}

/** Wall time of a whole process in milliseconds. Throws when its exit code is not one of `codes`. */
export function timeProcess(args: readonly string[], codes: readonly number[] = [0]): number {
  const startedMs = performance.now()
  const { status, stderr, error } = spawnSync(execPath, [...listProfileOptions(), ...args], {
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: ANSWER_TIMEOUT_MS,
    encoding: 'utf8',
  })
  const tookMs = performance.now() - startedMs
  if (error !== undefined) throw error
  if (status === null || !codes.includes(status)) {
    throw new Error(`node ${args.join(' ')} ended with ${status ?? 'a signal'}:\n${stderr}`)
  }
  return tookMs
}

/** Path of a file of `process/`. */
export function processFile(file: string): string {
  return fileURLToPath(new URL(`./process/${file}`, import.meta.url))
}

/** Without the options of this process, which would load a compiler into every child. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, ...rest } = env
  return rest
}

function receive(
  child: ChildProcess,
  file: string,
  timeoutMs: number,
): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      child.off('message', take)
      child.off('exit', fail)
      finish()
    }
    const take = (message: { readonly [name: string]: unknown; readonly error?: string }): void =>
      settle(() =>
        message.error === undefined
          ? resolve(message)
          : reject(new Error(`${file}: ${message.error}`)),
      )
    const fail = (): void => settle(() => reject(new Error(`${file} ended unasked`)))
    const timer = setTimeout(() => {
      settle(() => reject(new Error(`${file} did not answer within ${timeoutMs} ms`)))
    }, timeoutMs)
    child.on('message', take)
    child.on('exit', fail)
  })
}

/** With RINGBACK_BENCH_PROFILE=FOLDER every child leaves a CPU profile there (and is slower). */
function listProfileOptions(): string[] {
  const folder = env['RINGBACK_BENCH_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`]
}

/** A child exits by itself when its parent lets go of it; one that cannot any more is killed. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.disconnect()
  })
}
