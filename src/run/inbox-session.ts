import type { Finding } from '../check/model.js'
import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { Delivery } from '../delivery/model.js'
import { RingbackError } from '../errors.js'
import type { Journal } from '../journal/model.js'
import { openExternalTrigger } from '../session/external-trigger.js'
import { createSession, type Session } from '../session/session.js'
import { describeWebhookSource, toCallback } from '../session/webhooks.js'
import type { JudgedDelivery } from './inbox.js'
import { planCallbacks } from './plan.js'

export interface InboxSessionOptions {
  /** Values that must not appear in any event. */
  readonly secrets?: readonly string[] | undefined
  /** Every event is written to it; a delivery before it is answered. */
  readonly journal?: Journal | undefined
}

/** A session whose deliveries go to inboxes, for an API that somebody else drives. */
export interface InboxSession {
  readonly session: Session
  /** Deliveries to this callback URL are judged as `found` and handed on. */
  readonly add: (found: FoundCallback, address: CallbackAddress, deliver: Deliver) => void
}

export interface FoundCallback {
  readonly operation: TriggerOperation
  readonly callback: CallbackOperation
  readonly isWebhook?: boolean
}

export interface CallbackAddress {
  /** A segment of `callbackUrl`. */
  readonly token: string
  readonly callbackUrl: string
}

type Deliver = (delivery: JudgedDelivery) => void

export function createInboxSession(
  contract: Contract,
  options: InboxSessionOptions = {},
): InboxSession {
  const inboxes = new Map<string, Deliver>()
  const findings = new Map<string, Finding>()

  const session = createSession({
    contract,
    mode: 'listen',
    plan: planCallbacks(contract, []),
    seed: 1,
    strict: false,
    timing: { timeoutMs: 0, settleMs: 0 },
    secrets: options.secrets ?? [],
    journal: options.journal,
    onJudged: (delivery, match, ids) => {
      const raised = takeFindings(findings, ids)
      if (match.kind !== 'matched') return
      const { callback, trigger } = match.expectation
      inboxes.get(trigger.id)?.(describe(delivery, callback, raised))
    },
  })
  session.stream.observe((event) => {
    if (event.type === 'finding:raised') findings.set(event.finding.id, event.finding)
  })
  return {
    session,
    add: (found, address, deliver) => {
      const trigger = openExternalTrigger({ ...found, ...address }, session.context)
      session.context.ledger.add(trigger)
      inboxes.set(trigger.id, deliver)
    },
  }
}

/**
 * A callback, or a webhook as one, by its id, else by its name. Throws RINGBACK_ERR_USAGE for one
 * that the document does not have.
 */
export function findCallback(contract: Contract, name: string): FoundCallback {
  const all = [...listCallbacks(contract), ...listWebhooks(contract)]
  const found =
    all.find(({ callback }) => callback.id === name) ??
    all.find(({ callback }) => callback.name === name)
  if (found !== undefined) return found
  const names = all.map(({ callback }) => callback.name).join(', ')
  const message = `The document has no callback or webhook named "${name}".`
  throw new RingbackError('RINGBACK_ERR_USAGE', message, {
    hint: names === '' ? 'It has none.' : `It has: ${names}.`,
  })
}

function listCallbacks({ triggers }: Contract): readonly FoundCallback[] {
  return triggers.flatMap((operation) =>
    operation.callbacks.map((callback) => ({ operation, callback })),
  )
}

function listWebhooks(contract: Contract): readonly FoundCallback[] {
  const operation = describeWebhookSource(contract)
  return contract.webhooks.map((webhook) => {
    return { operation, callback: toCallback(webhook), isWebhook: true }
  })
}

const NONE: readonly Finding[] = []

/** Most deliveries have none, and share that. */
function takeFindings(findings: Map<string, Finding>, ids: readonly string[]): readonly Finding[] {
  if (findings.size === 0) return NONE
  const taken = ids.flatMap((id) => findings.get(id) ?? [])
  findings.clear()
  return taken
}

function describe(
  { id, request }: Delivery,
  callback: CallbackOperation,
  findings: readonly Finding[],
): JudgedDelivery {
  const { method, url, headers, body } = request
  return { id, callback: callback.id, name: callback.name, method, url, headers, body, findings }
}
