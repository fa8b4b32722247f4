import type { FindingCode } from '../../../src/check/catalogue.js'
import type { DocumentParts } from './document.js'

/** A broken invoice API, and what has to be found about it. */
export interface Defect {
  /** The name of its file. */
  readonly name: string
  /** What the API does, as the rest of a sentence: `the API ...`. */
  readonly title: string
  /** Codes that must be raised, the main one first. Empty: sound, and nothing worse than info. */
  readonly expects: readonly FindingCode[]
  readonly fault: Fault
  /** An invoice id with which the fault can be seen, where not any will do. */
  readonly needsId?: string
}

/** What this API does otherwise than the sound one. */
export interface Fault {
  readonly document?: DocumentParts
  /** `false`: invalid triggers are accepted like valid ones. */
  readonly validates?: boolean
  /** The answer to any trigger, in place of the sound one; `reset` closes the connection. */
  readonly answer?: (answer: Answer) => Answer | 'reset'
  /** What is sent after a trigger, in place of the sound list: one callback, or none. */
  readonly callbacks?: (
    sound: readonly OutgoingCallback[],
    trigger: ReceivedTrigger,
    stage: Stage,
  ) => readonly OutgoingCallback[] | Promise<readonly OutgoingCallback[]>
  /** Callbacks are delivered before the trigger is answered. */
  readonly isInline?: boolean
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface ReceivedTrigger {
  /** The invoice's id, where there is one. */
  readonly id: string | undefined
  readonly callbackUrl: string | undefined
  readonly authorization: string | undefined
  /** Answered with 2xx. */
  readonly isAccepted: boolean
  /** The callback URL of an earlier trigger. */
  readonly earlierUrl: string | undefined
}

/** What connects the callbacks of one API with each other and with the test. */
export interface Stage {
  /** Resolves when the test says so. */
  readonly released: Promise<void>
  /** Another trigger that is going on at the same time; undefined when none comes. */
  meet(trigger: ReceivedTrigger): Promise<ReceivedTrigger | undefined>
}

export interface OutgoingCallback {
  /** Goes on the wire as it stands here: nothing is normalised or encoded. */
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Closes the connection after so many bytes of the body. */
  readonly cutAfter?: number
}
