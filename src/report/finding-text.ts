import type { Severity } from '../check/model.js'
import type { Location } from '../document/model.js'
import type { PlannedCallback } from '../event/model.js'
import { escapeControls, escapeForTerminal } from '../transport/escape.js'
import { flowParts, renderField, renderWholeField } from './field.js'
import type { GroupedFinding } from './model.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'
import { measureWidth } from './text-width.js'
import { formatNumber, joinWords } from './words.js'

const LAYOUT = { indent: 2, label: 10 }
/** Command lines longer than this stay in the JSON report. */
const MAX_COMMAND = 2000

/**
 * One finding as a block of lines: what it is and where, what was expected, what arrived, where it
 * is promised, what to do, and how to see it again. `plan` gives method and key of callbacks.
 */
export function renderFinding(
  finding: GroupedFinding,
  style: TextStyle,
  plan: readonly PlannedCallback[] = [],
): string {
  return joinLines([
    ...renderHead(finding, style, plan),
    ...renderMessage(finding, style),
    ...renderExpected(finding, style),
    ...renderArrived(finding, style),
    ...(finding.promised === undefined ? [] : renderPromised(finding.promised, style)),
    ...(finding.hint === undefined ? [] : field('hint', finding.hint, style)),
    ...(finding.cases === undefined ? [] : field('tried', joinWords(finding.cases, 4), style)),
    ...(finding.count > 1 ? field('seen', describeCount(finding), style) : []),
    ...finding.repeat
      .filter((line) => line.length <= MAX_COMMAND)
      .flatMap((line, index) =>
        renderWholeField(index === 0 ? 'repeat' : '', escapeControls(line), LAYOUT, style),
      ),
    ...field('explain', `ringback explain ${finding.code}`, style),
  ])
}

function renderHead(
  finding: GroupedFinding,
  style: TextStyle,
  plan: readonly PlannedCallback[],
): readonly string[] {
  const head = `${severitySymbol(finding.severity, style)} ${finding.code}`
  const [first = head, ...rest] = flowParts(
    [head, ...subjectOf(finding, plan).map(escapeControls)],
    '   ',
    LAYOUT.indent,
    style.width,
  )
  const color = severityColor(finding.severity, style)
  return [style.paint.bold(color(head)) + first.slice(head.length), ...rest]
}

/** Method, key and name of the callback; the operation where there is no callback. */
function subjectOf(finding: GroupedFinding, plan: readonly PlannedCallback[]): readonly string[] {
  const planned = plan.find(({ callback }) => callback === finding.callback)
  if (planned !== undefined) return [`${planned.method} ${planned.key}`, planned.name]
  const subject = finding.callback ?? finding.operation
  return subject === undefined ? [] : [subject]
}

/** The sentence repeats what expected and arrived show, so it stands only where one is missing. */
function renderMessage(finding: GroupedFinding, style: TextStyle): readonly string[] {
  if (finding.expected !== undefined && finding.arrived !== undefined && !style.verbose) return []
  return renderField('', escape(finding.message), { indent: 2, label: 0 }, style)
}

function renderExpected({ expected }: GroupedFinding, style: TextStyle): readonly string[] {
  return expected === undefined ? [] : field('expected', expected, style)
}

function renderArrived({ arrived, at }: GroupedFinding, style: TextStyle): readonly string[] {
  const place = at === undefined ? undefined : escape(at)
  if (arrived === undefined) return place === undefined ? [] : field('at', place, style)
  const value = escape(arrived)
  if (place === undefined) return field('arrived', value, style)
  const joined = `${value}   at ${place}`
  const isShort = !joined.includes('\n') && measureWidth(joined) <= style.width - 12
  return isShort
    ? field('arrived', joined, style)
    : [...field('arrived', value, style), ...field('at', place, style)]
}

function renderPromised(location: Location, style: TextStyle): readonly string[] {
  const { file, line, column, pointer } = location
  // A document without line breaks is one line: only the column tells where.
  const position = line === 1 && column !== undefined ? `${line}:${column}` : line
  const place = escapeControls(position === undefined ? file : `${file}:${position}`)
  const parts = [place, escapeControls(`#${pointer}`)]
  const lines = flowParts(parts, '  ', 0, style.width - LAYOUT.indent - LAYOUT.label)
  return field('promised', lines.join('\n'), style)
}

function describeCount({ count, triggers }: GroupedFinding): string {
  const times = `${formatNumber(count)} times`
  return triggers.length === 0 ? times : `${times}, with ${joinWords(triggers, 4)}`
}

/** The sign that stands in front of a finding of this severity. */
export function severitySymbol(severity: Severity, { symbols }: TextStyle): string {
  return { error: symbols.fail, warning: symbols.warn, info: symbols.info }[severity]
}

/** The colour of a severity. */
function severityColor(severity: Severity, { paint }: TextStyle): (text: string) => string {
  return { error: paint.red, warning: paint.yellow, info: paint.cyan }[severity]
}

function field(label: string, value: string, style: TextStyle): readonly string[] {
  return renderField(label, escape(value), LAYOUT, style)
}

function escape(text: string): string {
  return escapeForTerminal(text.replaceAll('\r\n', '\n'), { keepNewlines: true })
}
