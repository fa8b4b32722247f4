import { type Command, Option } from 'commander'
import { OPERATION_FORM } from './value-form.js'

/** Flags as they were written: they are read when their command is known. */
export interface RawLookFlags {
  readonly verbose?: boolean
  /** What `--color` or `--no-color` says. */
  readonly color?: boolean
}

export interface RawOutputFlags extends RawLookFlags {
  readonly format: 'text' | 'json' | 'github'
  readonly output?: string
  readonly maxWarnings?: string
}

export interface RawDocumentFlags {
  readonly refRoot?: string
  readonly allowRemoteRefs: readonly string[]
  readonly documentHeader: readonly string[]
  readonly bind: readonly string[]
}

export interface RawInitFlags extends RawDocumentFlags, RawLookFlags {}

export interface RawInspectFlags extends RawDocumentFlags, RawOutputFlags {
  readonly config?: string
  readonly lint?: boolean
  readonly strict?: boolean
}

export interface RawVerifyFlags extends RawInspectFlags {
  readonly api?: string
  readonly start?: string
  readonly only: readonly string[]
  readonly set: readonly string[]
  readonly body: readonly string[]
  readonly header: readonly string[]
  /** True where the option stands without a value. */
  readonly bearer?: string | true
  readonly apiKey?: string | true
  readonly basic?: string | true
  readonly repeat?: string
  readonly concurrency?: string
  readonly seed?: string
  readonly timeout?: string
  readonly settle?: string
  readonly host?: string
  readonly port?: string
  readonly publicUrl?: string
  readonly webhooksAt?: string
  readonly journal?: string
}

/** What to drive, and with which values. */
export function addTriggerOptions(command: Command): void {
  command
    .optionsGroup('Triggers:')
    .option('--config <file>', 'what the API needs (default: ringback.config.*)')
    .option('--api <url>', 'base URL of the running API (default: what the document says)')
    .option('--start <command>', 'start the API with this command, end it after the run')
  addList(command, '--only <name>', 'an operation or callback to drive')
  addTriggerValues(command)
  command
    .option('--repeat <n>', 'valid triggers per operation (default: 3)')
    .option('--concurrency <n>', 'triggers at the same time (default: 10)')
    .option('--seed <n>', 'for made-up values (default: 1)')
}

/** What goes into triggers, and the credentials for the API. */
export function addTriggerValues(command: Command): void {
  addList(command, '--set <value>', `a value: ${OPERATION_FORM.set}`)
  addList(command, '--body <body>', `the body: ${OPERATION_FORM.body}`)
  addList(command, '--header <header>', 'a header for every trigger: "Name: value"')
  command
    .option('--bearer [token]', 'bearer token (default: RINGBACK_BEARER)')
    .option('--api-key [key]', 'API key (default: RINGBACK_API_KEY)')
    .option('--basic [credentials]', 'USER:PASSWORD (default: RINGBACK_BASIC)')
}

/** Where callbacks arrive, and how long they may take. */
export function addReceiverOptions(command: Command): void {
  command
    .optionsGroup('Receiver:')
    .option('--timeout <time>', 'how long a callback may take (default: 5s)')
    .option('--settle <time>', 'how long to watch for more of them (default: 1s)')
    .option('--host <address>', 'where it listens (default: 127.0.0.1)')
    .option('--port <n>', 'its port (default: any free one)')
    .option('--public-url <url>', 'how the API reaches it, e.g. the URL of a tunnel')
    .option('--webhooks-at <path>', 'path of all webhooks (default: /webhooks/NAME each)')
}

/** How the document is read. */
export function addDocumentOptions(command: Command): void {
  command
    .optionsGroup('Document:')
    .option('--ref-root <folder>', 'folder that a $ref may lead into (default: its own)')
  addList(command, '--allow-remote-refs <host>', 'a host that a $ref may lead to')
  addList(command, '--document-header <header>', 'a header for fetching it: "Name: value"')
  addList(command, '--bind <binding>', 'where a callback URL goes: CALLBACK=query:NAME')
}

/** What counts, where the result goes, and how it looks. */
export function addOutputOptions(command: Command): void {
  const formats = ['text', 'json', 'github'] satisfies RawOutputFlags['format'][]
  command
    .addOption(new Option('--format <format>', 'its format').choices(formats).default('text'))
    .option('--max-warnings <n>', 'exit with 1 when there are more warnings')
    .option('--output <file>', 'write it to a file, not to standard output')
    .option('--verbose', 'show everything, fold nothing')
  addColorOptions(command)
}

export function addColorOptions(command: Command): void {
  command
    .option('--color', 'use colours (default: on a terminal)')
    .option('--no-color', 'use no colours, as with NO_COLOR')
}

/** May be given again; every value is kept. */
export function addList(command: Command, flags: string, description: string): void {
  const option = new Option(flags, description)
  option.argParser((text, earlier: readonly string[]) => [...earlier, text])
  command.addOption(option)
  // As a default of the option it would show in the help.
  command.setOptionValueWithSource(option.attributeName(), [], 'default')
}
