import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { env, stderr } from 'node:process'

/** The newest that runs on Node 20. */
const PACKAGE = '@stoplight/prism-cli@5.14.2'
const INSTALL_TIMEOUT_MS = 180_000

/** The program file of Prism: RINGBACK_PRISM, else what is installed once into a temporary folder. */
export function findPrism(): { readonly path: string } | { readonly skipped: string } {
  const given = env['RINGBACK_PRISM']
  if (given !== undefined) {
    const path = resolve(given)
    return existsSync(path) ? { path } : { skipped: `RINGBACK_PRISM: there is no ${path}` }
  }
  const folder = join(tmpdir(), 'ringback-bench-cache', 'prism')
  const path = join(folder, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js')
  if (existsSync(path)) return { path }
  mkdirSync(folder, { recursive: true })
  stderr.write(`  installing ${PACKAGE} once\n`)
  try {
    const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', PACKAGE]
    execFileSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: INSTALL_TIMEOUT_MS })
    return { path }
  } catch {
    return { skipped: `${PACKAGE} cannot be installed; RINGBACK_PRISM names its dist/index.js` }
  }
}
