import type { FailureReason } from '../../transport/model.js'
import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { identifySent, labelSent } from './subject.js'

/**
 * The receiver answered, and to the end. One that breaks off is there, and at fault; of one that does
 * not answer at all nothing is known. That it took too long, or that we gave up, is no matter of this
 * rule.
 */
export function checkReply({ delivery }: ReceiverFacts): FindingDraft[] {
  const { callback, exchange } = delivery
  const { failure } = exchange
  if (failure === undefined || SILENT.includes(failure.reason)) return []
  const { reason, message } = failure
  const hint = HINTS[reason]
  const isBrokenOff = BREAKS.includes(reason)
  return [
    {
      code: isBrokenOff ? 'receiver-broke-off' : 'receiver-failed',
      message: `${labelSent(delivery)} was not answered: ${message}`,
      expected: isBrokenOff ? 'a complete answer' : 'an answer',
      arrived: message,
      ...(hint === undefined ? {} : { hint }),
      promised: callback.place,
      detail: reason,
      ...identifySent(delivery),
    },
  ]
}

const SILENT: readonly FailureReason[] = ['timeout', 'cancelled']

const BREAKS: readonly FailureReason[] = ['reset', 'too-large']

const HINTS: Readonly<Partial<Record<FailureReason, string>>> = {
  refused: 'Is the receiver running, and at this host and port?',
  unresolved: 'Is the host spelt right?',
  reset: 'The receiver closed the connection: look into its log for a crash.',
  tls: 'Is the certificate trusted here, and does the receiver speak TLS at this port?',
  malformed: 'What listens there speaks no HTTP/1.1.',
  'too-large': 'An answer to a callback is short: the sender hardly looks at it.',
}
