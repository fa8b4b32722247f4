import type { Credentials } from '../src/index.js'
import { requireHeaderText } from './header.js'
import type { RawVerifyFlags } from './options.js'
import { createUsageError } from './usage.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Credentials from options (`VALUE` or `env:NAME`), else from RINGBACK_BEARER, RINGBACK_API_KEY and
 * RINGBACK_BASIC. No message shows a value.
 */
export function readCredentials(
  flags: Pick<RawVerifyFlags, 'bearer' | 'apiKey' | 'basic'>,
  env: Environment,
): Credentials {
  const bearer = readSecret('--bearer', flags.bearer, 'RINGBACK_BEARER', env)
  const apiKey = readSecret('--api-key', flags.apiKey, 'RINGBACK_API_KEY', env)
  const basic = readSecret('--basic', flags.basic, 'RINGBACK_BASIC', env)
  if (basic !== undefined && !basic.includes(':')) {
    throw createUsageError('--basic: expected USER:PASSWORD, but got something without a colon.')
  }
  return {
    ...(bearer === undefined ? {} : { bearer }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(basic === undefined ? {} : { basic }),
  }
}

function readSecret(
  option: string,
  given: string | true | undefined,
  variable: string,
  env: Environment,
): string | undefined {
  const secret = typeof given === 'string' ? resolve(option, given, env) : env[variable]
  if (given === true && (secret === undefined || secret === '')) {
    throw createUsageError(
      `${option}: expected a value, but it stands alone and the environment variable ${variable} is not set.`,
      `Write ${option} VALUE, ${option} env:NAME, or set ${variable}.`,
    )
  }
  if (secret === undefined || (secret === '' && given === undefined)) return undefined
  if (secret === '') throw createUsageError(`${option}: expected a value, but it is empty.`)
  // Base64 takes any text: only the others go into a header as they are.
  if (option !== '--basic') requireHeaderText(option, secret)
  return secret
}

function resolve(option: string, given: string, env: Environment): string {
  if (!given.startsWith('env:')) return given
  const name = given.slice('env:'.length)
  const secret = Object.hasOwn(env, name) ? env[name] : undefined
  if (secret !== undefined && secret !== '') return secret
  throw createUsageError(
    `${option} env:${name}: expected a value in the environment variable ${name}, but it is ${secret === undefined ? 'not set' : 'empty'}.`,
  )
}
