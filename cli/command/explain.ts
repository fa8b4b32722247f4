import {
  createTextStyle,
  ERROR_CATALOGUE,
  explainCode,
  FINDINGS,
  type TextStyle,
} from '../../src/index.js'
import type { RawLookFlags } from '../options.js'
import { writeStream } from '../output.js'
import type { Shell } from '../shell.js'
import { describeTerminal } from '../terminal.js'

/** `ringback explain [CODE]`. An unknown code is told on standard error, with those near it. */
export async function explainCommand(
  code: string | undefined,
  flags: RawLookFlags,
  shell: Shell,
): Promise<number> {
  const styleOf = (stream: Shell['stdout']) => {
    return createTextStyle(describeTerminal(stream, shell, flags))
  }
  if (code === undefined) {
    await writeStream(shell.stdout, listCodes(styleOf(shell.stdout)))
    return 0
  }
  const { isKnown } = explainCode(code, styleOf(shell.stdout))
  const stream = isKnown ? shell.stdout : shell.stderr
  await writeStream(stream, explainCode(code, styleOf(stream)).text)
  return isKnown ? 0 : 2
}

function listCodes({ paint }: TextStyle): string {
  const findings = Object.entries(FINDINGS).map(
    ([code, { severity, title }]) => [code, `${severity.padEnd(7)}  ${title}`] as const,
  )
  const errors = Object.entries(ERROR_CATALOGUE).map(
    ([code, { exitCode }]) => [code, `exit code ${exitCode}`] as const,
  )
  const width = Math.max(...[...findings, ...errors].map(([code]) => code.length))
  const list = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([code, text]) => `  ${code.padEnd(width)}  ${text}`)
  return [
    paint.bold('Findings'),
    ...list(findings),
    '',
    paint.bold('Errors'),
    ...list(errors),
    '',
    'ringback explain CODE says what it means and what usually causes it.',
    '',
  ].join('\n')
}
