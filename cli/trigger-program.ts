import type { Command } from 'commander'
import type { Shell } from './shell.js'
import { addDeliveryOptions, type RawTriggerFlags } from './trigger-options.js'

const TRIGGER_HELP = `
Examples:
  ringback trigger openapi.json invoice_notification --to http://127.0.0.1:3000
  ringback trigger openapi.json invoicePaid --to URL --set body:/paid=false
  ringback trigger openapi.json invoicePaid --to URL --body @paid.json --edit
  ringback trigger invoicePaid --to URL

NAME is a callback or a webhook; where several have the name, its id, as
ringback inspect --format json shows it. The document may be left out where
ringback.config.* names one.

--to stands where the document has the callback URL; what else stands in the
key comes from a made-up trigger with its documented examples, or from --set
with that part of the key: --set '{$request.body#/id}=inv-7'. In the other
--set PLACE:NAME=VALUE, PLACE is body (NAME is a JSON Pointer), path, query,
header or cookie.

--edit opens the body in VISUAL or EDITOR before it is sent. --bearer, --api-key
and --basic take a value, env:NAME, or nothing for RINGBACK_BEARER,
RINGBACK_API_KEY and RINGBACK_BASIC.

Exit codes:
  0    the receiver answered as the document has it
  1    it did not
  2    the command, the document or the machine is not in order
  3    nothing could be sent, or nothing was answered
  70   a bug in Ringback
  130  interrupted`

/** Adds `ringback trigger`. */
export function addTrigger(
  program: Command,
  shell: Shell,
  onExit: (exitCode: number) => void,
): void {
  const command = program
    .command('trigger')
    .usage('[document] <name> --to <url> [options]')
    .description('Send one callback or webhook to a receiver, now, and judge its answer.')
    .argument('<document>', 'file, URL, or - for standard input; or the name alone')
    .argument('[name]', 'a callback or webhook')
  addDeliveryOptions(command)
  command.addHelpText('after', TRIGGER_HELP)
  command.action(async (first: string, second: string | undefined, flags: RawTriggerFlags) => {
    const { triggerCommand } = await import('./command/trigger.js')
    const named = second === undefined ? { name: first } : { document: first, name: second }
    onExit(await triggerCommand(named, flags, shell))
  })
}
