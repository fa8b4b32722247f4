import { isFailing } from '../report/verdict.js'
import { renderFindings } from './finding-lines.js'
import { type MatcherResult, type MatcherState, quote, writeCall } from './matcher.js'
import { isDelivery, refuseReceived } from './received.js'

/**
 * Passes for a delivery of this callback (its name, or its id where several have the name) that
 * keeps what the document promises: no finding that would fail a run.
 */
export function toMatchCallback(
  this: MatcherState,
  received: unknown,
  callback: string,
): MatcherResult {
  if (!isDelivery(received))
    throw refuseReceived(
      'toMatchCallback',
      'a delivery, such as await inbox.next() gives',
      received,
    )
  if (typeof callback !== 'string')
    throw refuseReceived('toMatchCallback', 'the name of a callback', callback)
  const head = writeCall('delivery', 'toMatchCallback', quote(callback), this)
  const failing = received.findings.filter((finding) => isFailing(finding, false))
  if (received.name !== callback && received.callback !== callback) {
    const because = `expected a delivery of ${quote(callback)}, but this is one of ${quote(received.name)} (${quote(received.callback)})`
    return { pass: false, message: () => `${head}\n\n${because}` }
  }
  if (failing.length > 0)
    return { pass: false, message: () => `${head}\n\n${renderFindings(failing)}` }
  const because = `expected a delivery that is not one of ${quote(callback)} or breaks the document, but it is, and keeps what the document promises`
  return { pass: true, message: () => `${head}\n\n${because}` }
}
