import process from 'node:process'
import {
  createTextStyle,
  exitCodeOf,
  type Report,
  renderGithub,
  renderJson,
  renderText,
  type TextOptions,
} from '../src/index.js'
import { limitWarnings, readMaxWarnings } from './max-warnings.js'
import type { RawOutputFlags } from './options.js'
import { writeStream } from './output.js'
import { writeResult } from './result.js'
import type { Shell } from './shell.js'
import { type Interruption, watchSignals } from './signals.js'

/**
 * Does `work`, writes its report, and returns the verdict as exit code: 128 and the signal where one
 * ended it, also before there was anything to report.
 */
export async function reportRun(
  flags: RawOutputFlags,
  shell: Shell,
  work: (interruption: Interruption) => Promise<Report>,
): Promise<number> {
  const maxWarnings = readMaxWarnings(flags.maxWarnings)
  using interruption = watchSignals(process, (exitCode) => process.exit(exitCode))
  try {
    const report = await work(interruption)
    const { verdict, because, totals } = report
    await writeResult(flags, shell, {
      render: (look) => render(report, flags.format, look),
      verdict: `${verdict.toUpperCase()}  ${because}`,
    })
    const exitCode = verdict === 'interrupted' ? interruption.exitCode : undefined
    const { warnings } = totals
    return await limitWarnings(exitCode ?? exitCodeOf(verdict), { warnings, maxWarnings }, shell)
  } catch (error) {
    const { exitCode, signal } = interruption
    if (exitCode === undefined || error !== signal.reason) throw error
    await writeStream(shell.stderr, 'interrupted before the run began\n')
    return exitCode
  }
}

function render(report: Report, format: RawOutputFlags['format'], look: TextOptions): string {
  switch (format) {
    case 'json':
      return renderJson(report)
    case 'github':
      return renderGithub(report.findings, `${report.verdict}: ${report.because}`)
    case 'text':
      return renderText(report, createTextStyle(look))
  }
}
