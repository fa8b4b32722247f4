import type {
  AnswerChoice,
  CallbackAddress,
  PlannedCallback,
  WorkbenchOperation,
} from '../../../src/index.js'
import type { Look } from '../look.js'
import type { Counts } from './counts.js'
import type { Entry } from './entry.js'
import type { Memo } from './memo.js'
import type { OperationState } from './operation.js'

export type Pane = 'operations' | 'deliveries' | 'detail'

/** Everything that the screen shows. A new one is made for every change. */
export interface ScreenState {
  readonly look: Look
  readonly size: Size
  readonly session: SessionState
  readonly counts: Counts
  readonly plan: readonly PlannedCallback[]
  readonly operations: readonly OperationState[]
  /** Where what somebody else causes is taken. */
  readonly addresses: readonly CallbackAddress[]
  /** The last ones, oldest first; what was dropped is counted. */
  readonly entries: readonly Entry[]
  /** Number that the next entry gets. */
  readonly nextSeq: number
  readonly view: ViewState
  /** What has the keyboard: the panes, or something that lies over them. */
  readonly overlay: Overlay
  /** One sentence for the bottom line, until the next key. */
  readonly message?: Message | undefined
  /** What was looked up before; it follows from the rest. */
  readonly memo: Memo
}

export interface Size {
  readonly columns: number
  readonly rows: number
}

export interface SessionState {
  readonly title: string
  readonly source: string
  readonly api?: string
  readonly receiver?: string
  readonly strict: boolean
  /** Where deliveries can be passed on to. */
  readonly to?: string
  /** What the receiver answers for now, where somebody chose. */
  readonly answering?: string
  /** Set when the session has ended. */
  readonly verdict?: string
  readonly because?: string
}

export interface ViewState {
  readonly focus: Pane
  /** Whether the detail has the whole screen. */
  readonly isZoomed: boolean
  /** Index of the operation. */
  readonly operation: number
  /** Number of the entry; while following it is the last one. */
  readonly selected: number
  readonly isFollowing: boolean
  /** Row of its pane that the selected entry stands in, as far as there are entries around it. */
  readonly anchor: number
  /** First line of the detail that is shown. */
  readonly detailTop: number
  /** What the detail is about. */
  readonly subject: 'operation' | 'entry'
  readonly filter: string
  readonly isOnlyFindings: boolean
}

export type Overlay =
  | { readonly kind: 'none' }
  | { readonly kind: 'help'; readonly top: number }
  | { readonly kind: 'filter'; readonly before: string }
  | { readonly kind: 'answers'; readonly choices: readonly AnswerChoice[]; readonly index: number }

export interface Message {
  readonly text: string
  readonly tone: 'info' | 'error'
}

export interface InitialState {
  readonly look: Look
  readonly size: Size
  readonly operations: readonly WorkbenchOperation[]
  readonly addresses: readonly CallbackAddress[]
  readonly to?: string | undefined
}
