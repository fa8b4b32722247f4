import type { DeliveryJudged, DeliveryReceived, RunMode } from '../event/model.js'
import { escapeControls } from '../transport/escape.js'
import { flowParts } from './field.js'
import { shortenRequest } from './request-text.js'
import type { TextStyle } from './text-style.js'
import { formatCount } from './words.js'

/** Tells deliveries that no line of a trigger tells. */
export interface DeliveryProgress {
  start(mode: RunMode): void
  receive(event: DeliveryReceived): void
  judge(event: DeliveryJudged): readonly string[]
}

const WORDS: Readonly<Record<DeliveryJudged['match'], string>> = {
  matched: '',
  ambiguous: 'fits several callbacks',
  crosstalk: 'belongs to another trigger',
  unowed: 'no callback was due',
  unexpected: 'fits no callback',
  sent: '',
}

/** When listening, every delivery is told; when verifying, those that belong nowhere. */
export function createDeliveryProgress(style: TextStyle): DeliveryProgress {
  const open = new Map<string, { method: string; url: string; status: number }>()
  let mode: RunMode = 'verify'

  const render = (event: DeliveryJudged, status: number, request: string): readonly string[] => {
    const { symbols, paint } = style
    const isGood = event.findings.length === 0 && event.match === 'matched'
    const parts = [
      request,
      `answered ${status}`,
      ...(event.callback === undefined
        ? []
        : [`${symbols.arrow} ${escapeControls(event.callback)}`]),
      ...(event.match === 'matched' ? [] : [WORDS[event.match]]),
      ...(event.findings.length === 0 ? [] : [formatCount(event.findings.length, 'finding')]),
    ]
    const [first = '', ...rest] = flowParts(parts, '  ', 4, style.width - 2)
    return [`${isGood ? paint.green(symbols.pass) : paint.yellow(symbols.warn)} ${first}`, ...rest]
  }

  return {
    start: (started) => {
      mode = started
    },
    receive: ({ delivery, method, url, answer }) => {
      open.set(delivery, { method, url, status: answer.status })
    },
    judge(event) {
      const delivery = open.get(event.delivery)
      open.delete(event.delivery)
      if (delivery === undefined) return []
      const isOfTrigger = event.match !== 'unexpected' && event.match !== 'crosstalk'
      if (mode !== 'listen' && isOfTrigger) return []
      const { method, url, status } = delivery
      return render(event, status, shortenRequest(method, url, style, Math.floor(style.width / 2)))
    },
  }
}
