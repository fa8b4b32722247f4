/** Arguments of the command line that a finding is repeated with. */
export interface RepeatArguments {
  /** What the document is read with, e.g. `--config`, `FILE`. */
  readonly document: readonly string[]
  /** What the API is driven with besides. */
  readonly run: readonly string[]
}
