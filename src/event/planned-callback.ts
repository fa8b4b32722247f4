/** One callback (or webhook) operation of the document. */
export interface PlannedCallback {
  readonly callback: string
  readonly name: string
  readonly operation: string
  readonly method: string
  readonly key: string
  /** Why it is not going to be driven, where it is not. */
  readonly skipped?: string
}
