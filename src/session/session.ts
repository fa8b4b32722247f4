import { setMaxListeners } from 'node:events'
import { createFindingFactory } from '../check/draft.js'
import { type FormatSeverity, weighFinding } from '../check/format-severity.js'
import { type Clock, elapsedMs, systemClock } from '../clock.js'
import type { CallbackOperation, Contract } from '../contract/model.js'
import { createLedger } from '../delivery/ledger.js'
import type { Delivery, Trigger } from '../delivery/model.js'
import { RingbackError } from '../errors.js'
import type {
  PlannedCallback,
  RepeatArguments,
  RunEvent,
  RunFinished,
  RunMode,
} from '../event/model.js'
import { OWN_MEMBERS } from '../event/own-members.js'
import type { Journal } from '../journal/model.js'
import { createReportBuilder } from '../report/build.js'
import type { Report } from '../report/model.js'
import { decideVerdict } from '../report/verdict.js'
import type { HttpResponse, ReceivedRequest } from '../transport/model.js'
import { createRedactor } from '../transport/redact.js'
import type { ReceiverServer } from '../transport/serve.js'
import { RINGBACK_VERSION } from '../version.js'
import type { AnswerPolicy } from './answer-behaviour.js'
import { prepareAnswers } from './answers.js'
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
  /** URL of the receiver that is delivered to. */
  readonly to?: string | undefined
  readonly seed: number
  readonly strict: boolean
  /** Arguments of the command line that findings are repeated with. */
  readonly arguments?: RepeatArguments | undefined
  /** How much a value counts that does not have its documented format. */
  readonly formats?: FormatSeverity | undefined
  readonly timing: Timing
  /** Values that must not appear in any event. */
  readonly secrets: readonly string[]
  /** Every event is written to it; a delivery before it is answered. Not closed by the session. */
  readonly journal?: Journal | undefined
  /** Go on without the journal when it cannot be written; otherwise that fails the run. */
  readonly survivesJournal?: boolean | undefined
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
  /** The same session for another contract: with a ledger of its own, and findings that cite it. */
  derive(contract: Contract): SessionContext
  /** Ends waiting and sending where that is no interruption: a session without an end of its own. */
  end(): void
  /** Ends waiting and sending; what was found so far is reported. */
  interrupt(): void
  /** Fails the run for good: for errors that are ours, such as a full disk under the journal. */
  readonly fail: (error: unknown) => void
  /**
   * Publishes the verdict; `shortfall` says what was asked for and did not happen. Rejects with the
   * error that the run failed with.
   */
  finish(shortfall?: string): Promise<Report>
}

/** Who stands behind the receiver, where that is not the session's own ledger and judge. */
export interface Desk {
  readonly findReached: (request: ReceivedRequest) => Trigger | undefined
  readonly answerOf: (callback: CallbackOperation) => HttpResponse
  readonly policy: AnswerPolicy
  readonly accept: (delivery: Delivery, reached?: Trigger) => void
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
  /** Takes the deliveries; webhooks are its own affair too. */
  readonly desk?: Desk | undefined
}

export function createSession(options: SessionOptions): Session {
  const { contract, clock = systemClock, journal, survivesJournal = false } = options
  const stream = createEventStream()
  const builder = createReportBuilder()
  const redactor = createRedactor(options.secrets)
  const aborter = new AbortController()
  // Every trigger under way listens; beyond ten, Node would warn of a leak.
  setMaxListeners(0, aborter.signal)
  const startedMs = clock.nowMs()
  let findings = 0
  const counts = { trig: 0, exp: 0, dlv: 0, req: 0 }
  let failure: unknown
  let isInterrupted = false
  let hasJournal = journal !== undefined
  let lastWritten: Promise<void> | undefined
  let lastKept: Promise<void> | undefined

  function emit(untimed: UntimedEvent): Promise<void> | undefined {
    // Set in place, since the event was made for this call: a copy costs more than all checks do.
    const timed = untimed as UntimedEvent & { atMs: number }
    timed.atMs = elapsedMs(clock, startedMs)
    const event: RunEvent = redactor.value(timed, OWN_MEMBERS)
    const written = hasJournal ? journal?.append(event) : undefined
    builder.add(event)
    stream.publish(event)
    // Events that go out in one write share their promise.
    if (written !== lastWritten) {
      lastWritten = written
      lastKept = written?.catch(survivesJournal ? loseJournal : fail)
    }
    return lastKept
  }

  function fail(error: unknown): void {
    failure ??= error
    aborter.abort()
  }

  function loseJournal(error: unknown): void {
    if (!hasJournal) return
    hasJournal = false
    void emit({ type: 'journal:failed', message: asError(error).message })
  }

  function derive(ofContract: Contract): SessionContext {
    const makeFinding = createFindingFactory(ofContract, () => {
      findings += 1
      return findings
    })
    return {
      contract: ofContract,
      clock,
      ledger: createLedger(),
      timing: options.timing,
      abort: aborter.signal,
      emit,
      raise: (draft) => {
        const finding = weighFinding(draft, options.formats, makeFinding)
        if (finding === undefined) return undefined
        void emit({ type: 'finding:raised', finding })
        return finding.id
      },
      number: (noun) => {
        counts[noun] += 1
        return `${noun}-${counts[noun]}`
      },
    }
  }

  const context = derive(contract)
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
        ...(options.to === undefined ? {} : { to: options.to }),
        seed: options.seed,
        strict: options.strict,
        plan: options.plan,
        ...(options.arguments === undefined ? {} : { arguments: options.arguments }),
      })
    },
    derive,
    listen: async ({ host, port, publicUrl, webhooksAt, callbacks, desk }) => {
      const answered = [...callbacks, ...contract.webhooks.map(toCallback)]
      const server = await openReception({
        context,
        host,
        port,
        findReached: desk?.findReached,
        answerOf: desk?.answerOf ?? (await prepareAnswers(contract, answered, options.seed)),
        policy: desk?.policy,
        onDelivery: desk?.accept ?? judge.accept,
        onError: fail,
      })
      const url = (publicUrl ?? callableOrigin(server)).replace(/\/+$/, '')
      if (desk === undefined) openWebhooks(context, url, webhooksAt)
      void emit({ type: 'receiver:listening', url })
      return { server, url }
    },
    end: () => aborter.abort(),
    interrupt: () => {
      isInterrupted = true
      aborter.abort()
    },
    fail,
    finish: async (shortfall) => {
      judge.flush()
      // What cannot be kept fails the run: known before there is a verdict.
      await lastKept
      const { verdict, because } =
        failure === undefined
          ? decideVerdict({ ...builder.build(), interrupted: isInterrupted, shortfall })
          : breakOff(failure)
      await emit({ type: 'run:finished', verdict, because })
      stream.end()
      if (failure !== undefined) throw asError(failure)
      return builder.build()
    },
  }
}

/** A receiver on all interfaces is called at the loopback address unless a public URL is given. */
function callableOrigin({ host, port, origin }: ReceiverServer): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`
  return host === '::' ? `http://[::1]:${port}` : origin
}

/** A run that failed by an error of ours says nothing about the API. */
function breakOff(failure: unknown): Pick<RunFinished, 'verdict' | 'because'> {
  return { verdict: 'inconclusive', because: `the run broke off: ${asError(failure).message}` }
}

function asError(failure: unknown): Error {
  if (failure instanceof Error) return failure
  return new RingbackError(
    'RINGBACK_ERR_INTERNAL',
    `Something that is no error was thrown: ${String(failure)}`,
  )
}
