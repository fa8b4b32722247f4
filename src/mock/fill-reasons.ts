import { isRecord } from '../schema/value.js'
import { findReasonPhrase } from '../transport/reason-phrase.js'
import type { AnswerRules } from './carry.js'
import { listFastApiDetails } from './fastapi-details.js'
import { withMember } from './json-record.js'
import type { Violation } from './violation.js'

/** What a refusal has to say. */
export interface Reasons {
  readonly status: number
  readonly detail: string
  readonly violations: readonly Violation[]
}

/** Members that say in words what is wrong. */
const TEXTS: ReadonlySet<string> = new Set([
  ...['detail', 'message', 'msg', 'description', 'reason', 'error_description', 'errormessage'],
])

/** Members that hold the status. */
const STATUSES: ReadonlySet<string> = new Set(['status', 'statuscode', 'code'])

/**
 * A documented body of a refusal with the reasons in the members that are for them, as far as its
 * schema accepts that: at the top, or one object below.
 */
export function fillReasons(body: unknown, reasons: Reasons, { conforms }: AnswerRules): unknown {
  if (!isRecord(body)) return body
  const details = listFastApiDetails(reasons.violations)
  const listed = Array.isArray(body['detail']) ? withMember(body, 'detail', details) : undefined
  if (listed !== undefined && details.length > 0 && conforms(listed)) return listed
  let filled: Readonly<Record<string, unknown>> = body
  for (const [name, value] of Object.entries(body)) {
    const reason = isRecord(value)
      ? fillShallow(value, reasons)
      : chooseReason(name, value, reasons)
    if (reason === undefined) continue
    const next = withMember(filled, name, reason)
    if (conforms(next)) filled = next
  }
  return filled
}

function fillShallow(value: Readonly<Record<string, unknown>>, reasons: Reasons): unknown {
  const members = Object.entries(value).map(
    ([name, member]) => [name, chooseReason(name, member, reasons) ?? member] as const,
  )
  return Object.fromEntries(members)
}

function chooseReason(name: string, value: unknown, { status, detail }: Reasons): unknown {
  const key = name.toLowerCase()
  if (typeof value === 'number' && STATUSES.has(key)) return status
  if (typeof value !== 'string') return undefined
  if (TEXTS.has(key)) return detail
  return key === 'title' ? findReasonPhrase(status) : undefined
}
