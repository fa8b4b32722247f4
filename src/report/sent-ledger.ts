import type { Finding } from '../check/model.js'
import type { DeliveryJudged, DeliverySent } from '../event/model.js'
import { formatCurl, isWhole, type RepeatableRequest } from './curl.js'
import type { DeliverySummary } from './model.js'

/** Deliveries past this number are counted, not listed. */
const MAX_SUMMARIES = 1000
/** Requests that findings may still be raised about. */
const MAX_RECENT = 200
/** A longer body is in no command line. */
const MAX_BODY = 4096

/** What came of the deliveries of one callback that we sent. */
export interface SentCount {
  sent: number
  answered: number
  /** Answered, and nothing wrong with it: refusals of invalid ones among them. */
  faultless: number
  /** Of these, those that were answered with 2xx. */
  accepted: number
}

/** Folds what we delivered in the place of the API, in bounded memory. */
export interface SentLedger {
  send(event: DeliverySent): void
  judge(event: DeliveryJudged): void
  raise(finding: Finding): void
  summaries(): readonly DeliverySummary[]
  readonly omitted: number
  readonly counts: ReadonlyMap<string, SentCount>
  readonly totals: { readonly sent: number; readonly answered: number }
  /** A command line that makes one of the latest deliveries again. */
  curlOf(delivery: string): CurlLine | undefined
}

export interface CurlLine {
  readonly text: string
  /** False where the body is too long for a command line. */
  readonly isWhole: boolean
}

interface OpenDelivery {
  readonly callback: string
  readonly status: number | undefined
  hasError: boolean
}

export function createSentLedger(): SentLedger {
  const summaries: DeliverySummary[] = []
  const recent = new Map<string, RepeatableRequest>()
  const open = new Map<string, OpenDelivery>()
  const counts = new Map<string, SentCount>()
  const totals = { sent: 0, answered: 0 }

  const countOf = (callback: string) => {
    const count = counts.get(callback) ?? { sent: 0, answered: 0, faultless: 0, accepted: 0 }
    counts.set(callback, count)
    return count
  }

  return {
    send(event) {
      const { delivery, callback } = event
      const count = countOf(callback)
      const status = event.answer?.status
      count.sent += 1
      totals.sent += 1
      if (status !== undefined) {
        count.answered += 1
        totals.answered += 1
      }
      open.set(delivery, { callback, status, hasError: false })
      recent.set(delivery, keepShort(event))
      const [oldest] = recent.keys()
      if (recent.size > MAX_RECENT && oldest !== undefined) recent.delete(oldest)
      if (summaries.length < MAX_SUMMARIES) summaries.push(summarise(event))
    },
    judge({ delivery }) {
      const judged = open.get(delivery)
      open.delete(delivery)
      if (judged?.status === undefined || judged.hasError) return
      const count = countOf(judged.callback)
      count.faultless += 1
      if (judged.status >= 200 && judged.status < 300) count.accepted += 1
    },
    raise({ delivery, severity }) {
      const judged = delivery === undefined ? undefined : open.get(delivery)
      if (judged !== undefined && severity === 'error') judged.hasError = true
    },
    summaries: () => [...summaries],
    get omitted() {
      return totals.sent - summaries.length
    },
    counts,
    totals,
    curlOf: (delivery) => {
      const request = recent.get(delivery)
      return request && { text: formatCurl(request), isWhole: isWhole(request) }
    },
  }
}

function keepShort({ method, url, headers, body }: DeliverySent): RepeatableRequest {
  const isShort = (body.text ?? body.base64 ?? '').length <= MAX_BODY
  return { method, url, headers, body: isShort ? body : { size: body.size } }
}

function summarise(event: DeliverySent): DeliverySummary {
  const { delivery, callback, attempt, method, url, answer, failure, tookMs } = event
  return {
    delivery,
    callback,
    ...(event.case !== undefined && { case: event.case }),
    attempt,
    request: `${method} ${url}`,
    ...(answer !== undefined && { status: answer.status }),
    ...(failure !== undefined && { failure: failure.message }),
    tookMs: Math.round(tookMs * 10) / 10,
    curl: formatCurl(event),
  }
}
