import { escapeControls } from '../transport/escape.js'
import { renderField } from './field.js'
import type { DescribedCallback, DescribedOperation, MockDescription } from './mock-description.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'
import { formatCount } from './words.js'

/** More operations than this are counted, those with callbacks first. */
const MOST_OPERATIONS = 30

/** What is played, where, and how the key of each callback is read. */
export function renderMockBanner(
  { title, operations, webhooks }: MockDescription,
  url: string,
  style: TextStyle,
): string {
  const { paint } = style
  const calling = operations.filter(({ callbacks }) => callbacks !== undefined)
  const others = operations.filter(({ callbacks }) => callbacks === undefined)
  const room = style.verbose ? Number.POSITIVE_INFINITY : MOST_OPERATIONS
  const shown = calling.slice(0, room)
  const plain = others.slice(0, Math.max(0, room - shown.length))
  const hidden = operations.length - shown.length - plain.length
  return joinLines([
    `${paint.bold(escapeControls(title))}  ${paint.cyan(escapeControls(url))}`,
    '',
    ...shown.flatMap((operation) => renderOperation(operation, style)),
    ...plain.map(labelOperation),
    ...(hidden === 0
      ? []
      : [paint.dim(`and ${formatCount(hidden, 'operation')} more (--verbose shows them)`)]),
    ...webhooks.map(({ name, ask }) =>
      escapeControls(`webhook ${name}  on demand: ${ask} {"to": URL}`),
    ),
    '',
    paint.dim('Ctrl-C ends it.'),
  ])
}

function renderOperation(operation: DescribedOperation, style: TextStyle): readonly string[] {
  const { callbacks = [] } = operation
  return [labelOperation(operation), ...callbacks.flatMap((one) => renderCallback(one, 2, style))]
}

function renderCallback(
  callback: DescribedCallback,
  indent: number,
  style: TextStyle,
): readonly string[] {
  const { name, method, key, reading, remarks = [], because, callbacks = [] } = callback
  const { symbols } = style
  const row = (label: string, text: string, column: number) =>
    renderField(label, escapeControls(text), { indent: indent + column, label: 3 }, style)
  return [
    ...row(because === undefined ? symbols.arrow : symbols.skip, `${name}  ${method} ${key}`, 0),
    ...(because === undefined ? [] : row('', `not sent: ${because}`, 0)),
    ...reading.flatMap(({ text, means }) => row('', `${text}: ${means}`, 2)),
    ...(remarks.length === 0 ? [] : row('', remarks.join(', '), 2)),
    ...callbacks.flatMap((inner) => renderCallback(inner, indent + 2, style)),
  ]
}

function labelOperation({ method, path }: DescribedOperation): string {
  return escapeControls(`${method} ${path}`)
}
