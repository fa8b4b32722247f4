import type { VerifyOptions } from '../src/index.js'
import { type BodyText, parseBody } from './body.js'
import { parseDuration } from './duration.js'
import { type Header, parseHeader } from './header.js'
import { parseWholeNumber } from './number.js'
import type { RawVerifyFlags } from './options.js'
import { parseSetting, type Setting } from './setting.js'
import { parseHttpUrl } from './url.js'
import { createUsageError } from './usage.js'

export interface ValueFlags {
  readonly set: readonly Setting[]
  readonly body: readonly BodyText[]
  /** Headers of every trigger. */
  readonly header: readonly Header[]
}

/** What the flags of `verify` say about the run, and about the values that it sends. */
export interface VerifyFlags {
  readonly run: VerifyOptions
  readonly values: ValueFlags
}

/** Throws RINGBACK_ERR_USAGE for the first flag that has no meaning. */
export function readVerifyFlags(raw: RawVerifyFlags): VerifyFlags {
  const { only, host, strict } = raw
  return {
    run: {
      api: given(raw.api, (text) => parseHttpUrl('--api', text)),
      publicUrl: given(raw.publicUrl, (text) => parseHttpUrl('--public-url', text)),
      webhooksAt: given(raw.webhooksAt, parsePath),
      timeoutMs: given(raw.timeout, (text) => parseDuration('--timeout', text)),
      settleMs: given(raw.settle, (text) => parseDuration('--settle', text)),
      concurrency: readNumber('--concurrency', raw.concurrency, 1, 1000),
      repeat: readNumber('--repeat', raw.repeat, 1, 10_000),
      seed: readNumber('--seed', raw.seed, 0, 2 ** 31 - 1),
      port: readNumber('--port', raw.port, 0, 65_535),
      ...{ only, host, strict },
    },
    values: {
      set: raw.set.map((text) => parseSetting(text)),
      body: raw.body.map((text) => parseBody(text)),
      header: raw.header.map((text) => parseHeader('--header', text)),
    },
  }
}

/** Of `--webhooks-at`. */
export function parsePath(text: string): string {
  if (/^\/[^?#\s]+$/.test(text)) return text
  throw createUsageError(`--webhooks-at: expected a path such as /hooks, but got "${text}".`)
}

function readNumber(
  option: string,
  text: string | undefined,
  from: number,
  to: number,
): number | undefined {
  return given(text, (written) => parseWholeNumber(option, written, { from, to }))
}

function given<T>(text: string | undefined, parse: (text: string) => T): T | undefined {
  return text === undefined ? undefined : parse(text)
}
