import { Command, CommanderError } from 'commander'
import { RINGBACK_VERSION } from '../src/index.js'
import { INSPECT_HELP, PROGRAM_HELP, VERIFY_HELP } from './help.js'
import { addListen } from './listen-program.js'
import { addDemo, addMock } from './mock-program.js'
import { addOpen } from './open-program.js'
import {
  addColorOptions,
  addDocumentOptions,
  addOutputOptions,
  addReceiverOptions,
  addTriggerOptions,
  type RawInitFlags,
  type RawInspectFlags,
  type RawLookFlags,
  type RawVerifyFlags,
} from './options.js'
import { addSend } from './send-program.js'
import type { Shell } from './shell.js'
import { addTrigger } from './trigger-program.js'

const DOCUMENT = 'file, URL, or - for standard input'

/**
 * Reads the arguments, runs the command and resolves with the exit code. Rejects with a
 * RingbackError for arguments that have no meaning. Commands are loaded when they are called, so
 * that help comes at once.
 */
export async function runProgram(args: readonly string[], shell: Shell): Promise<number> {
  let exitCode = 0
  const program = createProgram(shell, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.help') return 2
    if (error.exitCode !== 0) {
      const { describeUsage } = await import('./commander-error.js')
      const command = program.commands.find((one) => one.name() === args[0])
      throw describeUsage(error, command?.name())
    }
  }
  return exitCode
}

function createProgram(shell: Shell, onExit: (exitCode: number) => void): Command {
  const program = new Command('ringback')
    .description('Proves that an API keeps the callbacks that its OpenAPI document promises.')
    .version(RINGBACK_VERSION, '--version', 'show the version')
    .helpOption('--help', 'show help')
    .helpCommand(false)
    .addHelpText('after', PROGRAM_HELP)
    .exitOverride()
    .configureOutput({
      getOutHelpWidth: () => shell.stdout.columns ?? 80,
      getErrHelpWidth: () => shell.stderr.columns ?? 80,
      writeOut: (text) => void shell.stdout.write(text),
      writeErr: (text) => void shell.stderr.write(text),
      // It is thrown as well, and told in the form of all errors.
      outputError: () => undefined,
    })
  addVerify(program, shell, onExit)
  addInspect(program, shell, onExit)
  addMock(program, shell, onExit)
  addOpen(program, shell, onExit)
  addListen(program, shell, onExit)
  addSend(program, shell, onExit)
  addTrigger(program, shell, onExit)
  addDemo(program, shell, onExit)
  addInit(program, shell, onExit)
  addExplain(program, shell, onExit)
  return program
}

function addVerify(program: Command, shell: Shell, onExit: (exitCode: number) => void): void {
  const command = program
    .command('verify')
    .description('Drive a running API and judge the callbacks that it owes.')
    .argument('[document]', `${DOCUMENT} (default: that of the configuration)`)
  addTriggerOptions(command)
  addReceiverOptions(command)
  addDocumentOptions(command)
  command
    .optionsGroup('Result:')
    .option('--strict', 'let every warning and every error fail the run')
    .option('--journal <file>', 'keep everything that happens, line by line')
  addOutputOptions(command)
  command.addHelpText('after', VERIFY_HELP)
  command.action(async (document: string | undefined, flags: RawVerifyFlags) => {
    const { verifyCommand } = await import('./command/verify.js')
    onExit(await verifyCommand(document, flags, shell))
  })
}

function addInspect(program: Command, shell: Shell, onExit: (exitCode: number) => void): void {
  const command = program
    .command('inspect')
    .description('Show what a document promises, how it is read and what is wrong with it.')
    .argument('[document]', `${DOCUMENT} (default: that of the configuration)`)
  addDocumentOptions(command)
  command
    .option('--config <file>', 'what the API needs (default: ringback.config.*)')
    .option('--lint', 'check the whole structure by the official OpenAPI schema')
    .optionsGroup('Result:')
    .option('--strict', 'exit with 1 for warnings too')
  addOutputOptions(command)
  command.addHelpText('after', INSPECT_HELP)
  command.action(async (document: string | undefined, flags: RawInspectFlags) => {
    const { inspectCommand } = await import('./command/inspect.js')
    onExit(await inspectCommand(document, flags, shell))
  })
}

function addInit(program: Command, shell: Shell, onExit: (exitCode: number) => void): void {
  const command = program
    .command('init')
    .description('Write a first ringback.config.yaml for a document.')
    .argument('<document>', DOCUMENT)
  addDocumentOptions(command)
  addColorOptions(command)
  command.action(async (document: string, flags: RawInitFlags) => {
    const { initCommand } = await import('./command/init.js')
    onExit(await initCommand(document, flags, shell))
  })
}

function addExplain(program: Command, shell: Shell, onExit: (exitCode: number) => void): void {
  const command = program
    .command('explain')
    .description('Explain the code of a finding or an error; without a code, list them all.')
    .argument('[code]', 'e.g. delivery-missing or RINGBACK_ERR_USAGE')
  addColorOptions(command)
  command.action(async (code: string | undefined, flags: RawLookFlags) => {
    const { explainCommand } = await import('./command/explain.js')
    onExit(await explainCommand(code, flags, shell))
  })
}
