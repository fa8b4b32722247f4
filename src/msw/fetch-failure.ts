import { describeFailure } from '../transport/failure.js'
import type { ExchangeFailure } from '../transport/model.js'
import type { Target } from '../transport/target.js'

/** Why `fetch` has failed: `fetch failed` says nothing, its cause does. */
export function describeFetchFailure(error: unknown, target: Target): ExchangeFailure {
  const hasCause = error instanceof Error && error.cause instanceof Error
  return describeFailure(hasCause ? error.cause : error, target)
}
