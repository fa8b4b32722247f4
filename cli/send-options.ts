import type { Command } from 'commander'
import {
  addDocumentOptions,
  addList,
  addOutputOptions,
  type RawDocumentFlags,
  type RawOutputFlags,
} from './options.js'
import { CALLBACK_FORM } from './value-form.js'

/** Flags of `ringback send` as they were written. */
export interface RawSendFlags extends RawDocumentFlags, RawOutputFlags {
  readonly to: string
  readonly webhooksAt?: string
  readonly config?: string
  readonly only: readonly string[]
  readonly set: readonly string[]
  readonly body: readonly string[]
  readonly header: readonly string[]
  readonly bearer?: string | true
  readonly apiKey?: string | true
  readonly basic?: string | true
  readonly concurrency?: string
  readonly timeout?: string
  readonly seed?: string
  readonly strict?: boolean
  readonly journal?: string
}

/** Which deliveries, how the document is read, and what counts. */
export function addSendOptions(command: Command): void {
  command
    .optionsGroup('Deliveries:')
    .requiredOption('--to <url>', 'URL of the receiver, in the place of the callback URL')
    .option('--webhooks-at <path>', 'path of all webhooks, at the host of --to')
  addList(command, '--only <name>', 'a callback, a webhook or an operation')
  addList(command, '--set <value>', `a value: ${CALLBACK_FORM.set}`)
  addList(command, '--body <body>', `the body: ${CALLBACK_FORM.body}`)
  addList(command, '--header <header>', 'a header for every delivery: "Name: value"')
  command
    .option('--bearer [token]', 'for the security of the callbacks')
    .option('--api-key [key]', 'likewise')
    .option('--basic [credentials]', 'likewise: USER:PASSWORD')
    .option('--timeout <time>', 'how long the receiver may take (default: 10s)')
    .option('--concurrency <n>', 'deliveries at once, where that is tried (default: 20)')
    .option('--seed <n>', 'for made-up values and the choice of cases (default: 1)')
    .option('--config <file>', 'names the document (default: ringback.config.*)')
  addDocumentOptions(command)
  command
    .optionsGroup('Result:')
    .option('--strict', 'let every warning and every error fail the run')
    .option('--journal <file>', 'keep everything that happens, line by line')
  addOutputOptions(command)
}
