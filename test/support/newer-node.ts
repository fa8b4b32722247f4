import { execFileSync } from 'node:child_process'
import { execPath } from 'node:process'
import type { TestContext } from 'vitest'

/** From here on Node reads TypeScript without a flag. */
const FIRST = [22, 18] as const

/** A Node that reads TypeScript: RINGBACK_NODE_NEW, else the one that runs the tests. */
export function requireNewerNode({ skip }: Pick<TestContext, 'skip'>): string {
  const given = process.env['RINGBACK_NODE_NEW']
  const path = given === undefined || given === '' ? execPath : given
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
  if (readsTypeScript(version)) return path
  return skip(`RINGBACK_NODE_NEW names no Node ${FIRST.join('.')} or later, and this is ${version}`)
}

/** `version` as `process.version` has it. */
export function readsTypeScript(version: string): boolean {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  return major > FIRST[0] || (major === FIRST[0] && minor >= FIRST[1])
}
