import type { FormatSeverity } from '../check/format-severity.js'
import type { Clock } from '../clock.js'
import type { Contract } from '../contract/model.js'
import type { RunEvent } from '../event/model.js'
import type { Journal } from '../journal/model.js'
import type { Report } from '../report/model.js'
import type { Credentials, UserValues } from '../sample/model.js'
import type { AnswerBehaviour } from '../session/answer-behaviour.js'
import type { CallbackAddress } from '../session/edition.js'
import type { HttpRequest } from '../transport/model.js'
import type { SetUpOptions } from './set-up.js'

/**
 * A live session: a receiver that is open, an API that is driven when somebody asks, deliveries
 * that can be passed on. `open` and `listen` are faces of it.
 */
export interface Workbench extends AsyncIterable<RunEvent>, AsyncDisposable {
  /** Base of all callback URLs. */
  readonly url: string
  readonly report: Promise<Report>
  /** Called at once for every event, the ones so far included. */
  observe(observer: (event: RunEvent) => void): void
  /** Where callbacks and webhooks are taken that somebody else causes; callbacks only when listening. */
  listAddresses(): readonly CallbackAddress[]
  /** What can be triggered, and why not where it cannot. */
  listOperations(): readonly WorkbenchOperation[]
  /** The request that would be sent, for editing. */
  draft(operation: string): Promise<WorkbenchDraft>
  /** Sends a valid trigger, or the edited request; resolves when it was answered. Never rejects. */
  trigger(operation: string, edited?: HttpRequest): Promise<void>
  /** The documented answers to a callback, and the faults that a receiver may have. */
  listAnswers(callback?: string): readonly AnswerChoice[]
  /** What the receiver answers next, once or from now on; undefined: as the document says. */
  answerWith(choice: AnswerChoice | undefined, scope: 'once' | 'always'): void
  /** Sends a received delivery (or an edited copy of its request) to a receiver of the user. */
  forward(delivery: string, to: string, edited?: HttpRequest): Promise<void>
  /** The whole request of a delivery, as it was received; undefined when it is not kept any more. */
  find(delivery: string): HttpRequest | undefined
  /** Ends it and publishes the verdict. */
  stop(ending?: WorkbenchEnding): Promise<Report>
}

export interface WorkbenchEnding {
  /** Whether something that was asked for is cut short. */
  readonly isInterrupted?: boolean | undefined
  /** What was asked for and did not happen: `1 of 2 deliveries arrived`. The run is inconclusive. */
  readonly shortfall?: string | undefined
}

export interface WorkbenchOptions extends SetUpOptions {
  /** `listen`: nobody drives the API, and callbacks have URLs of their own. Default `open`. */
  readonly mode?: 'open' | 'listen' | undefined
  /** Base URL of the running API; by default what the document says. */
  readonly api?: string | undefined
  /** Values for an operation, by its id. */
  readonly valuesFor?: ((operation: string) => UserValues) | undefined
  readonly credentials?: Credentials | undefined
  /** Further values that must not appear in any output. */
  readonly secrets?: readonly string[] | undefined
  /** How long after the API's answer a callback may come. Default 5000. */
  readonly timeoutMs?: number | undefined
  /** How long it must stay quiet after the last delivery of a trigger. Default 1000. */
  readonly settleMs?: number | undefined
  /** Where the receiver listens. Default 127.0.0.1 and any free port. */
  readonly host?: string | undefined
  readonly port?: number | undefined
  /** How the API reaches the receiver, where that differs: the address of a tunnel. */
  readonly publicUrl?: string | undefined
  /** Path at which all webhooks arrive; by default each has its own, `/webhooks/NAME`. */
  readonly webhooksAt?: string | undefined
  /** A receiver of the user that every delivery is passed on to. */
  readonly forwardTo?: string | undefined
  /** Whether the sender gets the answer of that receiver. Default: the documented one. */
  readonly isRelaying?: boolean | undefined
  /** How long that receiver may take. Default 30,000. */
  readonly forwardTimeoutMs?: number | undefined
  /** Reads the document again when it or one of its files changes; without it none is watched. */
  readonly reread?: (() => Promise<Contract>) | undefined
  /** How often a document at a URL is asked for, to see whether it has changed. Default 2000. */
  readonly pollMs?: number | undefined
  /** What it is asked for with, as when it was loaded. */
  readonly documentHeaders?: Readonly<Record<string, string>> | undefined
  readonly strict?: boolean | undefined
  /** How much a value counts that does not have its documented format. Default `warning`. */
  readonly formats?: FormatSeverity | undefined
  readonly seed?: number | undefined
  readonly journal?: Journal | undefined
  readonly clock?: Clock | undefined
}

export interface WorkbenchOperation {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly callbacks: readonly string[]
  /** Set where it cannot be triggered. */
  readonly because?: string
}

export type WorkbenchDraft =
  | { readonly ok: true; readonly request: HttpRequest }
  | { readonly ok: false; readonly because: string }

/** One thing that the receiver can do. */
export interface AnswerChoice {
  /** `204`, `500`, `429 Retry-After: 30`, `slow (10 s)`, `hang`, `reset`. */
  readonly label: string
  /** Whether the document has it. */
  readonly isDocumented: boolean
  readonly behaviour: AnswerBehaviour
}
