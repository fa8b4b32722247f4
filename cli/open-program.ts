import type { Command } from 'commander'
import type { RawOpenFlags } from './open-options.js'
import {
  addColorOptions,
  addDocumentOptions,
  addReceiverOptions,
  addTriggerValues,
} from './options.js'
import type { Shell } from './shell.js'

const OPEN_HELP = `
Examples:
  ringback open http://127.0.0.1:8000/openapi.json
  ringback open openapi.json --api http://127.0.0.1:8000 --bearer env:TOKEN
  ringback open openapi.json --start 'node server.js' --to http://127.0.0.1:3000

A screen: trigger operations, edit what is sent, choose what the receiver
answers, and see every callback judged as it arrives; ? shows the keys. It
needs a terminal: without one, verify drives the API and listen takes callbacks.

Exit codes:
  0    left
  1    left, with findings of severity error
  2    the command, the document or the machine is not in order
  70   a bug in Ringback
  130  ended by Ctrl-C`

/** Adds `ringback open`. */
export function addOpen(program: Command, shell: Shell, onExit: (exitCode: number) => void): void {
  const command = program
    .command('open')
    .description('Drive an API by hand, and watch its callbacks live in the terminal.')
    .argument(
      '[document]',
      'file, URL, or - for standard input (default: that of the configuration)',
    )
    .optionsGroup('Triggers:')
    .option('--config <file>', 'what the API needs (default: ringback.config.*)')
    .option('--api <url>', 'base URL of the running API (default: what the document says)')
    .option('--to <url>', 'a receiver that deliveries can be passed on to')
    .option('--start <command>', 'start the API with this command, end it after the session')
  addTriggerValues(command)
  command.option('--seed <n>', 'for made-up values (default: 1)')
  addReceiverOptions(command)
  addDocumentOptions(command)
  command
    .optionsGroup('Result:')
    .option('--strict', 'let every warning and every error count as a failure')
    .option('--journal <file>', 'keep everything that happens, line by line')
    .option('--verbose', 'show everything, fold nothing')
  addColorOptions(command)
  command.addHelpText('after', OPEN_HELP)
  command.action(async (document: string | undefined, flags: RawOpenFlags) => {
    const { openCommand } = await import('./command/open.js')
    onExit(await openCommand(document, flags, shell))
  })
}
