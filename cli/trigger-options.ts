import { type Command, Option } from 'commander'
import {
  addColorOptions,
  addDocumentOptions,
  addList,
  type RawDocumentFlags,
  type RawLookFlags,
} from './options.js'
import { DELIVERY_FORM } from './value-form.js'

/** Flags of `ringback trigger` as they were written. */
export interface RawTriggerFlags extends RawDocumentFlags, RawLookFlags {
  readonly to: string
  readonly config?: string
  readonly set: readonly string[]
  readonly body?: string
  readonly header: readonly string[]
  readonly edit?: boolean
  readonly bearer?: string | true
  readonly apiKey?: string | true
  readonly basic?: string | true
  readonly timeout?: string
  readonly seed?: string
  readonly format: 'text' | 'json'
  readonly output?: string
  readonly strict?: boolean
  readonly journal?: string
}

/** What is sent, where to, and how the result looks. */
export function addDeliveryOptions(command: Command): void {
  command
    .optionsGroup('Delivery:')
    .requiredOption('--to <url>', 'URL of the receiver, in the place of the callback URL')
  addList(command, '--set <value>', `a value: ${DELIVERY_FORM.set}`)
  command.option('--body <body>', `the body: ${DELIVERY_FORM.body}`)
  addList(command, '--header <header>', 'a header besides: "Name: value"')
  command
    .option('--edit', 'open the body in VISUAL or EDITOR first')
    .option('--bearer [token]', 'for the security of the callback')
    .option('--api-key [key]', 'likewise')
    .option('--basic [credentials]', 'likewise: USER:PASSWORD')
    .option('--timeout <time>', 'how long the receiver may take (default: 10s)')
    .option('--seed <n>', 'for made-up values (default: 1)')
    .option('--config <file>', 'names the document (default: ringback.config.*)')
  addDocumentOptions(command)
  command
    .optionsGroup('Result:')
    .option('--strict', 'let every warning and every error fail the run')
    .option('--journal <file>', 'keep everything that happens, line by line')
    .addOption(
      new Option('--format <format>', 'its format').choices(['text', 'json']).default('text'),
    )
    .option('--output <file>', 'write it to a file, not to standard output')
    .option('--verbose', 'show everything, fold nothing')
  addColorOptions(command)
}
