import { type Clock, systemClock } from '../clock.js'
import type { Contract } from '../contract/model.js'
import { dropOrigin, findTokens } from '../delivery/target.js'
import { receiveAt } from '../session/receive-at.js'
import type { HttpRequest } from '../transport/model.js'
import type { ServedAnswer } from '../transport/serve.js'
import { createInboxSession, findCallback } from './inbox-session.js'
import type { LocalInbox } from './local-inbox.js'

/** A receiver without a socket: whoever catches a request hands it over and sends the answer. */
export interface LocalReceiver {
  /** Whether a request to this URL is meant for one of its inboxes, or was, and lost its token. */
  owns(url: string): boolean
  /** Judges the delivery, hands it to its inbox, and answers as the document says. */
  handle(request: HttpRequest): Promise<ServedAnswer>
}

/** Throws RINGBACK_ERR_USAGE where an inbox names a callback that the document does not have. */
export function createLocalReceiver(
  contract: Contract,
  inboxes: readonly LocalInbox[],
  clock: Clock = systemClock,
): LocalReceiver {
  const found = inboxes.map((inbox) => ({ inbox, found: findCallback(contract, inbox.callback) }))
  const { session, add } = createInboxSession(contract)
  for (const one of found) {
    const { token, url, take } = one.inbox
    add(one.found, { token, callbackUrl: url }, take)
  }
  session.start()
  const tokens = new Set(inboxes.map(({ token }) => token))
  const origins = new Set(inboxes.map(({ url }) => new URL(url).origin))
  const receiving = receiveAt(session, {
    url: [...origins][0] ?? '',
    callbacks: found.map((one) => one.found.callback),
    seed: 1,
  })
  // Whoever hands over the first request is told.
  receiving.catch(() => undefined)

  return {
    owns: (url) => {
      const held = findTokens(url)
      // A token of somebody else is for somebody else.
      if (held.length > 0) return held.some((token) => tokens.has(token))
      return URL.canParse(url) && origins.has(new URL(url).origin)
    },
    handle: async (request) => {
      const receive = await receiving
      return receive({
        ...request,
        url: dropOrigin(request.url),
        receivedMs: clock.nowMs(),
        bodySize: request.body.length,
      })
    },
  }
}
