import { type Command, Option } from 'commander'
import {
  addColorOptions,
  addDocumentOptions,
  addList,
  type RawDocumentFlags,
  type RawLookFlags,
} from './options.js'

/** Flags of `ringback mock` as they were written. */
export interface RawMockFlags extends RawDocumentFlags, RawLookFlags {
  readonly config?: string
  readonly host?: string
  readonly port?: string
  readonly seed?: string
  /** False for --no-state. */
  readonly state?: boolean
  readonly callbackDelay: readonly string[]
  readonly callbackCount: readonly string[]
  /** Names after --no-callbacks. */
  readonly callbacks: readonly string[]
  readonly wrongBody: readonly string[]
  readonly callbackTimeout?: string
  readonly retry?: string
  readonly allowTarget: readonly string[]
  readonly format: 'text' | 'json'
  readonly journal?: string
  readonly strict?: boolean
  readonly quiet?: boolean
}

export function addMockOptions(command: Command): void {
  command
    .optionsGroup('API:')
    .option('--port <n>', 'where it listens; 0 takes any free port (default: 4010)')
    .option('--host <address>', 'the address to listen on (default: 127.0.0.1)')
    .option('--seed <n>', 'for made-up values (default: 1)')
    .option('--no-state', 'forget what was created: answer each request for itself')
    .option('--config <file>', 'settings under "mock" (default: ringback.config.*)')
    .optionsGroup('Callbacks:')
  addList(command, '--callback-delay <time>', 'how long after the answer: [NAME=]TIME')
  addList(command, '--callback-count <n>', 'how often for one request: [NAME=]N')
  addList(command, '--no-callbacks <name>', 'a callback that is not sent')
  addList(command, '--wrong-body <name>', 'a callback with a body that its schema forbids')
  command
    .option('--callback-timeout <time>', 'how long a receiver may take (default: 10s)')
    .option('--retry <times>', 'when to try again where it fails, or none (default: 1s,5s,30s)')
  addList(command, '--allow-target <host>', 'a link-local or metadata host that may be called')
  addDocumentOptions(command)
  command
    .optionsGroup('Result:')
    .addOption(
      new Option('--format <format>', 'of what happens; json: one event a line')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--journal <file>', 'keep everything that happens, line by line')
    .option('--strict', 'let every warning and every error count as a failure')
    .option('--quiet', 'tell the address and the summary, but no single request')
    .option('--verbose', 'show everything, fold nothing')
  addColorOptions(command)
}
