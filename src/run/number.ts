import { RingbackError } from '../errors.js'

/** How many; `otherwise` where nothing is given. Throws RINGBACK_ERR_USAGE below 1 and for fractions. */
export function readCount(option: string, value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise
  if (Number.isSafeInteger(value) && value >= 1) return value
  throw refuse(`${option}: expected a whole number from 1, but got ${value}.`)
}

/** Milliseconds, Infinity among them; `otherwise` where nothing is given. Throws RINGBACK_ERR_USAGE. */
export function readMs(option: string, value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise
  if (value >= 0) return value
  throw refuse(`${option}: expected milliseconds from 0, but got ${value}.`)
}

function refuse(message: string): RingbackError {
  return new RingbackError('RINGBACK_ERR_USAGE', message)
}
