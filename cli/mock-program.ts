import type { Command } from 'commander'
import type { RawDemoFlags } from './command/demo.js'
import { addMockOptions, type RawMockFlags } from './mock-options.js'
import { addColorOptions } from './options.js'
import type { Shell } from './shell.js'

const MOCK_HELP = `
Examples:
  ringback mock openapi.json
  ringback mock openapi.json --callback-delay 200ms --callback-delay paid=2s
  ringback mock openapi.json --callback-count paid=3 --no-callbacks failed
  ringback mock openapi.json --retry 1s,5s --format json

--callback-delay, --callback-count, --no-callbacks, --wrong-body and
--allow-target may be given again. NAME is that of a callback. Durations have a
unit: 500ms, 2s, 1m.

Prefer: code=404, Prefer: example=NAME and Prefer: dynamic=true in a request
choose the answer. POST /__ringback/webhooks/NAME with {"to": URL} has a
webhook sent; GET /__ringback lists what there is.

Ctrl-C ends it. Exit codes:
  0    no receiver broke what the document says
  1    one did
  2    the command, the document or the machine is not in order
  70   a bug in Ringback
  130  ended while callbacks were on their way, or by a second Ctrl-C`

/** Adds `ringback mock`. */
export function addMock(program: Command, shell: Shell, onExit: (exitCode: number) => void): void {
  const command = program
    .command('mock')
    .description('Play the API of a document, and really call back.')
    .argument(
      '[document]',
      'file, URL, or - for standard input (default: that of the configuration)',
    )
  addMockOptions(command)
  command.addHelpText('after', MOCK_HELP)
  command.action(async (document: string | undefined, flags: RawMockFlags) => {
    const { mockCommand } = await import('./command/mock.js')
    onExit(await mockCommand(document, flags, shell))
  })
}

const DEMO_HELP = `
Exit codes are those of ringback verify: 0, and 1 with --broken.`

/** Adds `ringback demo`. */
export function addDemo(program: Command, shell: Shell, onExit: (exitCode: number) => void): void {
  const command = program
    .command('demo')
    .description('See it work: a bundled document, played and verified.')
    .option('--broken', 'with an API that breaks its promise')
    .option('--ui', 'drive the API by hand, in the workbench')
    .option('--verbose', 'show everything, fold nothing')
  addColorOptions(command)
  command.addHelpText('after', DEMO_HELP)
  command.action(async (flags: RawDemoFlags) => {
    const { demoCommand } = await import('./command/demo.js')
    onExit(await demoCommand(flags, shell))
  })
}
