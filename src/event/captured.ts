import type { HeaderPair } from '../transport/model.js'

/** A body as it can be shown and stored: text where it is UTF-8. */
export interface CapturedBody {
  readonly size: number
  readonly text?: string
  readonly base64?: string
}

export interface CapturedAnswer {
  readonly status: number
  readonly headers: readonly HeaderPair[]
  readonly body: CapturedBody
}
