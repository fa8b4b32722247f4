import { findHeader } from '../../transport/headers.js'
import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { isOffDocument } from './case.js'
import { classifyAnswer, identifySent, labelSent } from './subject.js'

/** No redirect: who sends callbacks does not follow it, and the callback is lost. */
export function checkRedirect({ delivery }: ReceiverFacts): FindingDraft[] {
  const { callback, exchange } = delivery
  const { response } = exchange
  if (isOffDocument(delivery.case)) return []
  if (response === undefined || classifyAnswer(response) !== 'redirect') return []
  const { status } = response
  const location = findHeader(response.headers, 'location')
  return [
    {
      code: 'receiver-redirected',
      message: `${labelSent(delivery)} was answered with the redirect ${status}, which no sender of callbacks follows`,
      expected: 'an answer that is no redirect',
      arrived: location === undefined ? `${status}` : `${status} to ${location}`,
      hint: 'A missing or extra slash in the path, or http in the place of https, is the usual cause.',
      promised: callback.place,
      detail: `${status}`,
      ...identifySent(delivery),
    },
  ]
}
