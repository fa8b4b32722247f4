import type { CallbackBehaviour, MockOptions } from '../src/index.js'
import type { MockConfig } from './config/model.js'
import { parseDuration } from './duration.js'
import type { RawMockFlags } from './mock-options.js'
import { parseWholeNumber } from './number.js'
import { createUsageError } from './usage.js'

const DEFAULT_PORT = 4010

type Flags = Omit<RawMockFlags, 'allowRemoteRefs' | 'documentHeader' | 'bind' | 'format'>

/**
 * What flags and configuration say about a mock; flags win. `file` names the configuration for
 * messages. Throws RINGBACK_ERR_USAGE for the first value that has no meaning.
 */
export function readMockFlags(
  flags: Flags,
  config: MockConfig = {},
  file = 'ringback.config',
): MockOptions {
  const { host = config.host, state = config.state, strict } = flags
  const timeout = flags.callbackTimeout ?? config.timeout
  const retry = flags.retry ?? config.retry
  const said = (option: string, key: string, flag: unknown) =>
    flag === undefined ? `${file}, mock.${key}` : option
  const number = (option: string, text: string | undefined, to: number) =>
    text === undefined ? undefined : parseWholeNumber(option, text, { from: 0, to })
  return {
    host,
    port: number('--port', flags.port, 65_535) ?? config.port ?? DEFAULT_PORT,
    seed: number('--seed', flags.seed, 2 ** 31 - 1) ?? config.seed,
    state,
    strict,
    timeoutMs:
      timeout === undefined
        ? undefined
        : parseDuration(said('--callback-timeout', 'timeout', flags.callbackTimeout), timeout),
    retry:
      retry === undefined ? undefined : parseRetry(said('--retry', 'retry', flags.retry), retry),
    allowTargets: [...(config.allowTargets ?? []), ...flags.allowTarget],
    ...readBehaviours(flags, config, file),
  }
}

function readBehaviours(
  flags: Flags,
  { delay, callbacks = {} }: MockConfig,
  file: string,
): Pick<MockOptions, 'callbacks' | 'everyCallback'> {
  const delays = flags.callbackDelay.map(splitName)
  const counts = flags.callbackCount.map(splitName)
  const byName = new Map<string, CallbackBehaviour>()
  let all: CallbackBehaviour =
    delay === undefined ? {} : { delayMs: parseDuration(`${file}, mock.delay`, delay) }
  const add = (name: string | undefined, behaviour: CallbackBehaviour) => {
    if (name === undefined) all = { ...all, ...behaviour }
    else byName.set(name, { ...byName.get(name), ...behaviour })
  }
  for (const [name, { delay: own, every, ...rest }] of Object.entries(callbacks)) {
    const place = `${file}, mock.callbacks.${name}`
    add(name, {
      ...rest,
      ...(own === undefined ? {} : { delayMs: parseDuration(`${place}.delay`, own) }),
      ...(every === undefined ? {} : { everyMs: parseDuration(`${place}.every`, every) }),
    })
  }
  for (const [name, text] of delays) add(name, { delayMs: parseDuration('--callback-delay', text) })
  for (const [name, text] of counts) add(name, { count: parseCount(text) })
  for (const name of flags.wrongBody) add(name, { failure: 'wrong-body' })
  for (const name of flags.callbacks) add(name, { failure: 'silent' })
  return { callbacks: Object.fromEntries(byName), everyCallback: all }
}

function parseCount(text: string): number {
  return parseWholeNumber('--callback-count', text, { from: 1, to: 10_000 })
}

/** `NAME=VALUE`, or a value for all. */
function splitName(text: string): readonly [name: string | undefined, value: string] {
  const at = text.lastIndexOf('=')
  return at < 0 ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)]
}

/** `1s,5s,30s`, or `none`. */
function parseRetry(option: string, text: string): readonly number[] {
  if (text === 'none') return []
  const times = text.split(',').map((one) => one.trim())
  if (times.length <= MOST_RETRIES) return times.map((one) => parseDuration(option, one))
  throw createUsageError(
    `${option}: expected at most ${MOST_RETRIES} times, but got ${times.length}.`,
  )
}

const MOST_RETRIES = 20
