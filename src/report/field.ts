import type { TextStyle } from './text-style.js'
import { measureWidth, padWidth } from './text-width.js'
import { wrapText } from './text-wrap.js'

/** Values longer than this many lines are cut unless the style is verbose. */
const MAX_LINES = 8

export interface FieldLayout {
  /** Spaces in front of the label. */
  readonly indent: number
  /** Cells of the label column, gap included. */
  readonly label: number
}

/**
 * A label and its value, wrapped into a column of its own: the first line has the label, the rest
 * stand under the value. The value must be printable.
 */
export function renderField(
  label: string,
  value: string,
  layout: FieldLayout,
  style: TextStyle,
): readonly string[] {
  const column = layout.indent + layout.label
  return prefixLines(label, cutLines(wrapText(value, style.width - column), style), layout, style)
}

/** The same for one line that must stay whole, such as a command. */
export function renderWholeField(
  label: string,
  value: string,
  layout: FieldLayout,
  style: TextStyle,
): readonly string[] {
  return prefixLines(label, [value], layout, style)
}

/** Puts parts on one line as far as they fit, and the others on the next, indented. */
export function flowParts(
  parts: readonly string[],
  gap: string,
  indent: number,
  width: number,
): readonly string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last !== undefined && measureWidth(last + gap + part) <= width) {
      lines[lines.length - 1] = last + gap + part
    } else if (last === undefined) {
      lines.push(part)
    } else {
      lines.push(...wrapText(part, width - indent).map((line) => ' '.repeat(indent) + line))
    }
  }
  return lines
}

function prefixLines(
  label: string,
  lines: readonly string[],
  { indent, label: column }: FieldLayout,
  style: TextStyle,
): readonly string[] {
  return lines.map((line, index) => {
    const head = index === 0 ? style.paint.dim(label) + ' '.repeat(column - label.length) : ''
    return ' '.repeat(indent) + (index === 0 ? head : padWidth('', column)) + line
  })
}

function cutLines(lines: readonly string[], style: TextStyle): readonly string[] {
  if (style.verbose || lines.length <= MAX_LINES) return lines
  const shown = lines.slice(0, MAX_LINES - 1)
  return [...shown, `${style.symbols.ellipsis} ${lines.length - shown.length} more lines`]
}
