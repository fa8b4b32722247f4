import { RingbackError } from '../errors.js'
import { createToken } from '../session/trigger.js'
import { createInbox, type Inbox, type JudgedDelivery } from './inbox.js'

/** An inbox that waits for a receiver without a socket: only requests that are caught reach it. */
export interface LocalInbox extends Inbox {
  /** A segment of `url`. */
  readonly token: string
  /** Called for every delivery by whoever catches them. */
  readonly take: (delivery: JudgedDelivery) => void
}

/** A host that no resolver knows (RFC 6761, section 6.2): what is not caught goes nowhere. */
const ORIGIN = 'https://receiver.ringback.test'

export interface LocalInboxOptions {
  /** Scheme and host of the callback URL, for an API that refuses `https://receiver.ringback.test`. */
  readonly origin?: string
}

/**
 * Makes a callback URL for one callback or webhook, by its name (or id, where several have the
 * name). Throws RINGBACK_ERR_USAGE for an origin that is none.
 */
export function openInbox(
  callback: string,
  { origin = ORIGIN }: LocalInboxOptions = {},
): LocalInbox {
  if (!/^https?:\/\//i.test(origin) || !URL.canParse(origin)) {
    const message = `origin: expected scheme and host, such as ${ORIGIN}, but got "${origin}".`
    throw new RingbackError('RINGBACK_ERR_USAGE', message)
  }
  const token = createToken()
  const { inbox, deliver } = createInbox(`${origin.replace(/\/+$/, '')}/${token}`, callback)
  return { ...inbox, token, take: deliver }
}
