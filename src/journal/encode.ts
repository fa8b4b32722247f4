import type { DeliveryJudged, DeliveryReceived, RunEvent } from '../event/model.js'
import { rememberLast } from '../transport/remember-last.js'
import type { JsonWriter } from './json-writer.js'
import type { JournalHeader } from './model.js'

/** Writes the line of an event. Secrets have been taken out before: it is stored as it comes. */
export type EncodeEntry = (writer: JsonWriter, seq: number, event: RunEvent) => void

/**
 * Makes an encoder for one journal. Its lines are those of `JSON.stringify`. The two events that
 * every delivery causes are written member by member, since a busy receiver spends most of its time
 * on them; what senders repeat, and what we answer them, is encoded once.
 */
export function createEntryEncoder(): EncodeEntry {
  const frameHeaders = rememberLast((headers: DeliveryReceived['headers']) =>
    Buffer.from(`,"headers":${JSON.stringify(headers)},"body":{"size":`),
  )
  const frameAnswer = rememberLast((answer: DeliveryReceived['answer']) =>
    Buffer.from(`},"answer":${JSON.stringify(answer)},"atMs":`),
  )

  function writeReceived(writer: JsonWriter, event: UsualReceived): void {
    writer.raw(RECEIVED.delivery)
    writer.string(event.delivery)
    writer.raw(RECEIVED.method)
    writer.string(event.method)
    writer.raw(RECEIVED.url)
    writer.string(event.url)
    writer.raw(frameHeaders(event.headers))
    writer.number(event.body.size)
    writer.raw(RECEIVED.text)
    writer.string(event.body.text)
    writer.raw(frameAnswer(event.answer))
    writer.number(event.atMs)
    writer.raw(END)
  }

  return (writer, seq, event) => {
    writer.raw(SEQ)
    writer.number(seq)
    if (event.type === 'delivery:received' && isUsualReceived(event)) writeReceived(writer, event)
    else if (event.type === 'delivery:judged' && isUsualJudged(event)) writeJudged(writer, event)
    else {
      writer.raw(EVENT)
      writer.value(event)
      writer.raw(ENTRY_END)
    }
  }
}

/** The line that a run begins with. Its first members tell a journal from any other file. */
export function encodeHeader(header: JournalHeader): string {
  const { journal, version, run, ringback, date } = header
  return `${JSON.stringify({ journal, version, run, ringback, date })}\n`
}

const SEQ = Buffer.from('{"seq":')
const EVENT = Buffer.from(',"event":')
const ENTRY_END = Buffer.from('}\n')
/** Of event and entry. */
const END = Buffer.from('}}\n')

/** What stands before each value. */
const RECEIVED = {
  delivery: Buffer.from(',"event":{"type":"delivery:received","delivery":'),
  method: Buffer.from(',"method":'),
  url: Buffer.from(',"url":'),
  text: Buffer.from(',"text":'),
}

const JUDGED = {
  delivery: Buffer.from(',"event":{"type":"delivery:judged","delivery":'),
  match: Buffer.from(',"match":'),
  trigger: Buffer.from(',"trigger":'),
  callback: Buffer.from(',"callback":'),
  attempt: Buffer.from(',"attempt":'),
  atMs: Buffer.from(',"findings":[],"atMs":'),
}

type UsualReceived = DeliveryReceived & { readonly body: { readonly text: string } }

function isUsualReceived(event: DeliveryReceived): event is UsualReceived {
  const { body, fault, withheld, delayMs } = event
  return (
    body.text !== undefined &&
    body.base64 === undefined &&
    fault === undefined &&
    withheld === undefined &&
    delayMs === undefined
  )
}

type UsualJudged = DeliveryJudged &
  Required<Pick<DeliveryJudged, 'trigger' | 'callback' | 'attempt'>>

function isUsualJudged(event: DeliveryJudged): event is UsualJudged {
  const { trigger, callback, attempt, isTakenBySchema, findings } = event
  return (
    isTakenBySchema === undefined &&
    findings.length === 0 &&
    attempt !== undefined &&
    trigger !== undefined &&
    callback !== undefined
  )
}

function writeJudged(writer: JsonWriter, event: UsualJudged): void {
  writer.raw(JUDGED.delivery)
  writer.string(event.delivery)
  writer.raw(JUDGED.match)
  writer.string(event.match)
  writer.raw(JUDGED.trigger)
  writer.string(event.trigger)
  writer.raw(JUDGED.callback)
  writer.string(event.callback)
  writer.raw(JUDGED.attempt)
  writer.number(event.attempt)
  writer.raw(JUDGED.atMs)
  writer.number(event.atMs)
  writer.raw(END)
}
