import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { ExpressionContext } from '../expression/model.js'
import type { HttpRequest } from '../transport/model.js'
import { draftBody } from './body.js'
import { type BodyChoice, frameBody } from './body-draft.js'
import { chooseMedium, PLAIN_JSON } from './body-form.js'
import { placeInBody } from './body-place.js'
import { placeCredentials } from './credential.js'
import {
  createDeliveryTemplate,
  type DeliveryTemplate,
  type DueDelivery,
  withoutFragment,
} from './delivery-template.js'
import type { Credentials, SampleMemory, TriggerPlan, UserValues } from './model.js'
import { chooseParameters } from './parameters.js'
import { composeRequest } from './request.js'
import { addQuery, fillPath } from './request-url.js'

/** One delivery to make in the place of the API. */
export interface DeliveryPlan {
  readonly contract: Contract
  /** A webhook goes through `toCallback`. */
  readonly callback: CallbackOperation
  /** Absolute; parts that the sender fills may stand in it as `{name}`. */
  readonly url: string
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
  /**
   * Values that members and parameters of these names get where their schema allows it: an
   * invoice's id in the event is that invoice's id.
   */
  readonly known?: ReadonlyMap<string, unknown>
  /** In the place of a made body, sent as it is. */
  readonly body?: unknown
  /** `[a-z0-9]`, at least 8 characters: separates the parts of a multipart body. */
  readonly nonce: string
  readonly ordinal: number
  /** Shared by the plans of one callback, which then make its body once. */
  readonly memory?: SampleMemory
}

export type DeliveryDraft =
  | {
      readonly ok: true
      readonly request: HttpRequest
      /** Header names whose values are secret. */
      readonly secretHeaders: readonly string[]
      /** The same request as expressions see it: those of callbacks within callbacks. */
      readonly context: ExpressionContext['request']
    }
  | { readonly ok: false; readonly because: string }

/**
 * The request of a callback, or the reason why there is none: `buildTrigger` for an operation whose
 * URL is known. The user's values win over known ones, these over documented examples, and these
 * over values made from schemas. The same plan gives the same request. Never throws on what the
 * document says.
 */
export async function buildDelivery(plan: DeliveryPlan): Promise<DeliveryDraft> {
  const whole = toTriggerPlan(plan)
  const chosen = await chooseParameters(whole)
  if (!chosen.ok) return chosen
  const body = plan.body === undefined ? await draftBody(whole) : draftGiven(plan.body, whole)
  if (!body.ok) return body
  const { parameters } = chosen
  const placed = placeCredentials(plan.callback.security, plan.credentials)
  const url = addQuery(fillPath(withoutFragment(plan.url), parameters), parameters, placed.query)
  return composeRequest(whole, { url, placed, parameters, body: body.body })
}

/** Makes the requests of one callback, `ordinal` after `ordinal`. */
export type DeliveryMaker = (
  due: DueDelivery & Pick<DeliveryPlan, 'ordinal'>,
) => DeliveryDraft | Promise<DeliveryDraft>

/**
 * `buildDelivery` for many deliveries of one callback: what they share is made once, and where they
 * differ in little, each is made from a template. `nextNonce` is asked for each of the others.
 */
export async function prepareDelivery(
  basis: Pick<DeliveryPlan, 'contract' | 'callback' | 'seed' | 'values' | 'credentials'>,
  nextNonce: () => string,
): Promise<DeliveryMaker> {
  const memory: SampleMemory = new Map()
  const template = await readTemplate({ ...basis, url: '', nonce: '', ordinal: 0, memory })
  return (due) =>
    template === undefined || hasVariables(due.url)
      ? buildDelivery({ ...basis, ...due, nonce: nextNonce(), memory })
      : template(due)
}

/** Undefined where deliveries differ in more than a template can say. */
async function readTemplate(plan: DeliveryPlan): Promise<DeliveryTemplate | undefined> {
  const { callback, values, credentials } = plan
  const choices = callback.parameters.length + values.parameters.size + values.members.size
  if (choices > 0 || values.body !== undefined) return undefined
  const whole = toTriggerPlan(plan)
  const drafted = await draftBody(whole)
  if (!drafted.ok) return undefined
  const { body } = drafted
  if (body.kind === 'bytes' || (body.kind === 'value' && body.form !== 'json')) return undefined
  const placed = placeCredentials(callback.security, credentials)
  return createDeliveryTemplate(whole, { placed, body })
}

/** A callback as an operation of which nobody asks a callback. */
function toTriggerPlan(plan: DeliveryPlan): TriggerPlan {
  const { contract, seed, values, credentials, nonce, ordinal, known, memory } = plan
  // Written out rather than spread: one is made for every callback.
  return placeInBody({
    contract,
    operation: asOperation(plan),
    role: 'callback',
    kind: 'valid',
    serverUrl: '',
    callbackUrl: '',
    slots: NOWHERE,
    identities: NOWHERE,
    nonce,
    ordinal,
    seed,
    values,
    credentials,
    ...(known === undefined ? NOTHING : { known }),
    ...(memory === undefined ? NOTHING : { memory }),
  })
}

const NOWHERE: TriggerPlan['slots'] = []
const NOTHING = {}

/** By callback: where the URL has no part to fill, one is like the other. */
const OPERATIONS = new WeakMap<CallbackOperation, TriggerOperation>()

function asOperation({ callback, url }: DeliveryPlan): TriggerOperation {
  if (hasVariables(url)) return { ...callback, path: url, servers: [] }
  const operation = OPERATIONS.get(callback) ?? { ...callback, path: '', servers: [] }
  OPERATIONS.set(callback, operation)
  return operation
}

/** Whether the URL has parts that the sender fills, each of them a parameter. */
function hasVariables(url: string): boolean {
  return url.includes('{')
}

function draftGiven(value: unknown, plan: TriggerPlan): BodyChoice {
  const writable = chooseMedium(plan.operation.body?.content ?? []) ?? PLAIN_JSON
  return { ok: true, body: { ...frameBody(plan, writable), value } }
}
