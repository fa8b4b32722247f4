import { RingbackError } from '../../errors.js'

/** In the place of the receiver's socket: a page cannot listen. */
export function serve(): Promise<never> {
  const message = 'A page cannot open a receiver.'
  const hint = 'Use Node, or `ringback listen`.'
  return Promise.reject(new RingbackError('RINGBACK_ERR_USAGE', message, { hint }))
}
