import { type HttpHandler, HttpResponse, http } from 'msw'
import type { Contract } from '../contract/model.js'
import type { LocalInbox } from '../run/local-inbox.js'
import { createLocalReceiver } from '../run/local-receiver.js'
import { readWebRequest, writeWebResponse } from './web-message.js'

/**
 * Handlers that catch what your API sends to the URL of an inbox, judge it by the document, and
 * answer as the document says. Throws RINGBACK_ERR_USAGE where an inbox names a callback that the
 * document does not have.
 */
export function receiverHandlers(
  contract: Contract,
  ...inboxes: readonly LocalInbox[]
): HttpHandler[] {
  const receiver = createLocalReceiver(contract, inboxes)
  // A function and no path: whatever comes after the token is for the checks to judge.
  const isOurs = ({ request }: { request: Request }) => receiver.owns(request.url)
  return [
    http.all(isOurs, async ({ request }) => {
      const answer = await receiver.handle(await readWebRequest(request))
      return typeof answer === 'string'
        ? HttpResponse.error()
        : writeWebResponse(answer, request.method)
    }),
  ]
}
