import type { FindingCode } from '../../../src/check/catalogue.js'

/** A broken receiver of invoice events, and what has to be found about it. */
export interface ReceiverDefect {
  /** The name of its file. */
  readonly name: string
  /** What the receiver does, as the rest of a sentence: `the receiver ...`. */
  readonly title: string
  /** Codes that must be raised, the main one first. Empty: sound. No other errors may be. */
  readonly expects: readonly FindingCode[]
  readonly fault: ReceiverFault
}

/** What this receiver does otherwise than the sound one. */
export interface ReceiverFault {
  /** Parts of the document that the fault needs. */
  readonly isSecured?: boolean
  /** What becomes of the sound answer. */
  readonly answer?: (
    sound: Answer,
    request: ReceivedEvent,
    memory: Memory,
  ) => Outcome | Promise<Outcome>
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Instead of an answer: `hang` says nothing, the others do something to the connection. */
export type Outcome = Answer | 'hang' | 'reset' | 'garbage' | 'flood' | 'cut'

export interface ReceivedEvent {
  readonly method: string
  readonly path: string
  readonly contentType: string | undefined
  readonly authorization: string | undefined
  readonly text: string
  /** The parsed body; undefined where it is no JSON. */
  readonly event: unknown
}

/** What a receiver knows from one request to the next. */
export interface Memory {
  /** Requests so far, this one included. */
  count: number
  readonly seen: Set<string>
  /** Requests that wait for their answer. */
  waiting: number
}
