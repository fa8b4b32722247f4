import type { CallbackOperation } from '../contract/model.js'
import { compareRequest } from '../delivery/compare.js'
import { findReached } from '../delivery/match.js'
import type { Delivery, Expectation, Trigger } from '../delivery/model.js'
import type { HttpResponse, ReceivedRequest } from '../transport/model.js'
import { type MalformedReport, refusalFor } from '../transport/refusal.js'
import { type ReceiverServer, serve } from '../transport/serve.js'
import type { SessionContext } from './context.js'
import { describeReceived } from './record.js'

export interface ReceptionOptions {
  readonly context: SessionContext
  readonly host: string
  readonly port: number
  /** What to answer to a callback that was recognised. */
  readonly answerOf: (callback: CallbackOperation) => HttpResponse
  /** Called once the delivery is written down and about to be answered. */
  readonly onDelivery: (delivery: Delivery, reached?: Trigger) => void
  readonly onError: (error: unknown) => void
}

/** Answers with the documented success whoever reaches a callback URL, and 404 everybody else. */
export function openReception(options: ReceptionOptions): Promise<ReceiverServer> {
  const { context, host, port, onDelivery, onError } = options

  function receive(request: ReceivedRequest): HttpResponse | Promise<HttpResponse> {
    const reached = findReached(request.url, context.ledger)
    const answer = chooseAnswer(request, reached, options)
    const delivery: Delivery = { id: context.number('dlv'), request, answer }
    const isWritten = context.emit(describeReceived(delivery))
    if (isWritten === undefined) {
      onDelivery(delivery, reached)
      return answer
    }
    return isWritten.then(() => {
      onDelivery(delivery, reached)
      return answer
    })
  }

  return serve({
    host,
    port,
    clock: context.clock,
    onRequest: receive,
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
  request: ReceivedRequest,
  reached: Trigger | undefined,
  { answerOf }: ReceptionOptions,
): HttpResponse {
  const expectation = reached === undefined ? undefined : findMeant(request, reached.expectations)
  return expectation === undefined ? UNKNOWN : answerOf(expectation.callback)
}

/** The one with this URL and method, else with this method, else any. */
function findMeant(
  request: ReceivedRequest,
  expectations: readonly Expectation[],
): Expectation | undefined {
  if (expectations.length < 2) return expectations[0]
  return (
    expectations.find((one) => compareRequest(request, one).differences.length === 0) ??
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

const UNKNOWN: HttpResponse = {
  status: 404,
  headers: [['content-type', 'text/plain']],
  body: new TextEncoder().encode('Ringback has no callback URL like this one.\n'),
}
