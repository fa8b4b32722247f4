import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { CallbackRule } from '../delivery/model.js'
import type {
  Credentials,
  TriggerDraft,
  TriggerKind,
  TriggerPlan,
  UserValues,
} from '../sample/model.js'
import { createTriggerBuilder, type TriggerBuilder } from '../sample/trigger-builder.js'
import type { SentTrigger } from './record.js'
import { listIdentities, listSlots } from './slots.js'
import { fillUserValues } from './step-filling.js'
import type { Environment, OperationSteps } from './step-model.js'
import type { StepScope } from './step-value.js'
import { sendTrigger, type TriggerTools } from './trigger.js'
import { createTriggerSteps, type TriggerSteps } from './trigger-steps.js'

export interface StartOptions {
  readonly contract: Contract
  readonly serverUrl: string
  /** Base of callback URLs. */
  readonly receiverUrl: string
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
  readonly steps?: OperationSteps | undefined
  /** What steps may take from the environment. */
  readonly env?: Environment | undefined
  /** What is expected of a callback, by its id. */
  readonly rules?: ReadonlyMap<string, CallbackRule> | undefined
  readonly tools: TriggerTools
  readonly nextOrdinal: () => number
}

/** What all triggers of one operation have in common. */
export interface SharedPlan extends Required<Pick<TriggerPlan, 'slots' | 'identities' | 'memory'>> {
  readonly build: TriggerBuilder
}

export function sharePlan(callbacks: readonly CallbackOperation[]): SharedPlan {
  return {
    slots: listSlots(callbacks),
    identities: listIdentities(callbacks),
    memory: new Map(),
    build: createTriggerBuilder(),
  }
}

export interface StartInput {
  readonly operation: TriggerOperation
  readonly callbacks: readonly CallbackOperation[]
  readonly kind: TriggerKind
  readonly token: string
  readonly shared: SharedPlan
  /** In the place of the draft that the plan gives. */
  readonly edited?: Extract<TriggerDraft, { ok: true }> | undefined
}

export interface SteppedTrigger {
  readonly trigger: SentTrigger
  /** Undefined where the operation has none. */
  readonly steps: TriggerSteps | undefined
}

/** Takes the steps before a trigger and sends it; undefined where it had to be skipped. */
export async function startTrigger(
  input: StartInput,
  options: StartOptions,
): Promise<SteppedTrigger | undefined> {
  const { operation, callbacks, kind, token, edited } = input
  const { tools, rules } = options
  if (tools.context.abort.aborted) return undefined
  const scope = createScope(token, options)
  const steps =
    options.steps === undefined
      ? undefined
      : createTriggerSteps({ ...options, operation, steps: options.steps, scope })
  const because = steps === undefined ? undefined : await steps.before()
  if (because !== undefined) {
    skipTrigger(operation, kind, because, tools)
    return undefined
  }
  const drafting = edited ?? draftTrigger(input, options, scope)
  const draft = drafting instanceof Promise ? await drafting : drafting
  if (!draft.ok) {
    skipTrigger(operation, kind, draft.because, tools)
    return undefined
  }
  const isEdited = edited !== undefined
  const { callbackUrl } = scope
  const sent = { operation, callbacks, kind, token, callbackUrl, draft, isEdited, rules }
  return { trigger: await sendTrigger(sent, tools), steps }
}

/** The request of a trigger, with what its steps have found out; at once where it can be. */
export function draftTrigger(
  { operation, kind, token, shared }: StartInput,
  options: StartOptions,
  scope = createScope(token, options),
): TriggerDraft | Promise<TriggerDraft> {
  const filled = fillUserValues(options.values, scope)
  if (!filled.ok) return filled
  return shared.build({
    contract: options.contract,
    operation,
    kind,
    serverUrl: options.serverUrl,
    callbackUrl: scope.callbackUrl,
    slots: shared.slots,
    identities: shared.identities,
    memory: shared.memory,
    nonce: token.slice(0, NONCE_LENGTH),
    ordinal: options.nextOrdinal(),
    seed: options.seed,
    values: filled.values,
    credentials: options.credentials,
  })
}

function createScope(token: string, { receiverUrl, env = NOTHING }: StartOptions): StepScope {
  return { callbackUrl: `${receiverUrl}/${token}`, env, steps: new Map() }
}

export function skipTrigger(
  { id: operation }: Pick<TriggerOperation, 'id'>,
  kind: TriggerKind,
  because: string,
  { context }: Pick<TriggerTools, 'context'>,
): void {
  void context.emit({ type: 'operation:skipped', operation, kind, because })
}

const NOTHING: Environment = {}

/** Short enough to read in an id, long enough never to repeat in a run. */
const NONCE_LENGTH = 8
