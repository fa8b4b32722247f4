import { setMaxListeners } from 'node:events'
import { createFindingFactory } from '../check/draft.js'
import type { FormatSeverity } from '../check/format-severity.js'
import { weighFinding } from '../check/format-severity.js'
import type { FindingDraft } from '../check/model.js'
import { type Clock, systemClock } from '../clock.js'
import type { CallbackOperation, Contract } from '../contract/model.js'
import { createLedger } from '../delivery/ledger.js'
import { RingbackError } from '../errors.js'
import type { PlannedCallback, RunEvent, RunMode } from '../event/model.js'
import type { Journal } from '../journal/model.js'
import { createReportBuilder } from '../report/build.js'
import type { Report } from '../report/model.js'
import { decideVerdict } from '../report/verdict.js'
import { sampleAnswer } from '../sample/response.js'
import type { HttpResponse } from '../transport/model.js'
import { createRedactor } from '../transport/redact.js'
import type { ReceiverServer } from '../transport/serve.js'
import { RINGBACK_VERSION } from '../version.js'
import type { SessionContext, Timing, UntimedEvent } from './context.js'
import { createJudge, type Judge, type JudgementListener } from './judge.js'
import { openReception } from './reception.js'
import { createEventStream, type EventStream } from './stream.js'
import { openWebhooks, toCallback } from './webhooks.js'

export interface SessionOptions {
  readonly contract: Contract
  readonly mode: RunMode
  readonly plan: readonly PlannedCallback[]
  readonly api?: string | undefined
  readonly seed: number
  readonly strict: boolean
  /** How much a value counts that does not have its documented format. */
  readonly formats?: FormatSeverity | undefined
  readonly timing: Timing
  /** Values that must not appear in any event. */
  readonly secrets: readonly string[]
  /** Every event is written to it; a delivery before it is answered. Not closed by the session. */
  readonly journal?: Journal | undefined
  readonly clock?: Clock | undefined
  readonly onJudged?: JudgementListener | undefined
}

/** The engine that all modes share: receiver, ledger, judge, and the events of both. */
export interface Session {
  readonly context: SessionContext
  readonly judge: Judge
  readonly stream: EventStream
  /** Publishes the first event; whoever is to see it listens by then. */
  start(): void
  /** Opens the receiver. `url` is the base of all callback URLs, without a slash at the end. */
  listen(options: ListenOptions): Promise<{ readonly server: ReceiverServer; readonly url: string }>
  /** Ends waiting and sending; what was found so far is reported. */
  interrupt(): void
  /** Fails the run for good: for errors that are ours, such as a full disk under the journal. */
  fail(error: unknown): void
  /** Publishes the verdict. Rejects with the error that the run failed with. */
  finish(): Promise<Report>
}

export interface ListenOptions {
  readonly host: string
  readonly port: number
  /** Replaces `http://HOST:PORT` in callback URLs: the address of a tunnel. */
  readonly publicUrl?: string | undefined
  /** Path at which all webhooks arrive; by default each has its own, `/webhooks/NAME`. */
  readonly webhooksAt?: string | undefined
  /** Callbacks that the receiver will have to answer. */
  readonly callbacks: readonly CallbackOperation[]
}

export function createSession(options: SessionOptions): Session {
  const { contract, clock = systemClock, journal } = options
  const stream = createEventStream()
  const builder = createReportBuilder()
  const redactor = createRedactor(options.secrets)
  const makeFinding = createFindingFactory(contract)
  const aborter = new AbortController()
  // Every trigger under way listens; beyond ten, Node would warn of a leak.
  setMaxListeners(0, aborter.signal)
  const startedMs = clock.nowMs()
  const counts = { trig: 0, exp: 0, dlv: 0, req: 0 }
  let failure: unknown
  let isInterrupted = false
  let lastWritten: Promise<void> | undefined
  let lastKept: Promise<void> | undefined

  function emit(untimed: UntimedEvent): Promise<void> | undefined {
    // Set in place, since the event was made for this call: a copy costs more than all checks do.
    const timed = untimed as UntimedEvent & { atMs: number }
    timed.atMs = clock.nowMs() - startedMs
    const event: RunEvent = redactor.value(timed)
    const written = journal?.append(event)
    builder.add(event)
    stream.publish(event)
    // Events that go out in one write share their promise.
    if (written !== lastWritten) {
      lastWritten = written
      lastKept = written?.catch(fail)
    }
    return lastKept
  }

  function fail(error: unknown): void {
    failure ??= error
    aborter.abort()
  }

  function raise(draft: FindingDraft): string | undefined {
    const finding = weighFinding(draft, options.formats, makeFinding)
    if (finding === undefined) return undefined
    void emit({ type: 'finding:raised', finding })
    return finding.id
  }

  const context: SessionContext = {
    contract,
    clock,
    ledger: createLedger(),
    timing: options.timing,
    abort: aborter.signal,
    emit,
    raise,
    number: (noun) => {
      counts[noun] += 1
      return `${noun}-${counts[noun]}`
    },
  }
  const judge = createJudge(context, options.onJudged)

  return {
    context,
    judge,
    stream,
    start: () => {
      void emit({
        type: 'run:started',
        mode: options.mode,
        date: clock.date().toISOString(),
        ringback: RINGBACK_VERSION,
        document: { source: contract.source, openapi: contract.openapi, title: contract.title },
        ...(options.api === undefined ? {} : { api: options.api }),
        seed: options.seed,
        strict: options.strict,
        plan: options.plan,
      })
    },
    listen: async ({ host, port, publicUrl, webhooksAt, callbacks }) => {
      const answered = [...callbacks, ...contract.webhooks.map(toCallback)]
      const answers = await prepareAnswers(contract, answered, options.seed)
      const server = await openReception({
        context,
        host,
        port,
        answerOf: (callback) => answers.get(callback.id) ?? NO_CONTENT,
        onDelivery: (delivery, reached) => judge.accept(delivery, reached),
        onError: fail,
      })
      const url = (publicUrl ?? callableOrigin(server)).replace(/\/+$/, '')
      openWebhooks(context, url, webhooksAt)
      void emit({ type: 'receiver:listening', url })
      return { server, url }
    },
    interrupt: () => {
      isInterrupted = true
      aborter.abort()
    },
    fail,
    finish: async () => {
      judge.flush()
      const { verdict, because } = decideVerdict({ ...builder.build(), interrupted: isInterrupted })
      await emit({ type: 'run:finished', verdict, because })
      stream.end()
      if (failure !== undefined) throw asError(failure)
      return builder.build()
    },
  }
}

const NO_CONTENT: HttpResponse = { status: 204, headers: [], body: new Uint8Array() }

/** Answers are made once: the receiver has no time to think. */
async function prepareAnswers(
  contract: Contract,
  callbacks: readonly CallbackOperation[],
  seed: number,
): Promise<ReadonlyMap<string, HttpResponse>> {
  const answers = new Map<string, HttpResponse>()
  for (const callback of callbacks)
    answers.set(callback.id, await sampleAnswer(contract, callback, { seed }))
  return answers
}

/** A receiver on all interfaces is called at the loopback address unless a public URL is given. */
function callableOrigin({ host, port, origin }: ReceiverServer): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`
  return host === '::' ? `http://[::1]:${port}` : origin
}

function asError(failure: unknown): Error {
  if (failure instanceof Error) return failure
  return new RingbackError(
    'RINGBACK_ERR_INTERNAL',
    `Something that is no error was thrown: ${String(failure)}`,
  )
}
