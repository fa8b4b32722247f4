import type { CallbackOperation, TriggerOperation } from '../contract/model.js'
import type { ExpressionContext } from '../expression/model.js'
import type { CaseKind } from '../sample/case-model.js'
import type { TriggerKind } from '../sample/model.js'
import type { Exchange, HttpRequest, HttpResponse, ReceivedRequest } from '../transport/model.js'

/** One call of a trigger operation, by us or (`external`) by somebody who only took a callback URL. */
export interface Trigger {
  /** `trig-1`, counted over the run. */
  readonly id: string
  readonly operation: TriggerOperation
  readonly kind: TriggerKind | 'external'
  /** 128 bits as hexadecimal, a segment of its callback URL. */
  readonly token: string
  /** What the API was given, or would have been given in `without-url`. */
  readonly callbackUrl: string
  /** Absent while somebody else sends it. */
  readonly request?: HttpRequest
  /** What expressions see of it, until the trigger is settled. */
  context?: ExpressionContext['request'] | undefined
  /** For `invalid` triggers: the fault that was made. */
  readonly fault?: string | undefined
  /** Whether the user changed the request by hand: then nobody knows what the API should say to it. */
  readonly isEdited?: boolean
  readonly expectations: readonly Expectation[]
  /** Set once, when the API has answered or failed to. */
  exchange?: Exchange | undefined
  /** Deadlines count from here where `after` steps follow the answer; Infinity until they are done. */
  dueFromMs?: number | undefined
  /** When its `finally` steps ended: nothing may come after that. */
  endedMs?: number | undefined
}

/** What the user expects of a callback, beyond what the document says. */
export interface CallbackRule {
  /** By default at least one of the callbacks of an operation must come. */
  readonly expect?: 'required' | 'optional' | 'none' | undefined
  /** How often it comes for one trigger; by default once. `max` may be Infinity. */
  readonly deliveries?: { readonly min: number; readonly max: number } | undefined
  /** In the place of the deadline of the run. */
  readonly timeoutMs?: number | undefined
}

/** A delivery that may still come: one callback operation of one trigger. */
export interface Expectation {
  readonly id: string
  readonly trigger: Trigger
  readonly callback: CallbackOperation
  readonly rule?: CallbackRule | undefined
  url: ExpectedUrl
  /** The first delivery that was tied to it. */
  first?: Delivery | undefined
  /** How many were. */
  attempts: number
}

/** Where a callback must arrive. `late`: only the trigger's answer will tell. */
export type ExpectedUrl =
  | {
      readonly kind: 'known'
      /** For people; parts that the sender fills are shown as `{name}`. */
      readonly url: string
      /** Accepted spellings of path and query, from the token on; the literal one first. */
      readonly targets: readonly ExpectedTarget[]
    }
  | { readonly kind: 'late' }
  /** Anywhere: whoever sends it was given no URL that would tell; method and schema do. */
  | { readonly kind: 'any' }
  | { readonly kind: 'unresolvable'; readonly because: string }

export interface ExpectedTarget {
  /** Path and query from the token on; undefined when the sender fills parts of it. */
  readonly text: string | undefined
  /** The same with a group for every part that the sender fills; undefined when it fills none. */
  readonly pattern: RegExp | undefined
  /** Names of those parts, in the order of the groups. */
  readonly names: readonly string[]
  /** For explanations: values that stand in it, by the expression that they come from. */
  readonly values: Iterable<readonly [origin: string, value: string]>
}

/** One HTTP request that reached the receiver, and our answer. */
export interface Delivery {
  /** `dlv-1`, counted over the run. */
  readonly id: string
  readonly request: ReceivedRequest
  readonly answer: HttpResponse
}

/** What a delivery that we send tries, and what the receiver has to do with it. */
export interface DeliveryCase {
  /** In words: `body without /id (required)`. */
  readonly label: string
  /** `anything`: answer it, but never with 5xx. */
  readonly expects: 'acceptance' | 'refusal' | 'anything'
  /** What it tries; absent: no more than its label says. */
  readonly kind?: CaseKind
  /** JSON Pointer of the member that is at fault. */
  readonly about?: string
}

/** One request that we made in the place of the API, and what became of it. */
export interface SentDelivery {
  /** `dlv-1`, counted over the run. */
  readonly id: string
  readonly callback: CallbackOperation
  readonly request: HttpRequest
  /** From 1; more for what is sent again. */
  readonly attempt: number
  /** Absent for a plain delivery, which is to be accepted. */
  readonly case?: DeliveryCase | undefined
  readonly exchange: Exchange
}

/** What a delivery was taken for. */
export type Match =
  | MatchedDelivery
  /** URL, method and body fit several callbacks of one trigger. */
  | { readonly kind: 'ambiguous'; readonly expectations: readonly Expectation[] }
  /** It went to one trigger's URL but carries what another trigger's callback must carry. */
  | { readonly kind: 'crosstalk'; readonly reached: Trigger; readonly meant: Expectation }
  /** It belongs to a trigger that owes nothing: rejected, or the URL left out. */
  | { readonly kind: 'unowed'; readonly trigger: Trigger }
  | { readonly kind: 'unexpected'; readonly nearest?: NearMiss }

export interface MatchedDelivery {
  readonly kind: 'matched'
  readonly expectation: Expectation
  /** How its URL and method differ from what was expected; empty when they do not. */
  readonly differences: readonly Difference[]
}

export interface NearMiss {
  readonly expectation: Expectation
  /** Why it does not fit, first difference first. */
  readonly because: string
}

/** One part in which a delivery leaves what was expected. */
export interface Difference {
  readonly part: 'method' | 'path' | 'query'
  readonly expected: string
  readonly arrived: string
  /** What probably happened: `a slash is doubled`. */
  readonly explanation: string
}
