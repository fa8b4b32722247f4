import { type Command, Option } from 'commander'
import type { RawListenFlags } from './listen-options.js'
import { addColorOptions, addDocumentOptions } from './options.js'
import type { Shell } from './shell.js'

const LISTEN_HELP = `
Examples:
  ringback listen openapi.json
  ringback listen openapi.json --forward-to http://127.0.0.1:3000
  ringback listen openapi.json --public-url https://my.tunnel.example
  ringback listen openapi.json --answer 500
  ringback listen openapi.json --expect 2 --timeout 30s --format text

Every callback and webhook has a URL of its own, which is told at the start.
What arrives at any other URL is judged as the callback that its method and
body fit best.

--answer is a status, 429 (with Retry-After: 30), slow (after 10 s), hang,
reset, or receiver: what the receiver of --forward-to has answered.

In a terminal it is a screen; --format text prints a line for each delivery,
--format json one event a line. Durations have a unit: 500ms, 2s, 1m.

Exit codes:
  0    what arrived keeps what the document promises
  1    it does not, or the receiver of --forward-to does not
  2    the command, the document or the machine is not in order
  3    fewer arrived than were expected, or nothing
  70   a bug in Ringback
  130  ended by Ctrl-C; the report is written all the same`

/** Adds `ringback listen`. */
export function addListen(
  program: Command,
  shell: Shell,
  onExit: (exitCode: number) => void,
): void {
  const command = program
    .command('listen')
    .description('Take callbacks and webhooks, and judge each as it arrives.')
    .argument(
      '[document]',
      'file, URL, or - for standard input (default: that of the configuration)',
    )
    .optionsGroup('Receiver:')
    .option('--host <address>', 'where it listens (default: 127.0.0.1)')
    .option('--port <n>', 'its port (default: any free one)')
    .option('--public-url <url>', 'how senders reach it, e.g. the URL of a tunnel')
    .option('--webhooks-at <path>', 'path of all webhooks (default: /webhooks/NAME each)')
    .option('--answer <what>', 'what is answered (default: the documented success)')
    .option('--forward-to <url>', 'pass deliveries on, and judge what is answered there')
    .option('--expect <n>', 'end when so many callbacks have arrived')
    .option('--timeout <time>', 'end after this time (default: 30s with --expect)')
    .option('--config <file>', 'names the document (default: ringback.config.*)')
  addDocumentOptions(command)
  command
    .optionsGroup('Result:')
    .addOption(
      new Option('--format <format>', 'of what happens; json: one event a line').choices([
        'text',
        'json',
      ]),
    )
    .option('--output <file>', 'write the report to a file; json: with --format json')
    .option('--journal <file>', 'keep everything that happens, line by line')
    .option('--strict', 'let every warning and every error count as a failure')
    .option('--verbose', 'show everything, fold nothing')
  addColorOptions(command)
  command.addHelpText('after', LISTEN_HELP)
  command.action(async (document: string | undefined, flags: RawListenFlags) => {
    const { listenCommand } = await import('./command/listen.js')
    onExit(await listenCommand(document, flags, shell))
  })
}
