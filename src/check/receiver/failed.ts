import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { identifySent, labelSent } from './subject.js'

/** The receiver answered at all. That it took too long, or that we gave up, is no matter of this rule. */
export function checkReply({ delivery }: ReceiverFacts): FindingDraft[] {
  const { callback, exchange } = delivery
  const { failure } = exchange
  if (failure === undefined || SILENT.includes(failure.reason)) return []
  const { reason, message } = failure
  const hint = HINTS[reason]
  return [
    {
      code: 'receiver-failed',
      message: `${labelSent(delivery)} was not answered: ${message}`,
      expected: 'an answer',
      arrived: message,
      ...(hint === undefined ? {} : { hint }),
      promised: callback.place,
      detail: reason,
      ...identifySent(delivery),
    },
  ]
}

const SILENT: readonly string[] = ['timeout', 'cancelled']

const HINTS: Readonly<Record<string, string>> = {
  refused: 'Is the receiver running, and at this host and port?',
  unresolved: 'Is the host spelt right?',
  reset: 'The receiver closed the connection: look into its log for a crash.',
  tls: 'Is the certificate trusted here, and does the receiver speak TLS at this port?',
  malformed: 'What listens there speaks no HTTP/1.1.',
  'too-large': 'An answer to a callback is short: the sender hardly looks at it.',
}
