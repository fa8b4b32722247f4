import { fitBody } from '../check/delivery/body.js'
import type { CallbackOperation } from '../contract/model.js'
import { listFitting } from '../delivery/body-fit.js'
import { compareRequest } from '../delivery/compare.js'
import { findReached } from '../delivery/match.js'
import type { Delivery, Expectation, Trigger } from '../delivery/model.js'
import type { HttpResponse, ReceivedRequest } from '../transport/model.js'
import { type MalformedReport, refusalFor } from '../transport/refusal.js'
import { type ReceiverServer, type ServedAnswer, serve } from '../transport/serve.js'
import type { AnswerBehaviour, AnswerPolicy } from './answer-behaviour.js'
import type { SessionContext } from './context.js'
import { createReceivedDescriber } from './record.js'
import { createSignal } from './signal.js'

export interface ReceiveOptions {
  readonly context: SessionContext
  /** Whose callback URL a request reaches; by default the ledger knows. */
  readonly findReached?: ((request: ReceivedRequest) => Trigger | undefined) | undefined
  /** What to answer to a callback that was recognised. */
  readonly answerOf: (callback: CallbackOperation) => HttpResponse
  /** May do otherwise. */
  readonly policy?: AnswerPolicy | undefined
  /** Called once the delivery is written down and about to be answered. */
  readonly onDelivery: (delivery: Delivery, reached?: Trigger) => void
}

export interface ReceptionOptions extends ReceiveOptions {
  readonly host: string
  readonly port: number
  readonly onError: (error: unknown) => void
}

/** What is done with a request, whichever way it came. */
export type Receive = (request: ReceivedRequest) => ServedAnswer | Promise<ServedAnswer>

/** Answers with the documented success whoever reaches a callback URL, and 404 everybody else. */
export function createReceive(options: ReceiveOptions): Receive {
  const { context, onDelivery } = options
  const find = options.findReached ?? ((request) => findReached(request.url, context.ledger))
  const describeReceived = createReceivedDescriber()

  function record(
    id: string,
    request: ReceivedRequest,
    behaviour: AnswerBehaviour,
    reached: Trigger | undefined,
  ): ServedAnswer | Promise<ServedAnswer> {
    const answer = behaviour.kind === 'answer' ? behaviour.response : NOTHING
    const delivery: Delivery = { id, request, answer }
    const isWritten = context.emit(describeReceived(delivery, behaviour))
    if (isWritten !== undefined) return isWritten.then(() => proceed(delivery, behaviour, reached))
    return proceed(delivery, behaviour, reached)
  }

  function proceed(
    delivery: Delivery,
    behaviour: AnswerBehaviour,
    reached: Trigger | undefined,
  ): ServedAnswer | Promise<ServedAnswer> {
    onDelivery(delivery, reached)
    return serveBehaviour(behaviour, context)
  }

  return (request) => {
    const reached = find(request)
    const id = context.number('dlv')
    const behaviour = chooseAnswer(id, request, reached, options)
    return behaviour instanceof Promise
      ? behaviour.then((chosen) => record(id, request, chosen, reached))
      : record(id, request, behaviour, reached)
  }
}

/** `createReceive` behind a socket. */
export function openReception(options: ReceptionOptions): Promise<ReceiverServer> {
  const { context, host, port, onDelivery, onError } = options
  const describeReceived = createReceivedDescriber()
  return serve({
    host,
    port,
    clock: context.clock,
    onRequest: createReceive(options),
    onMalformed: (report) => {
      const request = describeMalformed(report)
      const answer = refusalFor(report.reason)
      const delivery = { id: context.number('dlv'), request, answer }
      void context.emit(describeReceived(delivery))
      onDelivery(delivery)
    },
    onError,
  })
}

function chooseAnswer(
  id: string,
  request: ReceivedRequest,
  reached: Trigger | undefined,
  options: ReceiveOptions,
): AnswerBehaviour | Promise<AnswerBehaviour> {
  // A request that broke off is refused, and uses up no answer.
  if (request.fault !== undefined) return { kind: 'answer', response: refusalFor(request.fault) }
  const expectation =
    reached === undefined ? undefined : findMeant(request, reached.expectations, options)
  if (expectation === undefined) return { kind: 'answer', response: UNKNOWN }
  const { answerOf, policy } = options
  const { callback } = expectation
  const usual = answerOf(callback)
  if (policy === undefined) return { kind: 'answer', response: usual }
  return policy({ id, request, callback, usual })
}

/** Whoever waits before an answer waits no longer than the run. */
function serveBehaviour(
  behaviour: AnswerBehaviour,
  { abort }: SessionContext,
): ServedAnswer | Promise<ServedAnswer> {
  if (behaviour.kind !== 'answer') return behaviour.kind
  const { response, delayMs } = behaviour
  if (delayMs === undefined) return response
  return createSignal()
    .wait(delayMs, abort)
    .then(() => response)
}

/** The one with this URL and method, else with this method, else any; of several the body decides. */
function findMeant(
  request: ReceivedRequest,
  expectations: readonly Expectation[],
  { answerOf, context }: ReceiveOptions,
): Expectation | undefined {
  if (expectations.length < 2) return expectations[0]
  const exact = expectations.filter((one) => compareRequest(request, one).length === 0)
  const [first, ...others] = exact
  if (first !== undefined && others.length === 0) return first
  const { schemas } = context.contract
  const fitting = listFitting(exact, ({ callback }) => fitBody(request, callback, schemas))
  return (
    // Whom nothing tells apart gets a body: one that is not documented breaks nothing.
    fitting.find(({ callback }) => answerOf(callback).body.length > 0) ??
    fitting[0] ??
    first ??
    expectations.find((one) => one.callback.method === request.method) ??
    expectations[0]
  )
}

/** Bytes that are no HTTP are a delivery too: somebody tried. */
function describeMalformed({
  raw,
  reason,
  message,
  hint,
  receivedMs,
}: MalformedReport): ReceivedRequest {
  const [line = ''] = new TextDecoder().decode(raw).split('\r\n', 1)
  const [method, url] = /^([A-Z]+) (\S+)/.exec(line)?.slice(1) ?? []
  return {
    method: method ?? '-',
    url: url ?? '/',
    headers: [],
    body: raw,
    bodySize: raw.length,
    receivedMs,
    fault: reason,
    faultMessage: hint === undefined ? message : `${message} ${hint}`,
  }
}

/** Stands where no answer was given on purpose. */
const NOTHING: HttpResponse = { status: 0, headers: [], body: new Uint8Array() }

const UNKNOWN: HttpResponse = {
  status: 404,
  headers: [['content-type', 'text/plain']],
  body: new TextEncoder().encode('Ringback has no callback URL like this one.\n'),
}
