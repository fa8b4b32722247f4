import { createTextStyle, escapeForTerminal, RingbackError } from '../src/index.js'
import type { Shell } from './shell.js'
import { describeTerminal } from './terminal.js'

export interface Failure {
  /** For standard error. */
  readonly text: string
  readonly exitCode: number
}

const INTERNAL_EXIT_CODE = 70

const PLEASE_REPORT =
  'This is a bug in Ringback. Please report it with the document and the command; --verbose shows where it is.'

/**
 * Puts an error into words: one with a code by its message and hint, anything else as a bug of
 * ours. The arguments are looked at as they were written: they may be what is wrong.
 */
export function describeFailure(error: unknown, args: readonly string[], shell: Shell): Failure {
  const look = describeTerminal(shell.stderr, shell, {
    verbose: args.includes('--verbose'),
    ...(args.includes('--no-color') ? { color: false } : {}),
  })
  const failure =
    error instanceof RingbackError
      ? error
      : new RingbackError('RINGBACK_ERR_INTERNAL', firstLine(error), { hint: PLEASE_REPORT })
  const isBug = failure.exitCode === INTERNAL_EXIT_CODE
  const { paint } = createTextStyle(look)
  const title = `${paint.red('error')} ${paint.bold(failure.code)}: ${escapeLines(failure.message)}`
  const hint = failure.hint ?? (isBug ? PLEASE_REPORT : '')
  const stack = isBug && look.verbose === true && error instanceof Error ? error.stack : undefined
  const lines = [title, ...indent(hint), ...indent(stack ?? '')]
  return { text: `${lines.join('\n')}\n`, exitCode: failure.exitCode }
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return message.split('\n', 1)[0] ?? ''
}

function indent(text: string): readonly string[] {
  return text === ''
    ? []
    : escapeLines(text)
        .split('\n')
        .map((line) => `  ${line}`)
}

/** Messages quote documents, and documents are hostile. */
function escapeLines(text: string): string {
  return escapeForTerminal(text, { keepNewlines: true })
}
