import type { Finding } from '../check/model.js'
import type { Inbox } from '../run/inbox.js'
import { cutText } from '../schema/display.js'
import { isRecord } from '../schema/value.js'
import { quote } from './matcher.js'

/** What can be asked which callback it is: a delivery of an inbox, or one that was sent. */
export interface MatchableDelivery {
  /** Id of the callback. */
  readonly callback: string
  readonly name: string
  readonly findings: readonly Finding[]
}

export function isDelivery(value: unknown): value is MatchableDelivery {
  return (
    hasFindings(value) && typeof value['callback'] === 'string' && typeof value['name'] === 'string'
  )
}

export function isInbox(value: unknown): value is Inbox {
  return (
    isRecord(value) &&
    Array.isArray(value['deliveries']) &&
    typeof value['find'] === 'function' &&
    typeof value['callback'] === 'string'
  )
}

export function hasFindings(
  value: unknown,
): value is Readonly<Record<string, unknown>> & { readonly findings: readonly Finding[] } {
  return isRecord(value) && Array.isArray(value['findings'])
}

/** The error for a value that a matcher cannot judge; `wanted` ends the sentence `expected ...`. */
export function refuseReceived(matcher: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`${matcher}: expected ${wanted}, but got ${describeReceived(value)}.`)
}

function describeReceived(value: unknown): string {
  if (value instanceof Promise) return 'a promise: put await before it'
  if (isInbox(value)) return 'an inbox: take a delivery from it with await inbox.next()'
  if (isDelivery(value)) return 'a delivery'
  if (isRecord(value) && value['report'] instanceof Promise) return 'a run: use await run.report'
  if (hasFindings(value)) return 'a report'
  if (value instanceof Error) return `the error ${quote(value.message)}`
  if (typeof value === 'string') return `the string ${quote(cutText(value, LONGEST))}`
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'another object' : `a ${typeof value}`
}

const LONGEST = 100
