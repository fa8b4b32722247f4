import { formatCount, wrapText } from '../../../src/index.js'
import type { Look } from '../look.js'
import type { TriggerSent } from '../state/entry.js'
import { chop, clean } from './clean.js'
import { layOutJson } from './json.js'
import { type Marks, paintJson } from './json-body.js'
import { moveMarks } from './marks.js'

type Body = TriggerSent['body']

/** Longer bodies are shown by their start, as they are: laying them out would take a while. */
const MAX_CHARACTERS = 256 * 1024
const MAX_LINES = 2000
const HEX_BYTES = 256
/** Longer lines are no prose, and are not divided at blanks. */
const LONG_LINE = 2000

/** A body for people: JSON laid out and marked, other text as it is, the rest by its bytes. */
export function showBody(body: Body, marks: Marks, width: number, look: Look): readonly string[] {
  const { paint } = look
  const { text, base64, size } = body
  if (size === 0) return [paint.dim('(no body)')]
  if (text !== undefined) return limit(showText(text, marks, width, look), look)
  if (base64 === undefined) {
    return [paint.dim(`(its ${formatCount(size, 'byte')} ${size === 1 ? 'was' : 'were'} not kept)`)]
  }
  return showBytes(base64, size, look)
}

function showText(text: string, marks: Marks, width: number, look: Look): readonly string[] {
  if (text.length <= MAX_CHARACTERS) {
    const lines = layOutJson(text)
    if (lines === undefined) return wrap(text, width)
    // What is not shown need not be painted.
    return paintJson(lines.slice(0, MAX_LINES + 1), moveMarks(marks, lines), width, look)
  }
  const rest = formatCount(text.length - MAX_CHARACTERS, 'more character')
  return [
    ...wrap(text.slice(0, MAX_CHARACTERS), width),
    look.paint.dim(`${look.symbols.ellipsis} ${rest}; s saves the whole body`),
  ]
}

function wrap(text: string, width: number): readonly string[] {
  const lines = text.split(/\r?\n/).slice(0, MAX_LINES + 1)
  return lines.flatMap((line) => {
    const text = clean(line)
    return text.length > LONG_LINE ? chop(text, width) : wrapText(text, width)
  })
}

function showBytes(base64: string, size: number, { paint, symbols }: Look): readonly string[] {
  const bytes = Buffer.from(base64.slice(0, Math.ceil(HEX_BYTES / 3) * 4), 'base64')
  const rows = Array.from({ length: Math.ceil(Math.min(bytes.length, HEX_BYTES) / 16) }, (_, row) =>
    bytes
      .subarray(row * 16, row * 16 + 16)
      .toString('hex')
      .replaceAll(/(..)/g, '$1 '),
  )
  const more = size > HEX_BYTES ? [paint.dim(`${symbols.ellipsis} s saves the whole body`)] : []
  return [paint.dim(`(${formatCount(size, 'byte')} that are no UTF-8 text)`), ...rows, ...more]
}

function limit(lines: readonly string[], { paint, symbols }: Look): readonly string[] {
  if (lines.length <= MAX_LINES) return lines
  const remark = `${symbols.ellipsis} there is more; s saves the whole body`
  return [...lines.slice(0, MAX_LINES), paint.dim(remark)]
}
