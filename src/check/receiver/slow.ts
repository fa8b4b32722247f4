import type { ReceiverFacts } from '../facts.js'
import type { FindingDraft } from '../model.js'
import { identifySent, labelSent } from './subject.js'

/** The receiver answered in time: who sends callbacks gives up, and sends them again. */
export function checkSpeed({ delivery, timeoutMs }: ReceiverFacts): FindingDraft[] {
  const { callback, exchange } = delivery
  const tookMs = exchange.endedMs - exchange.startedMs
  const isLate = exchange.response !== undefined && tookMs > timeoutMs
  if (exchange.failure?.reason !== 'timeout' && !isLate) return []
  return [
    {
      code: 'receiver-slow',
      message: `${labelSent(delivery)} was not answered in time`,
      expected: `an answer within ${Math.round(timeoutMs)} ms (--timeout)`,
      arrived: isLate ? `an answer after ${Math.round(tookMs)} ms` : 'no answer until then',
      hint: 'Answer first, and do what the callback asks for afterwards.',
      promised: callback.place,
      ...identifySent(delivery),
    },
  ]
}
