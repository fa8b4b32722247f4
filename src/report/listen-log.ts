import type { Finding } from '../check/model.js'
import type { DeliveryJudged, DeliveryReceived, DeliverySent, RunEvent } from '../event/model.js'
import { escapeControls } from '../transport/escape.js'
import { flowParts } from './field.js'
import { shortenRequest } from './request-text.js'
import { renderShortFinding } from './short-finding.js'
import type { TextStyle } from './text-style.js'
import { wrapText } from './text-wrap.js'
import { formatCount, formatDuration } from './words.js'

/** Tells deliveries as they arrive and are passed on. */
export interface ListenLog {
  /** Lines to print for this event, each without line feed; often none. */
  add(event: RunEvent): readonly string[]
}

/**
 * One line for each delivery: the request, what it was answered, what it was taken for and the
 * verdict; its findings under it. One that is passed on has a line of its own.
 */
export function createListenLog(style: TextStyle): ListenLog {
  const names = new Map<string, string>()
  const open = new Map<string, DeliveryReceived | DeliverySent>()
  const findings = new Map<string, Finding[]>()

  function judge(event: DeliveryJudged): readonly string[] {
    const delivery = open.get(event.delivery)
    const found = findings.get(event.delivery) ?? []
    open.delete(event.delivery)
    findings.delete(event.delivery)
    if (delivery === undefined) return []
    const line =
      delivery.type === 'delivery:sent'
        ? [...describeSent(delivery, style), describeVerdict(event, found, style)]
        : [...describeReceived(delivery, style), ...describeTaken(event, found)]
    return [
      ...flowParts(line, '  ', 4, style.width),
      ...found.flatMap((finding) => renderShortFinding(finding, style)),
    ]
  }

  function describeTaken(event: DeliveryJudged, found: readonly Finding[]): readonly string[] {
    const verdict = describeVerdict(event, found, style)
    if (event.callback === undefined || event.match === 'ambiguous') return [verdict]
    const name = escapeControls(names.get(event.callback) ?? event.callback)
    return [event.isTakenBySchema === true ? `taken for ${name}` : name, verdict]
  }

  return {
    add(event) {
      switch (event.type) {
        case 'run:started':
          for (const { callback, name } of event.plan) names.set(callback, name)
          return []
        case 'delivery:received':
        case 'delivery:sent':
          open.set(event.delivery, event)
          return []
        case 'finding:raised': {
          const { delivery } = event.finding
          if (delivery === undefined) return []
          findings.set(delivery, [...(findings.get(delivery) ?? []), event.finding])
          return []
        }
        case 'delivery:judged':
          return judge(event)
        case 'callback:skipped':
          return remark(`${event.request}: ${event.because}`, style)
        case 'document:read':
          for (const { callback, name } of event.plan ?? []) names.set(callback, name)
          return event.failure === undefined
            ? remark(`${event.source} has changed and was read again`, style)
            : remark(`${event.source} cannot be used as it is now: ${event.failure}`, style)
        case 'journal:failed':
          return remark(`the journal ends here: ${event.message}`, style)
        default:
          return []
      }
    },
  }
}

function describeReceived(event: DeliveryReceived, style: TextStyle): readonly string[] {
  const { method, url, answer, withheld, delayMs } = event
  // A token says nothing to anybody, and takes the place of what does.
  const short = url.replace(/[0-9a-f]{32}/g, (token) => token.slice(0, 6) + style.symbols.ellipsis)
  const request = shortenRequest(method, short, style, Math.floor(style.width / 2))
  const after = delayMs === undefined ? '' : ` after ${formatDuration(delayMs)}`
  const answered = { hang: 'no answer', reset: 'reset', no: `${answer.status}${after}` }
  return [style.paint.bold(`--> ${request}`), `<-- ${answered[withheld ?? 'no']}`]
}

function describeSent(event: DeliverySent, style: TextStyle): readonly string[] {
  const { method, url, answer, failure, tookMs, attempt } = event
  const outcome =
    answer === undefined
      ? escapeControls(failure?.message ?? 'no answer')
      : `${answer.status} in ${formatDuration(tookMs)}`
  return [
    style.paint.bold(`==> ${escapeControls(`${method} ${url}`)}`),
    ...(attempt === 1 ? [] : [`attempt ${attempt}`]),
    `<== ${outcome}`,
  ]
}

const WORDS: Readonly<Record<DeliveryJudged['match'], string | undefined>> = {
  matched: undefined,
  sent: undefined,
  ambiguous: 'fits several callbacks',
  crosstalk: 'belongs to another trigger',
  unowed: 'no callback was due',
  unexpected: 'fits no callback',
}

/** Infos are told under it, and spoil nothing. */
function describeVerdict(
  { match }: DeliveryJudged,
  found: readonly Finding[],
  { symbols, paint }: TextStyle,
): string {
  const counted = found.filter(({ severity }) => severity !== 'info')
  const words = WORDS[match]
  if (words === undefined && counted.length === 0) return paint.green(`${symbols.pass} conforms`)
  const isError = counted.some(({ severity }) => severity === 'error')
  const text = words ?? formatCount(counted.length, 'finding')
  return isError ? paint.red(`${symbols.fail} ${text}`) : paint.yellow(`${symbols.warn} ${text}`)
}

function remark(text: string, style: TextStyle): readonly string[] {
  const [first = '', ...rest] = wrapText(escapeControls(text), style.width - 2)
  return [`${style.symbols.info} ${first}`, ...rest.map((line) => `  ${line}`)].map(style.paint.dim)
}
