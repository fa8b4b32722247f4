import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { type ProcessOptions, type RunningProcess, startProcess } from './process.js'
import { ROOT } from './source-files.js'

const MAIN = join(ROOT, 'dist', 'cli', 'main.js')

/** Whatever the tests run in: neither colours nor credentials come from there. */
const PLAIN_ENV: ProcessOptions['env'] = {
  FORCE_COLOR: undefined,
  NO_COLOR: undefined,
  CI: undefined,
  TERM: 'xterm',
  LC_ALL: 'C.UTF-8',
  RINGBACK_BEARER: undefined,
  RINGBACK_API_KEY: undefined,
  RINGBACK_BASIC: undefined,
}

/** Starts the built command line. */
export function startCli(args: readonly string[], options: ProcessOptions = {}): RunningProcess {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run npm run build first`)
  return startProcess(execPath, [MAIN, ...args], {
    ...options,
    env: { ...PLAIN_ENV, ...options.env },
  })
}

export interface CliResult {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command line to its end. */
export async function runCli(
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<CliResult> {
  await using child = startCli(args, options)
  const { code } = await child.exit
  return { exitCode: code, stdout: child.stdout(), stderr: child.stderr() }
}

/** A folder for one test; leaving its scope removes it. */
export interface WorkFolder extends AsyncDisposable {
  readonly path: string
  /** Writes a file and gives its path. */
  add(name: string, content: string | object): Promise<string>
}

export async function makeWorkFolder(): Promise<WorkFolder> {
  const path = await mkdtemp(join(tmpdir(), 'ringback-'))
  return {
    path,
    async add(name, content) {
      const file = join(path, name)
      await writeFile(
        file,
        typeof content === 'string' ? content : JSON.stringify(content, null, 2),
      )
      return file
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}
