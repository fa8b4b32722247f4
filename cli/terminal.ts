import type { TextOptions } from '../src/index.js'
import type { RawLookFlags } from './options.js'
import type { OutputStream, Shell } from './shell.js'

const WIDEST = 120

/** How text is to look on a stream of this shell. */
export function describeTerminal(
  stream: OutputStream,
  { env, platform }: Pick<Shell, 'env' | 'platform'>,
  flags: RawLookFlags,
): TextOptions {
  const isTerminal = stream.isTTY === true
  return {
    color: flags.color ?? hasColor(isTerminal, env),
    unicode: hasUnicode(env, platform),
    ...(isTerminal && stream.columns !== undefined && stream.columns > 0
      ? { width: Math.min(stream.columns, WIDEST) }
      : {}),
    verbose: flags.verbose === true,
  }
}

/** How text is to look in a file of its own. */
export function describeFile(flags: RawLookFlags): TextOptions {
  return { color: flags.color === true, unicode: true, verbose: flags.verbose === true }
}

/** https://force-color.org and https://no-color.org; the first wins, as in Node. */
function hasColor(isTerminal: boolean, env: Shell['env']): boolean {
  const forced = env['FORCE_COLOR']
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  if (isSet(env['NO_COLOR']) || isSet(env['CI']) || env['TERM'] === 'dumb') return false
  return isTerminal
}

/** A locale that is not set says nothing: containers and services seldom set one. */
function hasUnicode(env: Shell['env'], platform: NodeJS.Platform): boolean {
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return false
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isSet)
  if (locale !== undefined) return /utf-?8/i.test(locale)
  if (platform !== 'win32') return true
  // The old console of Windows has its own code page.
  return isSet(env['WT_SESSION']) || isSet(env['TERM_PROGRAM']) || isSet(env['TERM'])
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
