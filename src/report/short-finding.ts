import type { Finding } from '../check/model.js'
import { escapeControls } from '../transport/escape.js'
import { severitySymbol } from './finding-text.js'
import type { TextStyle } from './text-style.js'
import { wrapText } from './text-wrap.js'

/** A finding below what it is about: its code, what was expected and what arrived, and where it is promised. */
export function renderShortFinding(
  finding: Finding,
  style: TextStyle,
  indent = 4,
): readonly string[] {
  const { severity, code, expected, arrived, at, message, promised } = finding
  const { paint } = style
  const color = { error: paint.red, warning: paint.yellow, info: paint.cyan }[severity]
  const said =
    expected === undefined || arrived === undefined
      ? message
      : `expected ${expected}, arrived ${arrived}${at === undefined ? '' : ` at ${at}`}`
  const place =
    promised === undefined
      ? []
      : [`promised ${promised.file}${promised.line === undefined ? '' : `:${promised.line}`}`]
  const margin = ' '.repeat(indent)
  const lines = [said, ...place].flatMap((text) =>
    wrapText(escapeControls(text), style.width - indent - 2),
  )
  return [
    margin + color(`${severitySymbol(severity, style)} ${code}`),
    ...lines.map((line) => `${margin}  ${line}`),
  ]
}
