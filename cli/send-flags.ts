import type { SendOptions } from '../src/index.js'
import { parseBody } from './body.js'
import { parseDuration } from './duration.js'
import { parsePath, type ValueFlags } from './flags.js'
import { parseHeader } from './header.js'
import { parseWholeNumber } from './number.js'
import { listRepeatArguments } from './repeat.js'
import type { RawSendFlags } from './send-options.js'
import { parseSetting } from './setting.js'
import { readAskedCredentials } from './trigger-flags.js'
import { parseHttpUrl } from './url.js'
import { CALLBACK_FORM } from './value-form.js'

type Environment = Readonly<Record<string, string | undefined>>

/** What the flags of `send` say about the run, and about the values that it sends. */
export interface SendFlags {
  readonly run: SendOptions
  readonly values: ValueFlags
}

/** Throws RINGBACK_ERR_USAGE for the first flag that has no meaning. */
export function readSendFlags(flags: RawSendFlags, env: Environment): SendFlags {
  const { only, strict, webhooksAt, timeout } = flags
  // First, so that what is wrong is told in the words of this command.
  const set = flags.set.map((text) => parseSetting(text, CALLBACK_FORM))
  return {
    run: {
      to: parseHttpUrl('--to', flags.to),
      webhooksAt: webhooksAt === undefined ? undefined : parsePath(webhooksAt),
      timeoutMs: timeout === undefined ? undefined : parseDuration('--timeout', timeout),
      concurrency: readNumber('--concurrency', flags.concurrency, 1, 1000),
      seed: readNumber('--seed', flags.seed, 0, 2 ** 31 - 1),
      credentials: readAskedCredentials(flags, env),
      arguments: listRepeatArguments({ ...flags, only: [] }),
      ...{ only, strict },
    },
    values: {
      set,
      body: flags.body.map((text) => parseBody(text, CALLBACK_FORM)),
      header: flags.header.map((text) => parseHeader('--header', text)),
    },
  }
}

function readNumber(
  option: string,
  text: string | undefined,
  from: number,
  to: number,
): number | undefined {
  return text === undefined ? undefined : parseWholeNumber(option, text, { from, to })
}
