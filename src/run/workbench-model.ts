import type { RunEvent } from '../event/model.js'
import type { Report } from '../report/model.js'
import type { HttpRequest, HttpResponse } from '../transport/model.js'

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
  stop(): Promise<Report>
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
  readonly behaviour:
    | { readonly kind: 'answer'; readonly response: HttpResponse; readonly delayMs?: number }
    | { readonly kind: 'hang' }
    | { readonly kind: 'reset' }
}
