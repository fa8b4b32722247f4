import type { DeliveryJudged, DeliveryReceived, RunEvent } from '../event/model.js'
import { rememberLast } from '../transport/remember-last.js'
import type { JournalHeader } from './model.js'

/** Gives the line of an event. Secrets have been taken out before: it is stored as it comes. */
export type EncodeEntry = (seq: number, event: RunEvent) => string

/**
 * Makes an encoder for one journal. Its lines are those of `JSON.stringify`. The two events that
 * every delivery causes are written out, since a busy receiver spends most of its time on them; the
 * fewer pieces a line is made of, the less there is to collect.
 */
export function createEntryEncoder(): EncodeEntry {
  const encodeHeaders = rememberLast(
    (headers: DeliveryReceived['headers']) =>
      `","headers":${JSON.stringify(headers)},"body":{"size":`,
  )
  const encodeAnswer = rememberLast(
    (answer: DeliveryReceived['answer']) => `},"answer":${JSON.stringify(answer)},"atMs":`,
  )

  function encodeReceived(seq: number, event: DeliveryReceived): string {
    const { delivery, method, url, headers, body, answer, atMs } = event
    return `{"seq":${seq},"event":{"type":"delivery:received","delivery":"${delivery}","method":"${method}","url":"${url}${encodeHeaders(headers)}${body.size},"text":${JSON.stringify(body.text)}${encodeAnswer(answer)}${atMs}}}\n`
  }

  return (seq, event) => {
    if (event.type === 'delivery:received' && isPlainReceived(event))
      return encodeReceived(seq, event)
    if (event.type === 'delivery:judged' && isPlainJudged(event)) return encodeJudged(seq, event)
    return `{"seq":${seq},"event":${JSON.stringify(event)}}\n`
  }
}

/** The line that a run begins with. Its first members tell a journal from any other file. */
export function encodeHeader(header: JournalHeader): string {
  const { journal, version, run, ringback, date } = header
  return `${JSON.stringify({ journal, version, run, ringback, date })}\n`
}

/** Printable ASCII without quote and backslash stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-~]*$/

function isPlainReceived(event: DeliveryReceived): boolean {
  const { delivery, method, url, body, fault, withheld, delayMs } = event
  return (
    body.text !== undefined &&
    body.base64 === undefined &&
    fault === undefined &&
    withheld === undefined &&
    delayMs === undefined &&
    PLAIN.test(url) &&
    PLAIN.test(method) &&
    PLAIN.test(delivery)
  )
}

function isPlainJudged(event: DeliveryJudged): boolean {
  const { delivery, trigger, callback, attempt, isTakenBySchema, findings } = event
  return (
    isTakenBySchema === undefined &&
    findings.length === 0 &&
    attempt !== undefined &&
    trigger !== undefined &&
    callback !== undefined &&
    PLAIN.test(callback) &&
    PLAIN.test(trigger) &&
    PLAIN.test(delivery)
  )
}

function encodeJudged(seq: number, event: DeliveryJudged): string {
  const { delivery, match, trigger, callback, attempt, atMs } = event
  return `{"seq":${seq},"event":{"type":"delivery:judged","delivery":"${delivery}","match":"${match}","trigger":"${trigger ?? ''}","callback":"${callback ?? ''}","attempt":${attempt ?? 1},"findings":[],"atMs":${atMs}}}\n`
}
