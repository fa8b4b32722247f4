import type { CallbackOperation } from '../contract/model.js'
import type { Delivery, Match } from '../delivery/model.js'
import type { AnswerBehaviour, Arrival } from '../session/answer-behaviour.js'
import type { SessionContext } from '../session/context.js'
import { deliver } from '../session/deliver.js'
import type { HttpRequest, ReceivedRequest } from '../transport/model.js'
import type { Driver } from '../transport/send.js'
import { answerWithStatus } from './answer-choice.js'
import { forwardRequest } from './forward-request.js'
import { createRecent } from './recent.js'

/** Passes received deliveries on to a receiver of the user, and judges what it answers. */
export interface Forwarder {
  /** Keeps a delivery that was judged, and passes it on where all are. */
  note(delivery: Delivery, match: Match, context: SessionContext): void
  /** `edited` in the place of its request. Never rejects. */
  readonly forward: (delivery: string, to: string, edited?: HttpRequest) => Promise<void>
  /** The answer of the receiver for its sender. */
  relay(arrival: Arrival, context: SessionContext): Promise<AnswerBehaviour>
  readonly find: (delivery: string) => HttpRequest | undefined
  /** Resolves when nothing is under way. */
  settle(): Promise<void>
}

export interface ForwarderOptions {
  readonly driver: Driver
  /** Where every delivery goes. */
  readonly to: string | undefined
  readonly timeoutMs: number
  /** Of the receiver: what goes there would come back for ever. */
  readonly ownOrigin: string
}

const NO_CALLBACK = 'it fits no callback'

/** A receiver that is slower than what arrives must not fill the memory. */
const MOST_UNDER_WAY = 1000

/** RFC 5842, section 7.2. */
const LOOP_DETECTED = 508

interface Kept {
  readonly request: ReceivedRequest
  readonly callback: CallbackOperation | undefined
  readonly context: SessionContext
  attempts: number
}

const LIMITS = { count: 10_000, bytes: 64 * 1024 * 1024 }

export function createForwarder({ driver, to, timeoutMs, ownOrigin }: ForwarderOptions): Forwarder {
  const kept = createRecent<Kept>(LIMITS)
  const relayed = new Set<string>()
  const underWay = new Set<Promise<unknown>>()

  function note({ id, request }: Delivery, match: Match, context: SessionContext): void {
    const callback = readCallback(match)
    const isRelayed = relayed.delete(id)
    const attempts = isRelayed ? 1 : 0
    kept.add(id, { request, callback, context, attempts }, measure(request))
    if (to !== undefined && !isRelayed) void forward(id, to)
  }

  async function forward(id: string, target: string, edited?: HttpRequest): Promise<void> {
    const delivery = kept.get(id)
    if (delivery === undefined) return
    const { request, callback, context } = delivery
    if (context.abort.aborted) return
    const fault = explainFault(delivery, target)
    if (callback === undefined || fault !== undefined) {
      const because = `${fault ?? NO_CALLBACK}, so it is not passed on`
      void context.emit({ type: 'callback:skipped', request: id, callback: '-', because })
      return
    }
    delivery.attempts += 1
    const attempt = delivery.attempts
    await send(passOn(edited ?? request, target, context), { id, callback, context, attempt })
  }

  function explainFault({ callback, request }: Kept, target: string): string | undefined {
    if (callback === undefined) return NO_CALLBACK
    if (request.fault !== undefined) return 'it did not arrive whole'
    if (underWay.size >= MOST_UNDER_WAY) return 'too many are still on their way'
    return comesBack(target) ? 'it would come back here' : undefined
  }

  function comesBack(target: string): boolean {
    return URL.canParse(target) && new URL(target).origin === ownOrigin
  }

  function passOn(request: HttpRequest, target: string, { ledger }: SessionContext): HttpRequest {
    return forwardRequest(request, target, (path) => ledger.findByRoute(path) !== undefined)
  }

  async function send(
    request: HttpRequest,
    { id, callback, context, attempt }: Sending,
  ): Promise<Awaited<ReturnType<typeof deliver>>> {
    const input = { callback, request, secretHeaders: [], attempt, forwarded: id }
    const sending = deliver(input, { context, driver, timeoutMs })
    underWay.add(sending)
    try {
      return await sending
    } finally {
      underWay.delete(sending)
    }
  }

  async function relay(
    { id, request, callback }: Arrival,
    context: SessionContext,
  ): Promise<AnswerBehaviour> {
    relayed.add(id)
    if (comesBack(to ?? '')) return answerWithStatus(LOOP_DETECTED)
    const forwarded = passOn(request, to ?? '', context)
    const { delivery } = await send(forwarded, { id, callback, context, attempt: 1 })
    const { response } = delivery.exchange
    return response === undefined ? answerWithStatus(502) : { kind: 'answer', response }
  }

  return {
    note,
    forward,
    relay,
    find: (id) => kept.get(id)?.request,
    settle: async () => {
      await Promise.all(underWay)
    },
  }
}

/** What it was taken for, or came closest to. */
function readCallback(match: Match): CallbackOperation | undefined {
  switch (match.kind) {
    case 'matched':
      return match.expectation.callback
    case 'ambiguous':
      return match.expectations[0]?.callback
    case 'crosstalk':
      return match.meant.callback
    case 'unowed':
      return match.trigger.expectations[0]?.callback
    case 'unexpected':
      return undefined
  }
}

interface Sending {
  readonly id: string
  readonly callback: CallbackOperation
  readonly context: SessionContext
  readonly attempt: number
}

function measure({ url, headers, body }: HttpRequest): number {
  const texts = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return url.length + texts + body.length
}
