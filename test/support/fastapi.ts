import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type RunningProcess, startProcess } from './process.js'

/** A Python that can run the FastAPI examples, or why there is none. */
export type FastApiPython =
  | { readonly python: string; readonly version: string }
  | { readonly missing: string }

const PROBE = `
import fastapi, uvicorn, httpx
print(fastapi.__version__)
`

/** The newest FastAPI: RINGBACK_FASTAPI_NEW, or the virtual environment that `.ci/run` makes. */
export function findNewFastApi(): Promise<FastApiPython> {
  return findFirst([
    process.env['RINGBACK_FASTAPI_NEW'],
    '.venv-fastapi/bin/python',
    '.venv-fastapi/Scripts/python.exe',
  ])
}

/** FastAPI with pydantic 1, as Debian has it: RINGBACK_FASTAPI_OLD, or the system's Python. */
export function findOldFastApi(): Promise<FastApiPython> {
  return findFirst([process.env['RINGBACK_FASTAPI_OLD'], '/usr/bin/python3'])
}

/** Starts one file of `examples/fastapi-invoices` on a free port. */
export async function startFastApi(
  python: string,
  file: 'main.py' | 'tutorial.py',
): Promise<AsyncDisposable & { readonly url: string; readonly output: () => string }> {
  const running: RunningProcess = startProcess(
    python,
    [`examples/fastapi-invoices/${file}`, '--port', '0'],
    { env: { PYTHONDONTWRITEBYTECODE: '1' } },
  )
  try {
    const [, url = ''] = await running.waitForLine(/^listening on (http:\S+)$/)
    return {
      url,
      output: () => running.stdout() + running.stderr(),
      [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
    }
  } catch (error) {
    await running[Symbol.asyncDispose]()
    throw error
  }
}

async function findFirst(candidates: readonly (string | undefined)[]): Promise<FastApiPython> {
  const reasons: string[] = []
  for (const python of candidates) {
    if (python === undefined || python === '') continue
    try {
      const { stdout } = await promisify(execFile)(python, ['-c', PROBE])
      return { python, version: stdout.trim() }
    } catch (error) {
      reasons.push(`${python}: ${lastLine(error)}`)
    }
  }
  return { missing: `no Python with fastapi, uvicorn and httpx: ${reasons.join('; ')}` }
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n').at(-1) ?? text
}
