import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract } from '../contract/model.js'
import { createMockApi } from '../mock/api.js'
import { planMock } from '../run/mock-plan.js'
import { readMs } from '../run/number.js'
import { listSecrets } from '../run/secrets.js'
import type { UserValues } from '../sample/model.js'
import { createBacklog } from '../session/backlog.js'
import {
  type CallbackBehaviour,
  checkBehaviourNames,
  chooseBehaviour,
} from '../session/callback-behaviour.js'
import { createCallbackSender } from '../session/callback-sender.js'
import { createLimit } from '../session/limit.js'
import { createMockDesk } from '../session/mock-desk.js'
import { createSession } from '../session/session.js'
import type { HttpRequest, HttpResponse } from '../transport/model.js'
import { createTargetGuard, type TargetGuardOptions } from '../transport/target-guard.js'
import type { ApiHandlerOptions } from './api-options.js'
import { createFetchDriver } from './fetch-driver.js'
import { type CallbackRecord, createCallbackRecord } from './sent-callback.js'
import { watchDriver } from './watched-driver.js'

/** The mock of an API without a socket, which calls back by `fetch`. */
export interface ApiSession extends CallbackRecord {
  answer(request: HttpRequest): Promise<HttpResponse>
  /** Resolves when no callback is owed any more. Rejects with what `onDelivery` has thrown. */
  settled(): Promise<void>
  /** Whether a callback to this URL is on its way. */
  isSending(url: string): boolean
}

const NO_VALUES: UserValues = { parameters: new Map(), members: new Map(), headers: [] }

/** Throws RINGBACK_ERR_USAGE for options that have no meaning. */
export function openApiSession(contract: Contract, options: ApiHandlerOptions): ApiSession {
  const { credentials = {}, seed = 1, values = NO_VALUES } = options
  const timeoutMs = readMs('timeoutMs', options.timeoutMs, 10_000)
  const all = contract.triggers.flatMap((trigger) => listCallbacks(trigger.callbacks))
  const behaviourOf = readBehaviours(contract, all, options)
  const session = createSession({
    contract,
    mode: 'mock',
    plan: planMock(contract, behaviourOf),
    seed,
    strict: false,
    timing: { timeoutMs, settleMs: 0 },
    secrets: listSecrets(credentials),
  })
  const { context } = session
  const record = createCallbackRecord(new Map(all.map(({ id, name }) => [id, name])), (delivery) =>
    options.onDelivery?.(delivery),
  )
  session.stream.observe(record.observe)
  session.start()

  const driver = watchDriver(createFetchDriver(context.clock))
  const sender = createCallbackSender({
    tools: { context, driver, timeoutMs },
    seed,
    values,
    credentials,
    behaviourOf,
    // Whoever tests a receiver would rather see its first answer than wait for the second.
    retry: [],
    guard: createTargetGuard({ allowed: [], lookup: lookUpNothing }),
    limit: createLimit(Number.POSITIVE_INFINITY),
    stopping: context.abort,
  })
  const { state, security } = options
  const api = createMockApi(contract, { seed, state, security })
  const backlog = createBacklog({
    count: Number.POSITIVE_INFINITY,
    bytes: Number.POSITIVE_INFINITY,
  })
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  const serve = createMockDesk({ context, api, sender, backlog, onError })
  return {
    ...record,
    isSending: (url) => driver.isSending(url),
    answer: (request) =>
      serve({ ...request, receivedMs: context.clock.nowMs(), bodySize: request.body.length }),
    settled: async () => {
      await backlog.whenEmpty()
      for (const error of errors.splice(0)) throw error
    },
  }
}

function readBehaviours(
  contract: Contract,
  all: readonly CallbackOperation[],
  { callbacks = {}, only = [], ...options }: ApiHandlerOptions,
): (callback: Pick<CallbackOperation, 'id' | 'name'>) => CallbackBehaviour {
  const delayMs = readMs('delayMs', options.delayMs, 0)
  checkBehaviourNames(callbacks, all, contract)
  checkBehaviourNames(Object.fromEntries(only.map((name) => [name, {}])), all, contract)
  return (callback) => {
    const { id, name } = callback
    const isWanted = only.length === 0 || only.includes(id) || only.includes(name)
    return chooseBehaviour(callback, callbacks, isWanted ? { delayMs } : { failure: 'silent' })
  }
}

/** The names that a test calls are mostly caught before anybody would look them up. */
const lookUpNothing: NonNullable<TargetGuardOptions['lookup']> = (host, _, callback) => {
  callback(new Error(`${host} is not looked up`), '', 0)
}
