import type { Finding } from '../check/model.js'
import type { CapturedAnswer, CapturedBody, DeliverySent, RunEvent } from '../event/model.js'
import type { ExchangeFailure, HeaderPair } from '../transport/model.js'

/** A callback that was sent to the receiver under test, and how that one answered. */
export interface SentCallback {
  readonly id: string
  /** Id of the callback: `create_invoice > invoice_notification`. */
  readonly callback: string
  /** The key of the callback in `callbacks`. */
  readonly name: string
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: CapturedBody
  /** Exactly one of `answer` and `failure` is present. */
  readonly answer?: CapturedAnswer
  readonly failure?: ExchangeFailure
  /** What is wrong with the answer; empty where the receiver does what the document says. */
  readonly findings: readonly Finding[]
}

/** A callback that was due and not sent, and why. */
export interface SkippedCallback {
  readonly callback: string
  readonly name: string
  readonly because: string
}

export interface CallbackRecord {
  readonly deliveries: readonly SentCallback[]
  readonly skipped: readonly SkippedCallback[]
  /** Takes every event of the session. */
  readonly observe: (event: RunEvent) => void
}

/** Puts the events about sent callbacks together. `names` are their keys, by id. */
export function createCallbackRecord(
  names: ReadonlyMap<string, string>,
  onDelivery: (delivery: SentCallback) => void,
): CallbackRecord {
  const deliveries: SentCallback[] = []
  const skipped: SkippedCallback[] = []
  const sent = new Map<string, DeliverySent>()
  const findings = new Map<string, Finding>()
  const nameOf = (callback: string) => names.get(callback) ?? callback

  function finish(event: DeliverySent, ids: readonly string[]): void {
    const { callback, method, url, headers, body, answer, failure } = event
    const delivery: SentCallback = {
      id: event.delivery,
      callback,
      name: nameOf(callback),
      method,
      url,
      headers,
      body,
      ...(answer === undefined ? {} : { answer }),
      ...(failure === undefined ? {} : { failure }),
      findings: ids.flatMap((id) => findings.get(id) ?? []),
    }
    sent.delete(event.delivery)
    for (const id of ids) findings.delete(id)
    deliveries.push(delivery)
    onDelivery(delivery)
  }

  return {
    deliveries,
    skipped,
    observe: (event) => {
      if (event.type === 'delivery:sent') sent.set(event.delivery, event)
      else if (event.type === 'finding:raised') findings.set(event.finding.id, event.finding)
      else if (event.type === 'delivery:judged') {
        const one = sent.get(event.delivery)
        if (one !== undefined) finish(one, event.findings)
      } else if (event.type === 'callback:skipped') {
        const { callback, because } = event
        skipped.push({ callback, name: nameOf(callback), because })
      }
    },
  }
}
