import type { JsonSchema, SchemaIssue } from '../schema/model.js'

/** What a receiver has to do with a delivery. `anything`: answer it, but never with 5xx. */
export type CaseExpectation = 'acceptance' | 'refusal' | 'anything'

/** What a delivery tries. */
export type CaseKind =
  | 'plain'
  /** A body that conforms. */
  | 'valid'
  /** One that conforms, with a member that the schema does not name. */
  | 'extra'
  /** One that conforms, of a megabyte. */
  | 'large'
  /** A body with one fault. */
  | 'invalid'
  /** A body that is not what its content type says. */
  | 'syntax'
  /** Another spelling of the documented content type. */
  | 'content-type'
  | 'content-type-wrong'
  | 'method'
  | 'path'
  | 'credentials'
  /** What was sent before, byte for byte. */
  | 'repeat'
  | 'order'
  | 'concurrent'
  /** A plain one, last. */
  | 'health'

/** A body to try in the place of the plain one. */
export interface BodyCase {
  readonly kind: CaseKind
  /** In words: `body without id (required)`. */
  readonly label: string
  readonly expects: CaseExpectation
  readonly value: unknown
  /** JSON Pointer of the member that is at fault. */
  readonly about?: string
}

/** Where bodies to try come from. */
export interface CaseSource {
  /** A bundle. */
  readonly schema: JsonSchema
  readonly check: (value: unknown) => readonly SchemaIssue[]
  /** Of other callbacks that go to the same URL: what one of them allows is no fault. */
  readonly others: readonly CaseSource['check'][]
  /** Documented bodies. */
  readonly examples: readonly unknown[]
  /** A body that the receiver takes: what is tried differs from it in one thing. */
  readonly base: unknown
  /** JSON Pointers of what stays: the user gave it, or the URL says the same. */
  readonly kept: readonly string[]
  readonly seed: number
}

/** Cases of one group that were left out, since there are so many. */
export interface CaseCut {
  readonly group: string
  readonly tried: number
  readonly possible: number
}

export interface CaseList<Case> {
  readonly cases: readonly Case[]
  readonly cut: readonly CaseCut[]
}
