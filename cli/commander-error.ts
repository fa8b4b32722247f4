import type { CommanderError } from 'commander'
import type { RingbackError } from '../src/index.js'
import { createUsageError } from './usage.js'

/**
 * What commander found wrong with the arguments, in the form of all errors. `command` is the name of
 * the command they were given to, where there is one: its help says more than that of the program.
 */
export function describeUsage(
  { code, message }: CommanderError,
  command: string | undefined,
): RingbackError {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n')
  const suggestion = /^\(Did you mean (.+)\?\)$/.exec(rest.join(' '))?.[1]
  const hint =
    suggestion === undefined ? adviseOn(code, first, command) : `Did you mean ${suggestion}?`
  return createUsageError(`${hideValue(first).replace(/\.$/, '')}.`, hint)
}

function adviseOn(code: string, message: string, command: string | undefined): string {
  if (code === 'commander.missingArgument') {
    return 'Name the document before the options, e.g. ringback verify openapi.json --bearer.'
  }
  const word = /^unknown command '(.+)'$/.exec(message)?.[1]
  if (word !== undefined && /[./]/.test(word)) return `Did you mean ringback verify ${word}?`
  return `See ringback ${command === undefined ? '' : `${command} `}--help.`
}

/** `--baerer=TOKEN`: the misspelt name tells enough. */
function hideValue(message: string): string {
  return message.replace(/'(--?[^'=]+)=.*'$/, "'$1'")
}
