import { measureWidth } from '../../../src/index.js'
import type { Look } from '../look.js'
import { chop, clean } from './clean.js'
import type { JsonLine } from './json.js'

/** What is wrong at a place of a body, by its JSON Pointer. */
export type Marks = ReadonlyMap<string, string>

const INDENT = 2
/** Deeper values are not moved further to the right. */
const MAX_DEPTH = 20

/** Lines of JSON in colours, with a sign behind those that a finding is about. */
export function paintJson(
  lines: readonly JsonLine[],
  marks: Marks,
  width: number,
  look: Look,
): readonly string[] {
  return lines.flatMap((line) => paintLine(line, line.isEnd ? undefined : marks, width, look))
}

function paintLine(
  line: JsonLine,
  marks: Marks | undefined,
  width: number,
  { paint, symbols }: Look,
): readonly string[] {
  const indent = ' '.repeat(Math.min(line.depth, MAX_DEPTH) * INDENT)
  const mark = marks?.get(line.pointer)
  const key = line.key === undefined ? '' : `${clean(line.key)}: `
  // A key that takes most of the line leaves its value a line of its own.
  const room = width - indent.length - INDENT
  const isLong = measureWidth(key) > room / 2
  const keyLines = isLong ? chop(key, room) : []
  const head = isLong ? ' '.repeat(INDENT) : key
  const [first = '', ...rest] = chop(clean(line.value), room - measureWidth(head))
  const color = mark === undefined ? colorOf(line, paint) : paint.red
  const keyColor = mark === undefined ? paint.cyan : paint.red
  const painted = [
    ...keyLines.map((one) => indent + keyColor(one)),
    indent + (isLong ? head : keyColor(head)) + color(first),
    ...rest.map((one) => indent + ' '.repeat(INDENT) + color(one)),
  ]
  if (mark === undefined) return painted
  const last = painted.pop() ?? ''
  const sign = paint.bold(paint.red(`${symbols.mark} ${clean(mark)}`))
  const used = indent.length + measureWidth(head) + measureWidth(rest.at(-1) ?? first)
  return used + measureWidth(`  ${symbols.mark} ${clean(mark)}`) > width
    ? [...painted, last, `${indent}${' '.repeat(INDENT)}${sign}`]
    : [...painted, `${last}  ${sign}`]
}

function colorOf({ kind }: JsonLine, paint: Look['paint']): (text: string) => string {
  return { string: paint.green, plain: paint.yellow, bracket: (text: string) => text }[kind]
}
