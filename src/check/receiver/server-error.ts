import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { isOffDocument } from './case.js'
import { classifyAnswer, identifySent, labelSent } from './subject.js'

/** No 5xx, whatever was sent (RFC 9110, section 15.6). */
export function checkServerError({ delivery }: ReceiverFacts): FindingDraft[] {
  const { callback, exchange } = delivery
  const { response } = exchange
  if (response === undefined || classifyAnswer(response) !== 'failure') return []
  // Of a method that nobody implements, 501 says just that (RFC 9110, section 15.6.2).
  if (response.status === 501 && isOffDocument(delivery.case)) return []
  const isWrong = delivery.case?.expects === 'refusal'
  return [
    {
      code: 'receiver-server-error',
      message: `${labelSent(delivery)} was answered ${response.status}`,
      expected: isWrong ? 'a refusal (4xx), and no 5xx' : 'no 5xx',
      arrived: `${response.status}`,
      hint: 'Look into the log of the receiver: it failed over this request.',
      promised: callback.place,
      detail: `${response.status}`,
      ...identifySent(delivery),
    },
  ]
}
