import type { Contract } from '../../src/contract/model.js'
import type { TriggerDraft, TriggerPlan } from '../../src/sample/model.js'
import { buildTrigger } from '../../src/sample/request.js'
import { createTriggerBuilder } from '../../src/sample/trigger-builder.js'
import { listDrivable, listIdentities, listSlots } from '../../src/session/slots.js'

/** Triggers of one operation, built one after the other and each by itself. */
export interface BuiltTwice {
  /** What both ways gave where that was not the same. */
  readonly differing: readonly (readonly [inTurn: string, alone: string])[]
  /** How many came from a template. */
  readonly prepared: number
}

const ORDINALS = [1, 2, 3, 10, 9_999, 123_456_789]

/** Builds one trigger for each of several ordinals, each with a nonce and a URL of its own. */
export async function buildTwice(plan: TriggerPlan): Promise<BuiltTwice> {
  const build = createTriggerBuilder()
  const differing: [string, string][] = []
  let prepared = 0
  for (const ordinal of ORDINALS) {
    const nonce = ordinal.toString(16).padStart(12, 'f0')
    const callbackUrl = `http://127.0.0.1:9000/${nonce}`
    const own = { ...plan, ordinal, nonce, callbackUrl }
    const built = build(own)
    if (!(built instanceof Promise)) prepared += 1
    const inTurn = showDraft(await built)
    const alone = showDraft(await buildTrigger(own))
    if (inTurn !== alone) differing.push([inTurn, alone])
  }
  return { differing, prepared }
}

/** Builds triggers of all kinds for all operations of a contract. */
export async function buildAllTwice(
  contract: Contract,
  more: Partial<TriggerPlan> = {},
): Promise<BuiltTwice> {
  const all: BuiltTwice[] = []
  for (const operation of contract.triggers) {
    const callbacks = listDrivable(operation)
    for (const kind of ['valid', 'without-url', 'invalid'] as const) {
      const built = await buildTwice({
        ...{ contract, operation, kind, serverUrl: 'http://127.0.0.1:8000/api' },
        ...{ slots: listSlots(callbacks), identities: listIdentities(callbacks) },
        ...{ callbackUrl: '', nonce: '', ordinal: 0, seed: 1, memory: new Map() },
        values: { parameters: new Map(), members: new Map(), headers: [] },
        credentials: { bearer: 'token', apiKey: 'key', basic: 'user:password' },
        ...more,
      })
      all.push(built)
    }
  }
  return {
    differing: all.flatMap(({ differing }) => differing),
    prepared: all.reduce((sum, { prepared }) => sum + prepared, 0),
  }
}

function showDraft(draft: TriggerDraft): string {
  if (!draft.ok) return draft.because
  const { request, context, secretHeaders, fault } = draft
  const body = Buffer.from(request.body).toString('latin1')
  const path = [...context.path]
  return JSON.stringify({
    request: { ...request, body },
    context: { ...context, path },
    secretHeaders,
    fault,
  })
}
