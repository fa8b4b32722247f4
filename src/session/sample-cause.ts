import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { ExpressionContext, ExpressionSource } from '../expression/model.js'
import { readSource } from '../expression/value.js'
import { buildDelivery } from '../sample/delivery.js'
import type { TriggerPlan, UserValues } from '../sample/model.js'
import { buildTrigger } from '../sample/request.js'
import { sampleAnswer } from '../sample/response.js'
import { parseJson } from '../schema/json.js'
import { listIdentities } from './slots.js'

export interface CauseInput {
  readonly contract: Contract
  readonly callback: CallbackOperation
  /** Stands where the callback URL goes. */
  readonly to: string
  readonly seed: number
}

/** A made-up exchange that would cause a callback, or why there is none. */
export type SampledCause =
  | { readonly ok: true; readonly context: ExpressionContext }
  | { readonly ok: false; readonly because: string }

/**
 * The exchange that makes a callback due, made from documented examples and schemas: a trigger and
 * its answer, or, for a callback within a callback, a delivery and its answer. Nothing is sent.
 */
export async function sampleCause(input: CauseInput): Promise<SampledCause> {
  const { contract, callback, seed } = input
  const owner = findOwner(contract, callback)
  if (owner === undefined) {
    return { ok: false, because: `nothing is documented to cause ${callback.id}` }
  }
  const request = await sampleRequest(owner, input)
  if (!request.ok) {
    return { ok: false, because: `no request could be made that causes it: ${request.because}` }
  }
  const answer = await sampleAnswer(contract, owner, { seed })
  const parsed = parseJson(answer.body)
  const { status, headers } = answer
  const response = { status, headers, ...(parsed.ok ? { body: parsed.value } : {}) }
  return { ok: true, context: { request: request.context, response } }
}

type Owner = TriggerOperation | CallbackOperation

/** Documented examples where they hold all that the key names; else what it names is made besides. */
async function sampleRequest(owner: Owner, input: CauseInput) {
  const { callback } = input
  if (!('path' in owner)) return buildDelivery({ ...basics(input), callback: owner, url: input.to })
  const drivability = callback.drivability
  const plan: TriggerPlan = {
    ...basics(input),
    operation: owner,
    kind: 'valid',
    serverUrl: 'http://127.0.0.1',
    callbackUrl: input.to,
    slots: drivability.drivable ? [drivability.slot] : [],
    identities: [],
  }
  const plain = await buildTrigger(plan)
  if (plain.ok && isComplete(plain.context, callback)) return plain
  const marked = await buildTrigger({ ...plan, identities: listIdentities([callback]) })
  return marked.ok ? marked : plain
}

function basics({ contract, seed }: CauseInput) {
  return { contract, seed, values: NO_VALUES, credentials: {}, nonce: 'ringback', ordinal: 1 }
}

const NO_VALUES: UserValues = { parameters: new Map(), members: new Map(), headers: [] }

function isComplete(
  request: ExpressionContext['request'],
  { expression }: CallbackOperation,
): boolean {
  return expression.parts.every(
    (part) =>
      part.kind === 'literal' ||
      isOfAnswer(part.source) ||
      readSource(part.source, { request }).found,
  )
}

function isOfAnswer(source: ExpressionSource): boolean {
  return source.kind === 'name' || ('message' in source && source.message === 'response')
}

function findOwner({ triggers }: Contract, callback: CallbackOperation): Owner | undefined {
  const owns = (owner: Owner): Owner | undefined =>
    owner.callbacks.some(({ id }) => id === callback.id)
      ? owner
      : owner.callbacks.map(owns).find((found) => found !== undefined)
  return triggers.map(owns).find((found) => found !== undefined)
}
