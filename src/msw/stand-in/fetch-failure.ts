import type { ExchangeFailure } from '../../transport/model.js'
import type { Target } from '../../transport/target.js'

/** A browser does not tell a page why a request failed, lest it look around in a network. */
export function describeFetchFailure(error: unknown, { authority }: Target): ExchangeFailure {
  const detail = error instanceof Error ? error.message : String(error)
  const advice = 'does it listen, and does it allow this page to call it (CORS)?'
  return { reason: 'other', message: `The request to ${authority} failed (${detail}): ${advice}` }
}
