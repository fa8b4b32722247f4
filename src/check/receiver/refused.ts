import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { hasRefusalCode } from './case.js'
import { classifyAnswer, identifySent, labelSent } from './subject.js'

/** What conforms to the document is accepted. */
export function checkAcceptance({ delivery }: ReceiverFacts): FindingDraft[] {
  const { callback, exchange } = delivery
  const { response } = exchange
  const isValid = (delivery.case?.expects ?? 'acceptance') === 'acceptance'
  if (!isValid || hasRefusalCode(delivery.case)) return []
  if (response === undefined || classifyAnswer(response) !== 'refusal') return []
  const { status } = response
  return [
    {
      code: 'receiver-refused',
      message: `${labelSent(delivery)} was refused with ${status}, although it conforms to the document`,
      expected: '2xx',
      arrived: `${status}`,
      hint: adviseOn(status),
      promised: callback.place,
      detail: `${status}`,
      ...identifySent(delivery),
    },
  ]
}

function adviseOn(status: number): string {
  if (status === 401 || status === 403) {
    return 'Give what the receiver asks for with --bearer, --api-key, --basic or --header.'
  }
  if (status === 404 || status === 410) {
    return 'Is the URL right (--to)? Give values that the receiver knows with --set.'
  }
  if (status === 405) return 'Is the URL right (--to), and does the receiver take this method?'
  if (status === 415) return 'The receiver does not take a content type that the document has.'
  return 'The receiver is stricter than the document, or needs values that it knows: give them with --set or --body.'
}
