import type { Command } from 'commander'
import { addSendOptions, type RawSendFlags } from './send-options.js'
import type { Shell } from './shell.js'

const SEND_HELP = `
Examples:
  ringback send openapi.json --to http://127.0.0.1:3000
  ringback send openapi.json --to http://127.0.0.1:3000 --only invoicePaid
  ringback send openapi.json --to URL --set invoicePaid.body:/customer=7
  ringback send openapi.json --to URL --bearer env:TOKEN --format json

--to is the URL that you would give to the API; what the document has behind it
stands behind it here. Webhooks go to --to itself. --only, --set, --body and
--header may be given again. PLACE is body (NAME is a JSON Pointer), path,
query, header or cookie; CALLBACK is a callback or a webhook.

Credentials are what your receiver asks for, not what the API does. --bearer,
--api-key and --basic take a value, env:NAME, or nothing for RINGBACK_BEARER,
RINGBACK_API_KEY and RINGBACK_BASIC.

Exit codes:
  0    the receiver stands everything that was sent
  1    it does not
  2    the command, the document or the machine is not in order
  3    nothing could be sent, or nothing was answered
  70   a bug in Ringback
  130  interrupted; the report is written all the same`

/** Adds `ringback send`. */
export function addSend(program: Command, shell: Shell, onExit: (exitCode: number) => void): void {
  const command = program
    .command('send')
    .usage('[document] --to <url> [options]')
    .description('Call a receiver the way the API would, and judge what it answers.')
    .argument('[document]', 'file, URL, or - for standard input (default: of the configuration)')
  addSendOptions(command)
  command.addHelpText('after', SEND_HELP)
  command.action(async (document: string | undefined, flags: RawSendFlags) => {
    const { sendCommand } = await import('./command/send.js')
    onExit(await sendCommand(document, flags, shell))
  })
}
