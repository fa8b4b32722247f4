import type { CallbackOperation } from '../../src/contract/model.js'
import { createJudge, type Judge } from '../../src/session/judge.js'
import type { TriggerInput, TriggerTools } from '../../src/session/trigger.js'
import type { Exchange } from '../../src/transport/model.js'
import type { Driver } from '../../src/transport/send.js'
import { makeCallback, makeTriggerOperation } from './contract.js'
import { makeTrigger, token } from './delivery.js'
import { makeContext, type RecordedContext } from './session.js'

export interface Tools extends TriggerTools {
  readonly context: RecordedContext
  readonly judge: Judge
}

export type Outcome = Pick<Exchange, 'response'> | Pick<Exchange, 'failure'>

/** Tools whose driver answers as told, after whatever happens meanwhile. */
export function makeTools(
  outcome: Outcome = { response: { status: 200, headers: [], body: new Uint8Array() } },
  meanwhile: () => void = () => undefined,
  context = makeContext(),
): Tools {
  const driver: Driver = {
    send: (request) => {
      meanwhile()
      const at = context.clock.nowMs()
      return Promise.resolve({ request, ...outcome, startedMs: at, endedMs: at })
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
  return { context, judge: createJudge(context), driver, answerTimeoutMs: 1000 }
}

/** What is sent: trigger 1 of the invoice API. */
export function makeInput(
  input: Partial<TriggerInput> & { callbacks?: readonly CallbackOperation[] } = {},
): TriggerInput {
  const callbacks = input.callbacks ?? [makeCallback()]
  const { context } = makeTrigger({ callbacks })
  if (context === undefined) throw new Error('the trigger has no context')
  return {
    operation: makeTriggerOperation(callbacks),
    callbacks,
    kind: 'valid',
    token: token(1),
    callbackUrl: `http://127.0.0.1:9999/${token(1)}`,
    draft: {
      ok: true,
      request: { method: 'POST', url: context.url, headers: [], body: new Uint8Array() },
      context,
      secretHeaders: [],
    },
    ...input,
  }
}
