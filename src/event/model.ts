import type { Finding } from '../check/model.js'
import type { TriggerKind } from '../sample/model.js'
import type { ExchangeFailure, HeaderPair, ReceptionFault } from '../transport/model.js'
import type { CapturedAnswer, CapturedBody } from './captured.js'
import type { PlannedCallback } from './planned-callback.js'
import type { RepeatArguments } from './repeat-arguments.js'

export type { CapturedAnswer, CapturedBody, PlannedCallback, RepeatArguments }

/**
 * Everything that happens in a run, as plain data that survives `JSON.stringify`. Text output,
 * journal, reports and screens read nothing else.
 */
export type RunEvent =
  | RunStarted
  | ReceiverListening
  | OperationSkipped
  | TriggerSent
  | TriggerAnswered
  | StepDone
  | ExpectationOpened
  | ExpectationMet
  | ExpectationExpired
  | DeliveryReceived
  | DeliverySent
  | DeliveryJudged
  | RequestServed
  | CallbackSkipped
  | DocumentRead
  | JournalFailed
  | FindingRaised
  | RunFinished

export type RunMode = 'verify' | 'inspect' | 'listen' | 'open' | 'mock' | 'send' | 'trigger'

interface EventBase {
  /** Monotonic milliseconds since the run started. */
  readonly atMs: number
}

export interface RunStarted extends EventBase {
  readonly type: 'run:started'
  readonly mode: RunMode
  /** ISO 8601, for display. */
  readonly date: string
  readonly ringback: string
  readonly document: { readonly source: string; readonly openapi: string; readonly title: string }
  readonly api?: string
  /** URL of the receiver that is delivered to. */
  readonly to?: string
  readonly seed: number
  readonly strict: boolean
  /** What there is to exercise: the denominator of the coverage. */
  readonly plan: readonly PlannedCallback[]
  /** Arguments of the command line that findings are repeated with. */
  readonly arguments?: RepeatArguments
}

export interface ReceiverListening extends EventBase {
  readonly type: 'receiver:listening'
  /** Base of all callback URLs. */
  readonly url: string
}

/** An operation, or one kind of trigger of it, that could not be driven. */
export interface OperationSkipped extends EventBase {
  readonly type: 'operation:skipped'
  readonly operation: string
  readonly kind?: TriggerKind
  readonly because: string
}

export interface TriggerSent extends EventBase {
  readonly type: 'trigger:sent'
  readonly trigger: string
  readonly operation: string
  readonly kind: TriggerKind
  readonly fault?: string
  readonly callbackUrl?: string
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: CapturedBody
}

export interface TriggerAnswered extends EventBase {
  readonly type: 'trigger:answered'
  readonly trigger: string
  readonly operation: string
  readonly status?: number
  readonly headers?: readonly HeaderPair[]
  readonly body?: CapturedBody
  readonly failure?: ExchangeFailure
  readonly tookMs: number
}

/** A step that the user asked for, before or after a trigger. */
export interface StepDone extends EventBase {
  readonly type: 'step:done'
  readonly operation: string
  /** Absent before the trigger is sent. */
  readonly trigger?: string
  readonly phase: 'before' | 'after' | 'finally'
  /** Its name, or what it does. */
  readonly step: string
  readonly tookMs: number
  /** Of the answer to a request. */
  readonly status?: number
  /** Of a command. */
  readonly exitCode?: number
  /** What came in the place of what was expected. */
  readonly failure?: string
}

export interface ExpectationOpened extends EventBase {
  readonly type: 'expectation:opened'
  readonly expectation: string
  readonly trigger: string
  readonly callback: string
  /** Absent while only the answer can tell. */
  readonly url?: string
}

export interface ExpectationMet extends EventBase {
  readonly type: 'expectation:met'
  readonly expectation: string
  readonly trigger: string
  readonly callback: string
  readonly delivery: string
  /** Milliseconds after the API's answer; negative when it came before. */
  readonly afterMs: number
}

export interface ExpectationExpired extends EventBase {
  readonly type: 'expectation:expired'
  readonly expectation: string
  readonly trigger: string
  readonly callback: string
}

export interface DeliveryReceived extends EventBase {
  readonly type: 'delivery:received'
  readonly delivery: string
  readonly method: string
  /** The raw request target. */
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: CapturedBody
  readonly fault?: ReceptionFault
  /** Status 0 where none was given on purpose: see `withheld`. */
  readonly answer: CapturedAnswer
  /** The user had the receiver be silent (`hang`) or close the connection (`reset`). */
  readonly withheld?: 'hang' | 'reset'
  /** The user had the receiver wait this long before its answer. */
  readonly delayMs?: number
}

/** A delivery that we made in the place of the API, to a receiver of the user. One for each attempt. */
export interface DeliverySent extends EventBase {
  readonly type: 'delivery:sent'
  readonly delivery: string
  /** Id of the callback or webhook. */
  readonly callback: string
  /** The request of a client of the mock that caused it. */
  readonly request?: string
  /** The received delivery that was passed on. */
  readonly forwarded?: string
  /** What it tries, in words: `body without /id (required)`. */
  readonly case?: string
  readonly attempt: number
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: CapturedBody
  readonly answer?: CapturedAnswer
  readonly failure?: ExchangeFailure
  readonly tookMs: number
  /** Set where it failed and is going to be sent again. */
  readonly retryInMs?: number
}

/** A request that the mock of the API has answered. */
export interface RequestServed extends EventBase {
  readonly type: 'request:served'
  readonly request: string
  /** Absent where the document has no such operation. */
  readonly operation?: string
  readonly method: string
  /** The raw request target. */
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: CapturedBody
  readonly answer: CapturedAnswer
  /** Why it was answered so, as one sentence. */
  readonly because: string
}

/** A callback that was not sent, and why: one that a request to the mock would have caused, or one to test. */
export interface CallbackSkipped extends EventBase {
  readonly type: 'callback:skipped'
  /** Of a mock. */
  readonly request?: string
  readonly callback: string
  readonly because: string
}

/** The document was read again because it changed. */
export interface DocumentRead extends EventBase {
  readonly type: 'document:read'
  readonly source: string
  /** Set where it cannot be used: what was read before stays in use. */
  readonly failure?: string
  /** What there is to exercise now. */
  readonly plan?: readonly PlannedCallback[]
}

/** The journal cannot be written any more; a live session goes on without it. */
export interface JournalFailed extends EventBase {
  readonly type: 'journal:failed'
  readonly message: string
}

export interface DeliveryJudged extends EventBase {
  readonly type: 'delivery:judged'
  readonly delivery: string
  /** `sent`: it is one of ours, and its answer was judged. */
  readonly match: 'matched' | 'ambiguous' | 'crosstalk' | 'unowed' | 'unexpected' | 'sent'
  readonly trigger?: string
  readonly callback?: string
  readonly attempt?: number
  /** Set where its URL is not known, and method and schema tell what it was taken for. */
  readonly isTakenBySchema?: boolean
  /** Ids of the findings about it. */
  readonly findings: readonly string[]
}

export interface FindingRaised extends EventBase {
  readonly type: 'finding:raised'
  readonly finding: Finding
}

export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'interrupted'

export interface RunFinished extends EventBase {
  readonly type: 'run:finished'
  readonly verdict: Verdict
  /** One sentence: why this verdict. */
  readonly because: string
}
