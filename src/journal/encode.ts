import type { DeliveryJudged, DeliveryReceived, RunEvent } from '../event/model.js'
import type { JournalHeader } from './model.js'

/** Gives the line of an event. Secrets have been taken out before: it is stored as it comes. */
export type EncodeEntry = (seq: number, event: RunEvent) => string

/**
 * Makes an encoder for one journal. Its lines are those of `JSON.stringify`. The two events that
 * every delivery causes are written out, since a busy receiver spends most of its time on them.
 */
export function createEntryEncoder(): EncodeEntry {
  // A sender repeats its headers, and we our answer: the same object has the same text.
  const encodeHeaders = rememberLast<DeliveryReceived['headers']>()
  const encodeAnswer = rememberLast<DeliveryReceived['answer']>()

  function encodeReceived(event: DeliveryReceived): string {
    const { delivery, method, url, headers, body, answer, atMs } = event
    return `{"type":"delivery:received","delivery":${quote(delivery)},"method":${quote(method)},"url":${quote(url)},"headers":${encodeHeaders(headers)},"body":{"size":${body.size},"text":${JSON.stringify(body.text)}},"answer":${encodeAnswer(answer)},"atMs":${atMs}}`
  }

  return (seq, event) => {
    const text =
      event.type === 'delivery:received' && isPlainReceived(event)
        ? encodeReceived(event)
        : event.type === 'delivery:judged' && isPlainJudged(event)
          ? encodeJudged(event)
          : JSON.stringify(event)
    return `{"seq":${seq},"event":${text}}\n`
  }
}

/** The line that a run begins with. Its first members tell a journal from any other file. */
export function encodeHeader(header: JournalHeader): string {
  const { journal, version, run, ringback, date } = header
  return `${JSON.stringify({ journal, version, run, ringback, date })}\n`
}

function isPlainReceived({ body, fault, withheld, delayMs }: DeliveryReceived): boolean {
  return (
    body.text !== undefined &&
    body.base64 === undefined &&
    fault === undefined &&
    withheld === undefined &&
    delayMs === undefined
  )
}

function isPlainJudged({ isTakenBySchema, trigger, callback, attempt }: DeliveryJudged): boolean {
  return (
    isTakenBySchema === undefined &&
    trigger !== undefined &&
    callback !== undefined &&
    attempt !== undefined
  )
}

function encodeJudged(event: DeliveryJudged): string {
  const { delivery, match, trigger = '', callback = '', attempt = 1, findings, atMs } = event
  const ids = findings.length === 0 ? '[]' : JSON.stringify(findings)
  return `{"type":"delivery:judged","delivery":${quote(delivery)},"match":"${match}","trigger":${quote(trigger)},"callback":${quote(callback)},"attempt":${attempt},"findings":${ids},"atMs":${atMs}}`
}

/** `JSON.stringify` that keeps its last result. */
function rememberLast<Value extends object>(): (value: Value) => string {
  let last: Value | undefined
  let text = ''
  return (value) => {
    if (value !== last) {
      text = JSON.stringify(value)
      last = value
    }
    return text
  }
}

/** Printable ASCII without quote and backslash stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-~]*$/

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}
