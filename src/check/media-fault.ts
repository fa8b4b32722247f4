import { locateInJson } from '../schema/json.js'
import type { Place, SchemaIssue } from '../schema/model.js'

/** What is wrong with a body; the checks of each side turn it into their findings. */
export type MediaFault =
  | {
      readonly kind: 'content-type'
      readonly message: string
      readonly expected: string
      readonly arrived: string
      readonly promised: Place | undefined
    }
  | {
      readonly kind: 'syntax'
      readonly message: string
      readonly at?: string
      readonly promised: Place
    }
  | {
      readonly kind: 'schema'
      readonly issue: SchemaIssue
      readonly at: string
      /** What it may come from. */
      readonly hint?: string
    }
  | { readonly kind: 'unjudged'; readonly message: string; readonly promised: Place }

/** Where in JSON text a pointer leads: `body /paid, line 1, column 38`. `whole` names the text. */
export function describePlace(whole: string, text: string, pointer: string): string {
  const position = locateInJson(text, pointer)
  const place = `${whole} ${pointer}`.trimEnd()
  return position === undefined
    ? place
    : `${place}, line ${position.line}, column ${position.column}`
}
