import { listCallbacks } from '../check/run.js'
import type { Contract } from '../contract/model.js'
import type { RunEvent } from '../event/model.js'
import type { Journal } from '../journal/model.js'
import { createToken } from '../session/trigger.js'
import { createInbox, type Inbox } from './inbox.js'
import { createInboxSession, findCallback } from './inbox-session.js'

export interface ReceiverOptions {
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 0: any free port. */
  readonly port?: number
  readonly publicUrl?: string
  readonly secrets?: readonly string[]
  /** Every event is written to it; a delivery before it is answered. */
  readonly journal?: Journal
}

/** A server that takes callbacks and judges them, for an API that somebody else drives. */
export interface Receiver extends AsyncIterable<RunEvent>, AsyncDisposable {
  /** `http://HOST:PORT`, or the public URL. */
  readonly url: string
  /**
   * Makes a callback URL of its own for one callback or webhook, by its name (or id, where several
   * have the name). Throws RINGBACK_ERR_USAGE for a name that the document does not have.
   */
  open(callback: string): Inbox
}

/** Opens a receiver for the callbacks of a contract. Throws RINGBACK_ERR_PORT_UNAVAILABLE. */
export async function openReceiver(
  contract: Contract,
  options: ReceiverOptions = {},
): Promise<Receiver> {
  const { session, add } = createInboxSession(contract, options)
  session.start()
  const { server, url } = await session.listen({
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    publicUrl: options.publicUrl,
    callbacks: contract.triggers.flatMap((trigger) => listCallbacks(trigger.callbacks)),
  })

  return {
    url,
    open: (name) => {
      const found = findCallback(contract, name)
      const token = createToken()
      const callbackUrl = `${url}/${token}`
      const { inbox, deliver } = createInbox(callbackUrl, name)
      add(found, { token, callbackUrl }, deliver)
      return inbox
    },
    [Symbol.asyncIterator]: () => session.stream[Symbol.asyncIterator](),
    [Symbol.asyncDispose]: async () => {
      await server.close(CLOSE_GRACE_MS)
      await session.finish()
    },
  }
}

const CLOSE_GRACE_MS = 2000
