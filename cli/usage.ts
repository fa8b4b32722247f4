import { RingbackError } from '../src/index.js'

/** An option or argument that has no meaning: the message says what was expected and what arrived. */
export function createUsageError(message: string, hint?: string): RingbackError {
  return new RingbackError('RINGBACK_ERR_USAGE', message, hint === undefined ? {} : { hint })
}
