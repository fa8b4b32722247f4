import type { Finding } from '../check/model.js'
import type { DeliverySent, RequestServed, RunEvent } from '../event/model.js'
import { escapeControls } from '../transport/escape.js'
import { flowParts } from './field.js'
import { shortenRequest } from './request-text.js'
import type { TextStyle } from './text-style.js'
import { cutWidth, measureWidth } from './text-width.js'
import { wrapText } from './text-wrap.js'
import { formatDuration } from './words.js'

/** Tells what a mock does while it does it. */
export interface MockLog {
  /** Lines to print for this event, each without line feed; often none. */
  add(event: RunEvent): readonly string[]
}

/**
 * One line for each request, and under it, as they come, one for each callback with its answer, what
 * was found about that, and callbacks that were not sent.
 */
export function createMockLog(style: TextStyle): MockLog {
  const names = new Map<string, string>()
  const sent = new Map<string, DeliverySent>()
  const findings = new Map<string, Finding[]>()
  const nameOf = (callback: string) => escapeControls(names.get(callback) ?? callback)

  return {
    add(event) {
      switch (event.type) {
        case 'run:started':
          for (const { callback, name } of event.plan) names.set(callback, name)
          return []
        case 'request:served':
          return renderRequest(event, style)
        case 'callback:skipped': {
          const text = `${nameOf(event.callback)} not sent: ${escapeControls(event.because)}`
          return hang(style.symbols.skip, wrapText(text, style.width - 4))
        }
        case 'delivery:sent':
          sent.set(event.delivery, event)
          return []
        case 'finding:raised': {
          const { delivery } = event.finding
          if (delivery === undefined || !sent.has(delivery)) return []
          findings.set(delivery, [...(findings.get(delivery) ?? []), event.finding])
          return []
        }
        case 'delivery:judged': {
          const delivery = sent.get(event.delivery)
          const found = findings.get(event.delivery) ?? []
          sent.delete(event.delivery)
          findings.delete(event.delivery)
          if (delivery === undefined) return []
          return [
            ...renderDelivery(delivery, nameOf(delivery.callback), style),
            ...found.flatMap((finding) => renderShortFinding(finding, style)),
          ]
        }
        default:
          return []
      }
    },
  }
}

function renderRequest(
  { method, url, answer, because }: RequestServed,
  style: TextStyle,
): readonly string[] {
  const { paint, width } = style
  const request = shortenRequest(method, url, style, Math.floor(width / 2))
  const status = String(answer.status)
  const paintStatus = answer.status < 400 ? paint.green : paint.yellow
  const head = `${paint.bold(request)}  ${paintStatus(status)}`
  const used = request.length + status.length + 4
  const reason = escapeControls(because)
  if (measureWidth(reason) <= width - used) return [`${head}  ${paint.dim(reason)}`]
  return [head, ...wrapText(reason, width - 4).map((line) => `    ${paint.dim(line)}`)]
}

function renderDelivery(event: DeliverySent, name: string, style: TextStyle): readonly string[] {
  const { method, url, attempt, answer, failure, tookMs, retryInMs } = event
  const outcome =
    answer === undefined
      ? escapeControls(failure?.message ?? 'no answer')
      : `${answer.status} in ${formatDuration(tookMs)}`
  const parts = [
    `--> ${name}`,
    cutWidth(escapeControls(`${method} ${url}`), style.width - 8, style.symbols.ellipsis),
    ...(event.case === undefined ? [] : [escapeControls(event.case)]),
    ...(attempt === 1 ? [] : [`attempt ${attempt}`]),
    `<-- ${outcome}`,
    ...(retryInMs === undefined ? [] : [`again in ${formatDuration(retryInMs)}`]),
  ]
  return flowParts(parts, '  ', 4, style.width - 2).map((line) => `  ${line}`)
}

function renderShortFinding(finding: Finding, style: TextStyle): readonly string[] {
  const { severity, code, expected, arrived, at, message } = finding
  const { symbols, paint } = style
  const symbol = { error: symbols.fail, warning: symbols.warn, info: symbols.info }[severity]
  const color = { error: paint.red, warning: paint.yellow, info: paint.cyan }[severity]
  const said =
    expected === undefined || arrived === undefined
      ? message
      : `expected ${expected}, arrived ${arrived}${at === undefined ? '' : ` at ${at}`}`
  const lines = wrapText(escapeControls(said), style.width - 6)
  return [`    ${color(`${symbol} ${code}`)}`, ...lines.map((line) => `      ${line}`)]
}

function hang(sign: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [`  ${sign} ${first}`, ...rest.map((line) => `    ${line}`)]
}
