import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { CallbackRule } from '../delivery/model.js'
import type { Credentials, TriggerKind, TriggerPlan, UserValues } from '../sample/model.js'
import { buildTrigger } from '../sample/request.js'
import type { Limit } from './limit.js'
import type { SentTrigger } from './record.js'
import { isUrlOptional, listIdentities, listSlots } from './slots.js'
import { fillUserValues } from './step-filling.js'
import type { Environment, OperationSteps } from './step-model.js'
import { createTokenSource } from './token.js'
import { sendTrigger, type TriggerTools } from './trigger.js'
import { createTriggerSteps, type TriggerSteps } from './trigger-steps.js'
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
  readonly steps?: OperationSteps | undefined
  /** What steps may take from the environment. */
  readonly env?: Environment | undefined
  /** What is expected of a callback, by its id. */
  readonly rules?: ReadonlyMap<string, CallbackRule> | undefined
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
  const nextToken = createTokenSource()
  const shared: SharedPlan = {
    slots: listSlots(callbacks),
    identities: listIdentities(callbacks),
    memory: new Map(),
  }

  /** Resolves when the trigger was answered; its place is free when its callbacks are there. */
  async function drive(kind: TriggerKind): Promise<SentTrigger | undefined> {
    const leave = await options.limit.enter()
    const sent = await draftAndSend(operation, callbacks, kind, nextToken(), shared, options)
    if (sent === undefined) leave()
    else watched.push(watch(sent, leave, options.tools))
    return sent?.trigger
  }

  const first = await drive('valid')
  if (first !== undefined && isAccepted(first)) {
    const kinds: TriggerKind[] = Array.from({ length: options.repeat - 1 }, () => 'valid')
    if (isUrlOptional(callbacks)) kinds.push('without-url')
    await Promise.all([...kinds, 'invalid' as const].map(drive))
  }
  await Promise.all(watched)
}

interface SteppedTrigger {
  readonly trigger: SentTrigger
  readonly steps: TriggerSteps
}

async function watch(
  { trigger, steps }: SteppedTrigger,
  leave: () => void,
  tools: TriggerTools,
): Promise<void> {
  const because = await steps.after(trigger)
  if (because === undefined) {
    const { rest } = await awaitCallbacks(trigger, tools)
    leave()
    await rest
  } else {
    leave()
    skip(trigger.operation, trigger.kind, because, tools)
  }
  await steps.finish(trigger)
}

function skip(
  { id: operation }: Pick<TriggerOperation, 'id'>,
  kind: TriggerKind,
  because: string,
  { context }: TriggerTools,
): void {
  void context.emit({ type: 'operation:skipped', operation, kind, because })
}

function isAccepted({ exchange }: SentTrigger): boolean {
  const status = exchange?.response?.status
  return status !== undefined && status >= 200 && status < 300
}

/** What all triggers of one operation have in common. */
type SharedPlan = Required<Pick<TriggerPlan, 'slots' | 'identities' | 'memory'>>

async function draftAndSend(
  operation: TriggerOperation,
  callbacks: readonly CallbackOperation[],
  kind: TriggerKind,
  token: string,
  shared: SharedPlan,
  options: DriveOptions,
): Promise<SteppedTrigger | undefined> {
  const { tools } = options
  const { context } = tools
  if (context.abort.aborted) return undefined
  const callbackUrl = `${options.receiverUrl}/${token}`
  const steps = createTriggerSteps({
    ...options,
    operation,
    callbackUrl,
    steps: options.steps,
    env: options.env ?? {},
  })
  const because = await steps.before()
  if (because !== undefined) {
    skip(operation, kind, because, tools)
    return undefined
  }
  const filled = fillUserValues(options.values, steps.scope)
  if (!filled.ok) {
    skip(operation, kind, filled.because, tools)
    return undefined
  }
  const plan: TriggerPlan = {
    contract: options.contract,
    operation,
    kind,
    serverUrl: options.serverUrl,
    callbackUrl,
    ...shared,
    nonce: token.slice(0, NONCE_LENGTH),
    ordinal: options.nextOrdinal(),
    seed: options.seed,
    values: filled.values,
    credentials: options.credentials,
  }
  const draft = await buildTrigger(plan)
  if (!draft.ok) {
    skip(operation, kind, draft.because, tools)
    return undefined
  }
  const { rules } = options
  const input = { operation, callbacks, kind, token, callbackUrl, draft, rules }
  return { trigger: await sendTrigger(input, tools), steps }
}

/** Short enough to read in an id, long enough never to repeat in a run. */
const NONCE_LENGTH = 8
