import { createUsageError } from './usage.js'

/** A whole number between the bounds, both included. */
export function parseWholeNumber(
  option: string,
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= from && value <= to) return value
  throw createUsageError(
    `${option}: expected a whole number from ${from} to ${to}, but got "${text}".`,
  )
}
