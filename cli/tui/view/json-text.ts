import type { JsonLine } from './json.js'

/** JSON as plain text again, one member a line. */
export function printJson(lines: readonly JsonLine[]): string {
  return lines
    .map(({ depth, key, value }) => {
      return `${'  '.repeat(depth)}${key === undefined ? '' : `${key}: `}${value}`
    })
    .join('\n')
}
