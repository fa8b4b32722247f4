import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { RingbackError } from '../errors.js'
import { isErrorCode } from './output-error.js'

/**
 * Makes this process the only writer of `path`, by a file `PATH.lock` beside it. The lock of a
 * process of this machine that is gone is taken over. Returns the release. Throws
 * RINGBACK_ERR_OUTPUT while somebody else holds it, and the errors of node:fs.
 */
export function lockFile(path: string): () => void {
  const lock = `${path}.lock`
  if (!createLock(lock) && !takeOver(lock)) {
    throw new RingbackError(
      'RINGBACK_ERR_OUTPUT',
      `The journal ${path} cannot be written: another Ringback is writing to it.`,
      { hint: `Give another file; or, if no other Ringback runs any more, delete ${lock}.` },
    )
  }
  return () => rmSync(lock, { force: true })
}

function createLock(lock: string): boolean {
  try {
    const fd = openSync(lock, 'wx', 0o600)
    writeSync(fd, describeOwner())
    closeSync(fd)
    return true
  } catch (error) {
    if (isErrorCode(error, 'EEXIST')) return false
    throw error
  }
}

function describeOwner(): string {
  return `${process.pid} ${hostname()}\n`
}

/**
 * Two processes may find the same dead lock, and the slower one must not remove the lock of the
 * faster one: only who creates the second file may look again and take over.
 */
function takeOver(lock: string): boolean {
  const guard = `${lock}.takeover`
  if (!createLock(guard)) return false
  try {
    if (!isAbandoned(lock)) return false
    writeFileSync(lock, describeOwner())
    return true
  } finally {
    rmSync(guard, { force: true })
  }
}

/** False where it cannot be told: on another machine, or not yet written. */
function isAbandoned(lock: string): boolean {
  let owner: string
  try {
    owner = readFileSync(lock, 'utf8')
  } catch {
    return false
  }
  const match = /^(\d+) (.+)\n$/u.exec(owner)
  if (match === null || match[2] !== hostname()) return false
  try {
    process.kill(Number(match[1]), 0)
    return false
  } catch (error) {
    return isErrorCode(error, 'ESRCH')
  }
}
