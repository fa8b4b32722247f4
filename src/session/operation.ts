import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { Credentials, TriggerKind, TriggerPlan, UserValues } from '../sample/model.js'
import { buildTrigger } from '../sample/request.js'
import type { Limit } from './limit.js'
import type { SentTrigger } from './record.js'
import { isUrlOptional, listIdentities, listSlots } from './slots.js'
import { createToken, sendTrigger, type TriggerTools } from './trigger.js'
import { awaitCallbacks } from './wait.js'

export interface DriveOptions {
  readonly contract: Contract
  readonly serverUrl: string
  /** Base of callback URLs. */
  readonly receiverUrl: string
  /** How many valid triggers; all but the first at the same time. */
  readonly repeat: number
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
  readonly limit: Limit
  readonly tools: TriggerTools
  readonly nextOrdinal: () => number
}

/**
 * Drives one operation: a first valid trigger, and as soon as the API has taken it, the others at
 * the same time, with one that leaves the URL out and one that must be refused among them.
 */
export async function driveOperation(
  operation: TriggerOperation,
  callbacks: readonly CallbackOperation[],
  options: DriveOptions,
): Promise<void> {
  const watched: Promise<void>[] = []

  /** Resolves when the trigger was answered; its place is free when its callbacks are there. */
  async function drive(kind: TriggerKind): Promise<SentTrigger | undefined> {
    const leave = await options.limit.enter()
    const trigger = await draftAndSend(operation, callbacks, kind, options)
    if (trigger === undefined) leave()
    else watched.push(watch(trigger, leave, options.tools))
    return trigger
  }

  const first = await drive('valid')
  if (first !== undefined && isAccepted(first)) {
    const kinds: TriggerKind[] = Array.from({ length: options.repeat - 1 }, () => 'valid')
    if (isUrlOptional(callbacks)) kinds.push('without-url')
    await Promise.all([...kinds, 'invalid' as const].map(drive))
  }
  await Promise.all(watched)
}

async function watch(trigger: SentTrigger, leave: () => void, tools: TriggerTools): Promise<void> {
  const { rest } = await awaitCallbacks(trigger, tools)
  leave()
  await rest
}

function isAccepted({ exchange }: SentTrigger): boolean {
  const status = exchange?.response?.status
  return status !== undefined && status >= 200 && status < 300
}

async function draftAndSend(
  operation: TriggerOperation,
  callbacks: readonly CallbackOperation[],
  kind: TriggerKind,
  options: DriveOptions,
): Promise<SentTrigger | undefined> {
  const { context } = options.tools
  if (context.abort.aborted) return undefined
  const token = createToken()
  const callbackUrl = `${options.receiverUrl}/${token}`
  const plan: TriggerPlan = {
    contract: options.contract,
    operation,
    kind,
    serverUrl: options.serverUrl,
    callbackUrl,
    slots: listSlots(callbacks),
    identities: listIdentities(callbacks),
    nonce: token.slice(0, NONCE_LENGTH),
    ordinal: options.nextOrdinal(),
    seed: options.seed,
    values: options.values,
    credentials: options.credentials,
  }
  const draft = await buildTrigger(plan)
  if (!draft.ok) {
    void context.emit({
      type: 'operation:skipped',
      operation: operation.id,
      kind,
      because: draft.because,
    })
    return undefined
  }
  return sendTrigger({ operation, callbacks, kind, token, callbackUrl, draft }, options.tools)
}

/** Short enough to read in an id, long enough never to repeat in a run. */
const NONCE_LENGTH = 8
