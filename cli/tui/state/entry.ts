import type { Finding, RunEvent } from '../../../src/index.js'

type Told<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>

export type TriggerSent = Told<'trigger:sent'>
export type TriggerAnswered = Told<'trigger:answered'>
export type DeliveryReceived = Told<'delivery:received'>
export type DeliverySent = Told<'delivery:sent'>
export type DeliveryJudged = Told<'delivery:judged'>

/** One line of the list: a call of the API, a delivery, or something that belongs to neither. */
export type Entry = TriggerEntry | ReceivedEntry | SentEntry | NoteEntry

interface EntryBase {
  /** Counts over the session, without gaps. */
  readonly seq: number
  /** `trig-1`, `dlv-1`; empty for a note. */
  readonly id: string
  readonly findings: readonly Finding[]
}

export interface TriggerEntry extends EntryBase {
  readonly kind: 'trigger'
  readonly event: TriggerSent
  readonly answered?: TriggerAnswered
}

export interface ReceivedEntry extends EntryBase {
  readonly kind: 'received'
  readonly event: DeliveryReceived
  readonly judged?: DeliveryJudged
  /** Milliseconds after the API's answer to its trigger. */
  readonly afterMs?: number
}

/** A delivery that was made or passed on to the receiver of the user. */
export interface SentEntry extends EntryBase {
  readonly kind: 'sent'
  readonly event: DeliverySent
  readonly judged?: DeliveryJudged
}

export interface NoteEntry extends EntryBase {
  readonly kind: 'note'
  readonly atMs: number
  readonly text: string
}

/** The callback that an entry is about, as far as that is known. */
export function callbackOf(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'received':
      return entry.judged?.callback
    case 'sent':
      return entry.event.callback
    case 'trigger':
    case 'note':
      return undefined
  }
}

/** What was answered; undefined while nothing was. */
export function statusOf(entry: Entry): number | undefined {
  switch (entry.kind) {
    case 'received':
      return entry.event.withheld === undefined ? entry.event.answer.status : undefined
    case 'sent':
      return entry.event.answer?.status
    case 'trigger':
      return entry.answered?.status
    case 'note':
      return undefined
  }
}

/** What an entry takes of the memory, roughly, in bytes. */
export function weigh(entry: Entry): number {
  if (entry.kind === 'note') return entry.text.length
  const answer = entry.kind === 'trigger' ? entry.answered : entry.event.answer
  return 500 + bodySize(entry.event.body) + bodySize(answer?.body)
}

function bodySize(body: TriggerSent['body'] | undefined): number {
  return (body?.text?.length ?? 0) + (body?.base64?.length ?? 0)
}
