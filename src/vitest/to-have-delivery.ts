import { isFailing } from '../report/verdict.js'
import { formatCount, formatDuration, joinWords } from '../report/words.js'
import type { Inbox, JudgedDelivery } from '../run/inbox.js'
import { escapeControls } from '../transport/escape.js'
import { renderFindings } from './finding-lines.js'
import { type MatcherResult, type MatcherState, quote, writeCall } from './matcher.js'
import { isInbox, refuseReceived } from './received.js'

export interface WantedDelivery {
  /** Name or id; by default any callback of the inbox. */
  readonly callback?: string | undefined
  /** Milliseconds. Default 5000. */
  readonly within?: number | undefined
}

const DEFAULT_WITHIN_MS = 5000

/**
 * Waits until the inbox has a delivery of the callback, taken or not, and passes when one of them
 * keeps what the document promises. With `.not`, passes when none at all comes within the time.
 */
export async function toHaveDelivery(
  this: MatcherState,
  received: unknown,
  wanted: WantedDelivery = {},
): Promise<MatcherResult> {
  if (!isInbox(received))
    throw refuseReceived('toHaveDelivery', 'an inbox, such as receiver.open() gives', received)
  const { callback, within = DEFAULT_WITHIN_MS } = readWanted(wanted)
  const isWanted = ({ name, callback: id }: JudgedDelivery) =>
    callback === undefined || callback === name || callback === id
  const head = writeCall('inbox', 'toHaveDelivery', writeWanted(wanted), this)
  const arrived = await received.find(isWanted, { timeoutMs: within })
  const what = callback === undefined ? 'a delivery' : `a delivery of ${quote(callback)}`
  if (arrived === undefined) {
    const because = `expected ${what} at ${received.url} within ${formatDuration(within)}, but ${describeOthers(received)}`
    return { pass: false, message: () => `${head}\n\n${because}` }
  }
  if (this.isNot === true) {
    const because = `expected no delivery${callback === undefined ? '' : ` of ${quote(callback)}`}, but ${showDelivery(arrived)} arrived`
    return { pass: true, message: () => `${head}\n\n${because}` }
  }
  const all = received.deliveries.filter(isWanted)
  const pass = all.some((delivery) => listFailing(delivery).length === 0)
  return { pass, message: () => `${head}\n\n${describeBroken(all)}` }
}

function readWanted(wanted: WantedDelivery): WantedDelivery {
  const { callback, within } = wanted
  if (callback !== undefined && typeof callback !== 'string')
    throw refuseReceived('toHaveDelivery', '{ callback } to be a name', callback)
  if (within !== undefined && !(typeof within === 'number' && within >= 0))
    throw refuseReceived('toHaveDelivery', '{ within } to be milliseconds', within)
  return wanted
}

function writeWanted({ callback, within }: WantedDelivery): string {
  const parts = [
    ...(callback === undefined ? [] : [`callback: ${quote(callback)}`]),
    ...(within === undefined ? [] : [`within: ${within}`]),
  ]
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`
}

function describeOthers({ deliveries }: Inbox): string {
  if (deliveries.length === 0) return 'none arrived'
  const names = [...new Set(deliveries.map(({ name }) => quote(name)))]
  return `only ${formatCount(deliveries.length, 'delivery', 'deliveries')} of ${joinWords(names)} arrived`
}

function describeBroken(deliveries: readonly JudgedDelivery[]): string {
  const blocks = deliveries.slice(0, MOST).map((delivery) => {
    return `${showDelivery(delivery)} arrived, but breaks the document:\n\n${renderFindings(listFailing(delivery))}`
  })
  const rest = deliveries.length - blocks.length
  if (rest > 0)
    blocks.push(`and ${formatCount(rest, 'delivery', 'deliveries')} more, none of them right`)
  return blocks.join('\n\n')
}

const MOST = 3

function showDelivery({ id, method, url }: JudgedDelivery): string {
  return escapeControls(`${id} ${method} ${url}`)
}

function listFailing({ findings }: JudgedDelivery) {
  return findings.filter((finding) => isFailing(finding, false))
}
