import type { AnswerChoice, WorkbenchOptions } from '../src/index.js'
import { parseDuration } from './duration.js'
import { parsePath } from './flags.js'
import type { RawListenFlags } from './listen-options.js'
import { parseWholeNumber } from './number.js'
import { parseHttpUrl } from './url.js'
import { createUsageError } from './usage.js'

export interface ListenFlags {
  readonly options: WorkbenchOptions
  /** End when so many callbacks have arrived. */
  readonly expect: number | undefined
  /** End after this time. */
  readonly limitMs: number | undefined
  /** Finds what is always answered, among the choices that there are. */
  readonly chooseAnswer: ((choices: readonly AnswerChoice[]) => AnswerChoice) | undefined
}

const EXPECT_TIMEOUT_MS = 30_000

/** Throws RINGBACK_ERR_USAGE for the first flag that has no meaning. */
export function readListenFlags(raw: RawListenFlags): ListenFlags {
  const { host, strict, answer } = raw
  const expect = given(raw.expect, (text) =>
    parseWholeNumber('--expect', text, { from: 1, to: 1_000_000 }),
  )
  const limitMs = given(raw.timeout, (text) => parseDuration('--timeout', text))
  const isRelaying = answer === 'receiver'
  if (isRelaying && raw.forwardTo === undefined) {
    throw createUsageError('--answer receiver: expected a receiver, but --forward-to names none.')
  }
  return {
    options: {
      mode: 'listen',
      host,
      strict,
      isRelaying,
      port: given(raw.port, (text) => parseWholeNumber('--port', text, { from: 0, to: 65_535 })),
      publicUrl: given(raw.publicUrl, (text) => parseHttpUrl('--public-url', text)),
      webhooksAt: given(raw.webhooksAt, parsePath),
      forwardTo: given(raw.forwardTo, (text) => parseHttpUrl('--forward-to', text)),
    },
    expect,
    limitMs: limitMs ?? (expect === undefined ? undefined : EXPECT_TIMEOUT_MS),
    chooseAnswer: isRelaying ? undefined : given(answer, parseAnswer),
  }
}

/** The documented answer of that status goes before one without a body. */
function parseAnswer(text: string): (choices: readonly AnswerChoice[]) => AnswerChoice {
  const isStatus = /^[2-5]\d\d$/.test(text)
  if (!isStatus && !['slow', 'hang', 'reset'].includes(text)) {
    throw createUsageError(
      `--answer: expected a status from 200 to 599, slow, hang, reset or receiver, but got "${text}".`,
    )
  }
  return (choices) => {
    const known = choices.find(({ label }) => label.split(' ', 1)[0] === text)
    const response = { status: Number(text), headers: [], body: new Uint8Array() }
    return known ?? { label: text, isDocumented: false, behaviour: { kind: 'answer', response } }
  }
}

function given<T>(text: string | undefined, parse: (text: string) => T): T | undefined {
  return text === undefined ? undefined : parse(text)
}
