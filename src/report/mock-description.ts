/** What a mock plays: for its banner, and as the answer to `GET /__ringback`. */
export interface MockDescription {
  readonly title: string
  readonly operations: readonly DescribedOperation[]
  readonly webhooks: readonly DescribedWebhook[]
}

export interface DescribedOperation {
  readonly method: string
  readonly path: string
  /** Absent where it has none. */
  readonly callbacks?: readonly DescribedCallback[]
}

export interface DescribedCallback {
  readonly name: string
  readonly method: string
  /** As it is written. */
  readonly key: string
  /** How its expressions are read, one after the other. */
  readonly reading: readonly { readonly text: string; readonly means: string }[]
  /** How it is sent, where that is not once and at once: `200 ms after the answer`. */
  readonly remarks?: readonly string[]
  /** Why it is not sent. */
  readonly because?: string
  readonly callbacks?: readonly DescribedCallback[]
}

export interface DescribedWebhook {
  readonly name: string
  readonly method: string
  /** How to ask for it: `POST /__ringback/webhooks/NAME`. */
  readonly ask: string
}
