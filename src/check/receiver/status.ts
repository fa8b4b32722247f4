import { findResponse } from '../answer.js'
import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { isOffDocument } from './case.js'
import { classifyAnswer, identifySent, labelSent } from './subject.js'

/**
 * The status is documented. That of a refusal need not be: documents hardly say how a receiver
 * refuses, and what it refuses wrongly has a finding of its own, as redirects and 5xx have.
 */
export function checkStatus({ delivery }: ReceiverFacts): FindingDraft[] {
  const { callback, exchange } = delivery
  const { response } = exchange
  if (isOffDocument(delivery.case)) return []
  if (response === undefined || !['success', 'other'].includes(classifyAnswer(response))) return []
  const { status } = response
  const { responses } = callback
  if (findResponse(responses, status) !== undefined) return []
  // Where nothing is said of success, any is one; callback-success-undocumented tells that.
  if (isSuccess(status) && !responses.some((one) => isSuccess(Number(one.status[0]) * 100)))
    return []
  return [
    {
      code: 'receiver-status-undocumented',
      message: `${labelSent(delivery)} was answered ${status}, which the document does not have`,
      expected: responses.map((one) => one.status).join(', ') || 'a documented status',
      arrived: `${status}`,
      hint: 'The sender may take an answer that it does not know for a failure, and send it again.',
      promised: callback.place,
      detail: `${status}`,
      ...identifySent(delivery),
    },
  ]
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}
