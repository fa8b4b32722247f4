import type { Finding } from '../check/model.js'
import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import { expectUrl } from '../delivery/expect.js'
import type { Delivery, Expectation, Trigger } from '../delivery/model.js'
import { RingbackError } from '../errors.js'
import type { RunEvent } from '../event/model.js'
import type { Journal } from '../journal/model.js'
import { createSession, type Session } from '../session/session.js'
import { createToken } from '../session/trigger.js'
import { createInbox, type Inbox, type JudgedDelivery } from './inbox.js'
import { planCallbacks } from './plan.js'

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
   * Makes a callback URL of its own for one callback, by its name (or id, where several have the
   * name). Throws RINGBACK_ERR_USAGE for a name that the document does not have.
   */
  open(callback: string): Inbox
}

/** Opens a receiver for the callbacks of a contract. Throws RINGBACK_ERR_PORT_UNAVAILABLE. */
export async function openReceiver(
  contract: Contract,
  options: ReceiverOptions = {},
): Promise<Receiver> {
  const inboxes = new Map<string, (delivery: JudgedDelivery) => void>()
  const findings = new Map<string, Finding>()

  const session: Session = createSession({
    contract,
    mode: 'listen',
    plan: planCallbacks(contract, []),
    seed: 1,
    strict: false,
    timing: { timeoutMs: 0, settleMs: 0 },
    secrets: options.secrets ?? [],
    journal: options.journal,
    onJudged: (delivery, match, ids) => {
      const judged = describe(delivery, takeFindings(findings, ids))
      if (match.kind === 'matched') inboxes.get(match.expectation.trigger.id)?.(judged)
    },
  })
  session.stream.observe((event) => {
    if (event.type === 'finding:raised') findings.set(event.finding.id, event.finding)
  })
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
      const trigger = openTrigger(findCallback(contract, name), url, session)
      session.context.ledger.add(trigger)
      const { inbox, deliver } = createInbox(trigger.callbackUrl, name)
      inboxes.set(trigger.id, deliver)
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

interface FoundCallback {
  readonly operation: TriggerOperation
  readonly callback: CallbackOperation
}

function findCallback(contract: Contract, name: string): FoundCallback {
  const all = contract.triggers.flatMap((operation) =>
    operation.callbacks.map((callback) => ({ operation, callback })),
  )
  const found =
    all.find(({ callback }) => callback.id === name) ??
    all.find(({ callback }) => callback.name === name)
  if (found !== undefined) return found
  const names = all.map(({ callback }) => callback.name).join(', ')
  throw new RingbackError('RINGBACK_ERR_USAGE', `The document has no callback named "${name}".`, {
    hint: names === '' ? 'It has no callbacks.' : `It has: ${names}.`,
  })
}

/** Whoever takes the URL sends the trigger: its values are not known, so they are free in the URL. */
function openTrigger(
  { operation, callback }: FoundCallback,
  receiverUrl: string,
  { context }: Session,
): Trigger {
  const token = createToken()
  const callbackUrl = `${receiverUrl}/${token}`
  const expectations: Expectation[] = []
  const id = context.number('trig')
  const trigger: Trigger = { id, operation, kind: 'external', token, callbackUrl, expectations }
  expectations.push({
    id: context.number('exp'),
    trigger,
    callback,
    url: expectUrl({ callback, callbackUrl, token }),
    attempts: 0,
  })
  return trigger
}

function takeFindings(findings: Map<string, Finding>, ids: readonly string[]): Finding[] {
  const taken = ids.flatMap((id) => findings.get(id) ?? [])
  findings.clear()
  return taken
}

function describe({ id, request }: Delivery, findings: readonly Finding[]): JudgedDelivery {
  const { method, url, headers, body } = request
  return { id, method, url, headers, body, findings }
}
