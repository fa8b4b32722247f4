import type { AnswerChoice } from '../../../src/index.js'
import type { Entry } from './entry.js'
import type { ScreenState } from './model.js'

/** What a key asks of the world around the screen. Plain data: the edge does it. */
export type Effect =
  | { readonly kind: 'trigger'; readonly operations: readonly string[] }
  | { readonly kind: 'edit-trigger'; readonly operation: string }
  | { readonly kind: 'forward'; readonly delivery: string; readonly isEdited: boolean }
  | { readonly kind: 'list-answers'; readonly callback?: string }
  | {
      readonly kind: 'answer-with'
      readonly choice: AnswerChoice | undefined
      readonly scope: 'once' | 'always'
    }
  | { readonly kind: 'copy'; readonly entry: Entry }
  | { readonly kind: 'save-body'; readonly entry: Entry }
  | { readonly kind: 'save-journal' }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'quit' }

/** The next state, and what is to be done around the screen. */
export interface Step {
  readonly state: ScreenState
  readonly effects: readonly Effect[]
}
