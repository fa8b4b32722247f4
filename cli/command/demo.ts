import process from 'node:process'
import { fileURLToPath } from 'node:url'
import {
  type Contract,
  createTextStyle,
  exitCodeOf,
  loadContract,
  type MockServer,
  mock,
  renderText,
  type TextStyle,
  verify,
} from '../../src/index.js'
import type { RawLookFlags } from '../options.js'
import { writeStream } from '../output.js'
import { showProgress } from '../progress.js'
import type { Shell } from '../shell.js'
import { watchSignals } from '../signals.js'
import { describeTerminal } from '../terminal.js'

export interface RawDemoFlags extends RawLookFlags {
  readonly broken?: boolean
  readonly ui?: boolean
}

/** It stands beside the folder of this file, both as source and where it is bundled. */
const DOCUMENT = fileURLToPath(new URL('../demo.openapi.json', import.meta.url))

/** `ringback demo`: plays a bundled document and verifies what is played, with that verdict. */
export async function demoCommand(flags: RawDemoFlags, shell: Shell): Promise<number> {
  if (flags.ui === true) return openDemo(flags, shell)
  using interruption = watchSignals(process, (exitCode) => process.exit(exitCode))
  const { broken: isBroken = false } = flags
  const style = createTextStyle(describeTerminal(shell.stdout, shell, flags))
  const contract = await loadContract(DOCUMENT)
  await using api = await playDemo(contract, isBroken)
  await writeStream(shell.stdout, introduce(api.url, isBroken, style))
  await using run = verify(contract, { api: api.url, timeoutMs: 2000, settleMs: 100 })
  interruption.signal.addEventListener('abort', () => void run.stop().catch(() => undefined))
  await showProgress(run, flags, shell)
  const report = await run.report
  await writeStream(shell.stdout, renderText(report, style))
  await writeStream(shell.stdout, suggest(isBroken, style))
  return report.verdict === 'interrupted'
    ? (interruption.exitCode ?? exitCodeOf('interrupted'))
    : exitCodeOf(report.verdict)
}

/** The same API in the workbench, to be driven by hand. */
async function openDemo({ broken, ...look }: RawDemoFlags, shell: Shell): Promise<number> {
  const { openCommand } = await import('./open.js')
  await using api = await playDemo(await loadContract(DOCUMENT), broken)
  const none: readonly string[] = []
  const lists = { set: none, body: none, header: none, bind: none }
  const loading = { allowRemoteRefs: none, documentHeader: none }
  return await openCommand(DOCUMENT, { ...lists, ...loading, ...look, api: api.url }, shell)
}

function playDemo(contract: Contract, isBroken = false): Promise<MockServer> {
  return mock(contract, isBroken ? { callbacks: { invoicePaid: { failure: 'wrong-body' } } } : {})
}

function introduce(url: string, isBroken: boolean, { paint }: TextStyle): string {
  const lines = [
    `An API that takes invoices and calls back when they are paid, played from`,
    DOCUMENT,
    isBroken
      ? 'It breaks its promise: a member of the callback has the wrong type.'
      : 'It keeps its promise.',
    '',
    paint.dim(`$ ringback mock demo.openapi.json${isBroken ? ' --wrong-body invoicePaid' : ''}`),
    paint.dim(`$ ringback verify demo.openapi.json --api ${url}`),
    '',
  ]
  return `${lines.join('\n')}\n`
}

function suggest(isBroken: boolean, { paint }: TextStyle): string {
  const next = isBroken
    ? 'ringback explain delivery-body-schema   what that means'
    : 'ringback demo --broken   the same with an API that breaks its promise'
  return `\n${paint.dim('next')}  ${next}\n${paint.dim('yours')} ringback verify openapi.json --api http://127.0.0.1:8000\n`
}
