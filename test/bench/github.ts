import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { env } from 'node:process'
import { ROOT, timeProcess } from './child.js'
import { alternate, compare, type Row } from './measure.js'

const ROUNDS = 7
const PACKAGE = '@octokit/openapi@23.0.2'
const MEMBER = 'package/generated/api.github.com.json'
const DOWNLOAD_TIMEOUT_MS = 90_000

/**
 * `ringback inspect` of GitHub's document (13 MB, no callbacks), the whole process, against a
 * whole process that reads and parses the file and does nothing else.
 */
export async function measureGithub(): Promise<readonly Row[]> {
  const what = 'github: ringback inspect, JSON.parse'
  const found = findDocument()
  if ('skipped' in found) return [{ what, ...found }]
  const inspect = [join(ROOT, 'dist', 'cli', 'main.js'), 'inspect', found.path]
  const parse = [
    '-e',
    `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(found.path)}, 'utf8'))`,
  ]
  // 1: the document has faults of its own.
  const takeOurs = () => timeProcess(inspect, [0, 1])
  takeOurs()
  timeProcess(parse)
  const pairs = await alternate(ROUNDS, takeOurs, () => timeProcess(parse))
  return [
    compare(
      what,
      pairs,
      (ms) => ms,
      (ms) => `${ms.toFixed(0)} ms`,
      { atMost: 4 },
    ),
  ]
}

/** The package unpacks to 385 MB, so it is no dependency: it is fetched once and one file kept. */
function findDocument(): { readonly path: string } | { readonly skipped: string } {
  const given = env['RINGBACK_GITHUB_DOCUMENT']
  if (given !== undefined) {
    const path = resolve(given)
    return existsSync(path)
      ? { path }
      : { skipped: `RINGBACK_GITHUB_DOCUMENT: there is no ${path}` }
  }
  const cache = join(tmpdir(), 'ringback-bench-cache')
  const path = join(cache, 'api.github.com-23.0.2.json')
  if (existsSync(path)) return { path }
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'fetch-'))
  try {
    fetchDocument(folder, path)
    return { path }
  } catch {
    return { skipped: `${PACKAGE} cannot be fetched; RINGBACK_GITHUB_DOCUMENT names the file` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fetchDocument(folder: string, path: string): void {
  const run = (command: string, args: readonly string[]) =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: DOWNLOAD_TIMEOUT_MS,
    })
  process.stderr.write(`  fetching ${PACKAGE} once\n`)
  const archive = run('npm', ['pack', PACKAGE, '--silent']).trim()
  run('tar', ['-xzf', archive, MEMBER])
  renameSync(join(folder, MEMBER), path)
}
