#!/usr/bin/env node
import process from 'node:process'
import { runProgram } from './program.js'

const { argv, env, platform, stderr, stdout } = process
const args = argv.slice(2)
const shell = { stdout, stderr, env, platform }

/** The exit code is only set, never forced: forcing it cuts off what is still in a pipe. */
async function main(): Promise<void> {
  // Whoever reads may have read enough; every other failure is told where it is written.
  stdout.on('error', () => undefined)
  stderr.on('error', () => undefined)
  try {
    process.exitCode = await runProgram(args, shell)
  } catch (error) {
    process.exitCode = await fail(error)
  }
}

async function fail(error: unknown): Promise<number> {
  const { describeFailure } = await import('./exit.js')
  const { text, exitCode } = describeFailure(error, args, shell)
  stderr.write(text)
  return exitCode
}

// The state after one of these is unknown, so nothing goes on.
process.on('uncaughtException', (error) => {
  void fail(error).then((exitCode) => process.exit(exitCode))
})

await main()
