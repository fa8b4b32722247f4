import { escapeControls } from '../transport/escape.js'

/** What `expect.extend` of vitest and of jest take from a matcher. */
export interface MatcherResult {
  readonly pass: boolean
  /** Called when the assertion fails, with or without `.not`. */
  readonly message: () => string
}

/** What they hand to a matcher as `this`. */
export interface MatcherState {
  readonly isNot?: boolean | undefined
}

/** `expect(delivery).not.toMatchCallback("paid")`: the first line of a message. */
export function writeCall(
  received: string,
  matcher: string,
  argument: string,
  { isNot = false }: MatcherState,
): string {
  return `expect(${received})${isNot ? '.not' : ''}.${matcher}(${argument})`
}

/** A text of a test or of the wire as it may stand in a message. */
export function quote(text: string): string {
  return `"${escapeControls(text)}"`
}
