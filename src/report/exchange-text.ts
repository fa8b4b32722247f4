import type { CapturedBody, DeliverySent } from '../event/model.js'
import { cutText } from '../schema/display.js'
import { escapeControls, escapeForTerminal } from '../transport/escape.js'
import type { HeaderPair } from '../transport/model.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'
import { formatDuration, formatNumber } from './words.js'

/** Longer bodies are cut unless the style is verbose. */
const MAX_CHARACTERS = 4000

/** A delivery that we made and its answer as blocks of lines: what was sent, and what came. */
export function renderExchange(sent: DeliverySent, style: TextStyle): string {
  const { method, url, headers, body, answer, failure, tookMs } = sent
  const { arrow, fail } = style.symbols
  const took = formatDuration(tookMs)
  const request = [
    style.paint.bold(escapeControls(`${arrow} ${method} ${url}`)),
    ...renderMessage(headers, { ...body, ...layOut(body) }, style),
  ]
  const reply =
    answer === undefined
      ? [escapeControls(`${fail} ${failure?.message ?? `no answer after ${took}`}`)]
      : [
          style.paint.bold(`${answer.status} in ${took}`),
          ...renderMessage(answer.headers, answer.body, style),
        ]
  return joinLines([...request, '', ...reply])
}

/** Our own JSON means the same with its members one below the other. */
function layOut({ text }: CapturedBody): { readonly text?: string } {
  if (text === undefined || !/^[[{]/.test(text)) return {}
  try {
    return { text: JSON.stringify(JSON.parse(text), null, 2) }
  } catch {
    return {}
  }
}

function renderMessage(
  headers: readonly HeaderPair[],
  body: CapturedBody,
  style: TextStyle,
): readonly string[] {
  return [
    ...headers.map(([name, value]) => style.paint.dim(escapeControls(`  ${name}: ${value}`))),
    ...(body.size === 0 ? [] : ['', ...renderBody(body, style)]),
  ]
}

function renderBody({ text, size }: CapturedBody, style: TextStyle): readonly string[] {
  if (text === undefined) return [`  (${formatNumber(size)} bytes that are no text)`]
  const isCut = !style.verbose && text.length > MAX_CHARACTERS
  const shown = isCut ? cutText(text, MAX_CHARACTERS) : text
  const lines = escapeForTerminal(shown.replaceAll('\r\n', '\n'), { keepNewlines: true })
  return [
    ...lines.split('\n').map((line) => `  ${line}`),
    ...(isCut
      ? [`  ${style.symbols.ellipsis} ${formatNumber(size)} bytes (--verbose shows all)`]
      : []),
  ]
}
