import type { SentDelivery } from '../../delivery/model.js'
import type { FindingDraft } from '../model.js'
import { classifyAnswer, identifySent, labelSent } from './subject.js'

/** Senders repeat what they got no answer to: the same bytes are accepted again. */
export function checkRepeat(first: SentDelivery, repeated: SentDelivery): FindingDraft[] {
  const { callback, exchange } = repeated
  const before = first.exchange.response
  const after = exchange.response
  if (before === undefined || after === undefined) return []
  if (classifyAnswer(before) !== 'success' || classifyAnswer(after) !== 'refusal') return []
  return [
    {
      code: 'receiver-duplicate-differs',
      message: `${labelSent(repeated)} was answered ${before.status} at first and now ${after.status}`,
      expected: `${before.status}, as before`,
      arrived: `${after.status}`,
      hint: 'Answer a delivery that you know with the same success, and do nothing.',
      promised: callback.place,
      ...identifySent(repeated),
    },
  ]
}

/** What was accepted at first is accepted after everything else, too. */
export function checkHealth(first: SentDelivery, last: SentDelivery): FindingDraft[] {
  const { callback, exchange } = last
  const before = first.exchange.response
  const after = exchange.response
  if (before === undefined || classifyAnswer(before) !== 'success') return []
  if (after !== undefined && classifyAnswer(after) === 'success') return []
  const arrived = after === undefined ? (exchange.failure?.message ?? 'nothing') : `${after.status}`
  return [
    {
      code: 'receiver-unhealthy',
      message: `${callback.name} was accepted with ${before.status} at first, and not any more at the end: ${arrived}`,
      expected: `${before.status}, as at first`,
      arrived,
      hint: 'One of the deliveries before has broken it: its own log should say which.',
      promised: callback.place,
      ...identifySent(last),
    },
  ]
}
