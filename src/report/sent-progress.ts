import type { Finding, Severity } from '../check/model.js'
import type { DeliveryJudged, DeliverySent } from '../event/model.js'
import { escapeControls } from '../transport/escape.js'
import { flowParts } from './field.js'
import { shortenRequest } from './request-text.js'
import type { TextStyle } from './text-style.js'
import { formatCount, formatDuration } from './words.js'

/**
 * Tells each delivery that we made in one line, once its answer is judged. What was only tried and
 * taken as it should be is left out unless the style is verbose.
 */
export interface SentProgress {
  send(event: DeliverySent): void
  /** True where the finding is about a delivery of ours that is not told yet. */
  raise(finding: Finding): boolean
  judge(event: DeliveryJudged): readonly string[]
}

interface ToldDelivery {
  readonly sent: DeliverySent
  readonly severities: Severity[]
}

export function createSentProgress(style: TextStyle): SentProgress {
  const open = new Map<string, ToldDelivery>()
  return {
    send: (sent) => void open.set(sent.delivery, { sent, severities: [] }),
    raise({ delivery, severity }) {
      const told = delivery === undefined ? undefined : open.get(delivery)
      told?.severities.push(severity)
      return told !== undefined
    },
    judge({ delivery }) {
      const told = open.get(delivery)
      open.delete(delivery)
      if (told === undefined || (isDull(told) && !style.verbose)) return []
      return renderSent(told.sent, told.severities, style)
    },
  }
}

/** Of a hundred tries only those are told that something is wrong with. */
function isDull({ sent, severities }: ToldDelivery): boolean {
  const isFaultless = severities.every((severity) => severity === 'info')
  return sent.case !== undefined && sent.answer !== undefined && isFaultless
}

/** `✓ → POST /invoices/7  invoice_notification  body without /id  422 in 3 ms`. */
function renderSent(
  sent: DeliverySent,
  severities: readonly Severity[],
  style: TextStyle,
): readonly string[] {
  const { symbols, paint, width } = style
  const isBad = severities.includes('error') || sent.answer === undefined
  const isOdd = severities.includes('warning')
  const symbol = isBad ? symbols.fail : isOdd ? symbols.warn : symbols.pass
  const color = isBad ? paint.red : isOdd ? paint.yellow : paint.green
  const request = shortenRequest(sent.method, sent.url, style, Math.floor(width / 2))
  const parts = [
    `${symbols.arrow} ${request}`,
    escapeControls(nameOf(sent.callback)),
    ...(sent.case === undefined ? [] : [escapeControls(sent.case)]),
    ...(sent.attempt > 1 ? [`attempt ${sent.attempt}`] : []),
    escapeControls(describeAnswer(sent)),
    ...countOf(severities, 'error'),
    ...countOf(severities, 'warning'),
    ...(sent.retryInMs === undefined ? [] : [`again in ${formatDuration(sent.retryInMs)}`]),
  ]
  const [first = '', ...rest] = flowParts(parts, '  ', 4, width - 2)
  return [`${color(symbol)} ${first}`, ...rest]
}

function describeAnswer({ answer, failure, tookMs }: DeliverySent): string {
  const took = formatDuration(tookMs)
  if (answer !== undefined) return `${answer.status} in ${took}`
  return failure?.message ?? `no answer after ${took}`
}

function countOf(
  severities: readonly Severity[],
  severity: 'error' | 'warning',
): readonly string[] {
  const found = severities.filter((one) => one === severity).length
  return found === 0 ? [] : [formatCount(found, severity)]
}

/** Which operation owes it stands in the report. */
function nameOf(callback: string): string {
  return callback.split(' > ').at(-1) ?? callback
}
