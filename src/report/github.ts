import { escapeForTerminal, guardCiLine } from '../transport/escape.js'
import type { GroupedFinding } from './model.js'
import { formatCount } from './words.js'

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const

/**
 * Findings as workflow commands, which GitHub Actions shows beside the lines of a change, and one
 * line that sums them up. Files are named as the user named them, so run it where the repository is.
 */
export function renderGithub(findings: readonly GroupedFinding[], summary: string): string {
  const lines = findings.map((finding) => {
    const properties = Object.entries(listProperties(finding))
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    return `::${LEVELS[finding.severity]} ${properties.join(',')}::${escapeData(describe(finding))}`
  })
  return `${[...lines, escapeData(`ringback: ${summary}`)].join('\n')}\n`
}

/** A file is only named where it is in the repository: neither a URL nor standard input. */
function listProperties({ promised, code }: GroupedFinding) {
  const isLocal = promised !== undefined && !/^(?:[a-z][a-z\d+.-]+:|<)/i.test(promised.file)
  return {
    file: isLocal ? promised.file : undefined,
    line: isLocal ? promised.line : undefined,
    col: isLocal ? promised.column : undefined,
    title: code,
  }
}

function describe({ message, at, hint, count, promised }: GroupedFinding): string {
  return [
    message,
    ...(at === undefined ? [] : [`at ${at}`]),
    ...(promised === undefined ? [] : [`promised at ${promised.file}#${promised.pointer}`]),
    ...(hint === undefined ? [] : [hint]),
    ...(count > 1 ? [`seen ${formatCount(count, 'time')}`] : []),
  ].join('\n')
}

/** As @actions/core escapes the message of a command; what is left has no meaning for a runner. */
function escapeData(text: string): string {
  return guardCiLine(escapeForTerminal(text, { keepNewlines: true }))
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
}

/** As @actions/core escapes a property of a command. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
