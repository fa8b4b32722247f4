import type { Place } from '../../schema/model.js'

/** One place where a document is not as the official schema of its OpenAPI version has it. */
export interface StructureFault {
  /**
   * `invalid`: what readers rely on is missing, or of another type or value. `slip`: an unknown
   * field, a missing text for people, or something empty, which readers get along with.
   * `unchecked`: the check itself failed.
   */
  readonly kind: 'invalid' | 'slip' | 'unchecked'
  readonly place: Place
  /** One sentence. */
  readonly message: string
  readonly expected: string
  readonly arrived: string
  readonly hint?: string
}

/** The faults of all files, each place once. */
export interface StructureReport {
  readonly faults: readonly StructureFault[]
  /** Files with more faults than are listed. */
  readonly omitted: readonly { readonly place: Place; readonly count: number }[]
}

/** A failed keyword of an official schema. */
export interface Cause {
  /** E.g. `required`; `validate` for a value that may not be there at all. */
  readonly keyword: string
  /** Where the keyword stands: absolute URI with a JSON Pointer. */
  readonly keywordLocation: string
  /** JSON Pointer of the value that failed. */
  readonly pointer: string
  /** Whether it is the name of that value that failed. */
  readonly isName: boolean
}
