import { createTextStyle, escapeForTerminal } from '../src/index.js'
import type { RawLookFlags } from './options.js'
import { writeStream } from './output.js'
import type { Shell } from './shell.js'
import { describeTerminal } from './terminal.js'

export interface HostFlags extends RawLookFlags {
  readonly host?: string | undefined
}

/** Warns where more than this machine can reach what listens; `what` says what can be done then. */
export async function warnAboutHost(
  flags: HostFlags,
  shell: Shell,
  what = 'send to the receiver while the run lasts',
): Promise<void> {
  const { host } = flags
  if (host === undefined || isLoopback(host)) return
  const message = `--host ${host}: whoever can reach this machine can ${what}.`
  const { paint } = createTextStyle(describeTerminal(shell.stderr, shell, flags))
  await writeStream(shell.stderr, `${paint.yellow('warning')}: ${escapeForTerminal(message)}\n`)
}

/** RFC 1122, section 3.2.1.3, and RFC 4291, section 2.5.3. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}
