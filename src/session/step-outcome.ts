import { cutText } from '../schema/display.js'

/** What became of one step. */
export interface StepOutcome {
  readonly status?: number
  readonly exitCode?: number
  /** Present where it failed. */
  readonly failure?: StepFailure
  /** JSON that it was answered with, or printed. */
  readonly answer?: unknown
}

export interface StepFailure {
  readonly expected: string
  readonly arrived: string
}

/** Enough to see what an API or a command says went wrong. */
const EXCERPT_LENGTH = 200

export function cutExcerpt(text: string): string {
  const trimmed = text.trim()
  return trimmed.length > EXCERPT_LENGTH ? `${cutText(trimmed, EXCERPT_LENGTH)}...` : trimmed
}
