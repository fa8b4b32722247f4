import type { CallbackOperation } from '../contract/model.js'
import type { ExpressionContext } from '../expression/model.js'
import { evaluateDueUrl } from '../mock/due-url.js'
import type { Credentials, UserValues } from '../sample/model.js'
import { parseJson } from '../schema/json.js'
import type { Exchange } from '../transport/model.js'
import type { TargetGuard } from '../transport/target-guard.js'
import type { CallbackBehaviour } from './callback-behaviour.js'
import { type CallbackDraft, createCallbackDrafter } from './callback-draft.js'
import { evaluateInnerUrl } from './callback-url.js'
import type { SessionContext } from './context.js'
import { type DeliverInput, type DeliverTools, deliver } from './deliver.js'
import type { Limit } from './limit.js'
import { planRetry } from './retry.js'
import { createSignal } from './signal.js'

export interface CallbackSenderOptions {
  readonly tools: DeliverTools
  readonly seed: number
  readonly values: UserValues
  readonly credentials: Credentials
  readonly behaviourOf: (callback: CallbackOperation) => CallbackBehaviour
  /** Milliseconds before each further attempt. */
  readonly retry: readonly number[]
  readonly guard: TargetGuard
  /** How many are on their way at once. */
  readonly limit: Limit
  /** Aborted when nothing new is to be sent. */
  readonly stopping: AbortSignal
}

/** Sends callbacks in the place of the API. */
export interface CallbackSender {
  /**
   * Sends those that an exchange makes due, with their repetitions, further attempts and the
   * callbacks within them; resolves when nothing more is to come of it.
   */
  send(
    request: string,
    callbacks: readonly CallbackOperation[],
    context: ExpressionContext,
  ): Promise<void>
}

export function createCallbackSender(options: CallbackSenderOptions): CallbackSender {
  const { tools, behaviourOf, stopping, guard, limit } = options
  const { context: session } = tools
  const { seed, values, credentials } = options
  const draftCallback = createCallbackDrafter({
    contract: session.contract,
    seed,
    values,
    credentials,
  })
  const quiet = createSignal()

  function sendAll(
    cause: string,
    callbacks: readonly CallbackOperation[],
    context: ExpressionContext,
    urlOf: typeof evaluateDueUrl,
  ): Promise<void> {
    const [first] = callbacks
    return first !== undefined && callbacks.length === 1
      ? sendOne(cause, first, context, urlOf)
      : sendInOrder(cause, callbacks, context, urlOf)
  }

  async function sendInOrder(
    cause: string,
    callbacks: readonly CallbackOperation[],
    context: ExpressionContext,
    urlOf: typeof evaluateDueUrl,
  ): Promise<void> {
    for (const group of groupByOrder(callbacks, behaviourOf)) {
      await Promise.all(group.map((callback) => sendOne(cause, callback, context, urlOf)))
    }
  }

  async function sendOne(
    cause: string,
    callback: CallbackOperation,
    context: ExpressionContext,
    urlOf: typeof evaluateDueUrl,
  ): Promise<void> {
    const { count = 1, everyMs = 0 } = behaviourOf(callback)
    const draft = await prepare(callback, context, urlOf)
    if (!draft.ok) {
      skipCallback(session, cause, callback, draft.because)
      return
    }
    let exchange: Exchange | undefined
    for (let round = 0; round < count; round += 1) {
      if (round > 0) await wait(everyMs)
      exchange = await attempt(cause, callback, draft)
      if (exchange === undefined) return
    }
    if (callback.callbacks.length === 0) return
    const response = exchange?.response
    if (response === undefined || response.status >= 300) return
    await sendAll(cause, callback.callbacks, describeOuter(draft, response), evaluateInnerUrl)
  }

  /** Its request, once its time has come, or why there is none. */
  async function prepare(
    callback: CallbackOperation,
    context: ExpressionContext,
    urlOf: typeof evaluateDueUrl,
  ): Promise<CallbackDraft> {
    const { delayMs = 0, failure } = behaviourOf(callback)
    if (failure === 'silent') return refuse(SILENT)
    const due = urlOf(callback, context)
    if (!due.ok) return due
    if (delayMs > 0 && !(await wait(delayMs))) return refuse(STOPPED)
    const isWrong = failure === 'wrong-body'
    const draft = await draftCallback({ callback, url: due.url, context, isWrong })
    const refusal = draft.ok ? await guard.explain(draft.request.url) : undefined
    return refusal === undefined ? draft : refuse(refusal)
  }

  /** Resolves with the last attempt; undefined where there was none. */
  async function attempt(
    cause: string,
    callback: CallbackOperation,
    draft: Extract<CallbackDraft, { ok: true }>,
  ): Promise<Exchange | undefined> {
    for (let number = 1; ; number += 1) {
      const leave = await limit.enter()
      // It may have been stopped while it waited.
      if (stopping.aborted) {
        leave()
        skipCallback(session, cause, callback, STOPPED)
        return undefined
      }
      let retryInMs: number | undefined
      const input: DeliverInput = {
        callback,
        request: draft.request,
        secretHeaders: draft.secretHeaders,
        attempt: number,
        requestId: cause,
        case: draft.wrong,
        retryInMs: (exchange) => {
          const nowMs = session.clock.date().getTime()
          retryInMs = planRetry(exchange, { attempt: number, schedule: options.retry, nowMs })
          return retryInMs
        },
      }
      const { delivery } = await deliver(input, tools).finally(leave)
      if (retryInMs === undefined) return delivery.exchange
      await wait(retryInMs)
    }
  }

  /** False when it was stopped meanwhile. */
  async function wait(durationMs: number): Promise<boolean> {
    if (durationMs > 0) await quiet.wait(durationMs, stopping)
    return !stopping.aborted
  }

  return {
    send: (request, callbacks, context) => sendAll(request, callbacks, context, evaluateDueUrl),
  }
}

const STOPPED = 'the mock was stopped before it was due'

/** Why a callback is not sent of which nothing is to be sent. */
export const SILENT = 'it is not sent, as was asked for'

function refuse(because: string): CallbackDraft {
  return { ok: false, because }
}

function skipCallback(
  session: SessionContext,
  request: string,
  { id: callback }: CallbackOperation,
  because: string,
): void {
  void session.emit({ type: 'callback:skipped', request, callback, because })
}

/** Those with the same order go at the same time. */
function groupByOrder(
  callbacks: readonly CallbackOperation[],
  behaviourOf: (callback: CallbackOperation) => CallbackBehaviour,
): readonly (readonly CallbackOperation[])[] {
  const groups = new Map<number, CallbackOperation[]>()
  for (const callback of callbacks) {
    const { order = 0 } = behaviourOf(callback)
    groups.set(order, [...(groups.get(order) ?? []), callback])
  }
  return [...groups].sort(([first], [second]) => first - second).map(([, group]) => group)
}

/** The delivery and its answer as what the callbacks within it are read over. */
function describeOuter(
  { context }: Extract<CallbackDraft, { ok: true }>,
  { status, headers, body }: NonNullable<Exchange['response']>,
): ExpressionContext {
  const parsed = parseJson(body)
  return {
    request: context,
    response: { status, headers, ...(parsed.ok ? { body: parsed.value } : {}) },
  }
}
