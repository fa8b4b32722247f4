import type { MediaTypeContract, TriggerOperation } from '../contract/model.js'

/** Brings what is known of a request, and of those before it, into answers. */
export interface Keeper {
  visit(operation: TriggerOperation, sent: SentValues): Visit
}

/** What a request says. */
export interface SentValues {
  /** Of the path, decoded. */
  readonly path: ReadonlyMap<string, string>
  readonly body: unknown
  /** Bytes of the body. */
  readonly size: number
}

/** One request that conforms, on its way to its answer. */
export interface Visit {
  /** Statuses that would say what happens, best first. */
  readonly preferred: readonly number[]
  /** Whether it is about something that was removed. */
  readonly isGone: boolean
  /**
   * The value of the answer, made of `plain`, and what is kept of it for a success. `medium` is
   * undefined for answers without a body.
   */
  answer(plain: unknown, medium: MediaTypeContract | undefined, status: number): KeptAnswer
}

export interface KeptAnswer {
  readonly value: unknown
  /** Of what was created. */
  readonly createdId?: string
}
