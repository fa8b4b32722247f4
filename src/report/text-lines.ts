import { guardCiLine } from '../transport/escape.js'

/** Lines as one block of output, none of which a CI system takes for a command. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${guardCiLine(line.trimEnd())}\n`).join('')
}
