import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../clock.js'
import type { Contract } from '../contract/model.js'
import type { Report } from '../report/model.js'
import type { UserValues } from '../sample/model.js'
import { createAnswerSwitch } from '../session/answer-behaviour.js'
import type { SessionContext, Timing } from '../session/context.js'
import { createSession } from '../session/session.js'
import { listStepSecrets } from '../session/step-check.js'
import { listTexts } from '../session/step-filling.js'
import { createRedactor } from '../transport/redact.js'
import { createDriver } from '../transport/send.js'
import { createDesk } from './desk.js'
import { watchDocument } from './document-watch.js'
import { createForwarder } from './forwarder.js'
import { createHistory } from './history.js'
import {
  type LiveEdition,
  openLiveEdition,
  type PreparedAnswers,
  planLive,
  prepareLiveAnswers,
} from './live-edition.js'
import { readMs } from './number.js'
import { createDocumentChecker, createOnDemand } from './on-demand.js'
import { listSecrets, listUrlSecrets } from './secrets.js'
import { readSetUp, type SetUp } from './set-up.js'
import type { Workbench, WorkbenchEnding, WorkbenchOptions } from './workbench-model.js'

/** How long requests to the receiver may still take when everything else is over. */
const CLOSE_GRACE_MS = 2000

const NO_VALUES: UserValues = { parameters: new Map(), members: new Map(), headers: [] }

/**
 * Opens a live session. Throws RINGBACK_ERR_USAGE for options that have no meaning and
 * RINGBACK_ERR_PORT_UNAVAILABLE; everything later is an event or a finding. A journal that cannot be
 * written any more does not end it.
 */
export async function openWorkbench(
  contract: Contract,
  options: WorkbenchOptions = {},
): Promise<Workbench> {
  const { mode = 'open', seed = 1, credentials = {}, clock = systemClock, api } = options
  const isDriving = mode === 'open'
  const valuesFor = (operation: string) => options.valuesFor?.(operation) ?? NO_VALUES
  const setUp = readSetUp(contract, options)
  const texts = contract.triggers.map(({ id }) => listTexts(valuesFor(id)))
  const secrets = [
    ...listSecrets(credentials),
    ...listUrlSecrets(api),
    ...listUrlSecrets(options.forwardTo),
    ...(options.secrets ?? []),
    ...setUp.secrets,
    ...listStepSecrets(texts, setUp.env),
  ]
  const answers = await prepareLiveAnswers(contract, seed)
  const session = createSession({
    contract,
    mode,
    plan: planLive(contract, setUp.rules, isDriving),
    api,
    seed,
    strict: options.strict ?? false,
    formats: options.formats,
    timing: readTiming(options, isDriving),
    secrets,
    journal: options.journal,
    survivesJournal: true,
    clock,
  })
  const history = createHistory(session.stream)
  const driver = createDriver({ clock })
  const forwardTimeoutMs = readMs('forwardTimeoutMs', options.forwardTimeoutMs, 30_000)
  const isRelaying = options.isRelaying === true && options.forwardTo !== undefined
  const answerSwitch = createAnswerSwitch(
    isRelaying ? (arrival) => forwarder.relay(arrival, desk.current().context) : undefined,
  )
  const desk = createDesk({ isDriving, policy: answerSwitch.policy })
  const checkDocument = isDriving ? createDocumentChecker() : undefined

  session.start()
  const { host = '127.0.0.1', port = 0, publicUrl, webhooksAt, reread } = options
  const { server, url } = await session.listen({ host, port, publicUrl, callbacks: [], desk })
  const forwarder = createForwarder({
    driver,
    to: options.forwardTo,
    timeoutMs: forwardTimeoutMs,
    ownOrigin: server.origin,
  })

  function use(context: SessionContext, made: PreparedAnswers, its: SetUp): LiveEdition {
    const edition = openLiveEdition({
      context,
      answers: made,
      setUp: its,
      url,
      webhooksAt,
      isDriving,
      api,
      tokenOf: isDriving ? undefined : desk.tokenOf,
      onJudged: (delivery, match) => forwarder.note(delivery, match, context),
    })
    desk.use(edition)
    return edition
  }
  const first = use(session.context, answers, setUp)
  checkDocument?.(first)

  const demand = createOnDemand({
    driver,
    receiverUrl: url,
    seed,
    valuesFor,
    credentials,
    redactor: createRedactor(secrets),
    edition: desk.current,
    onError: session.fail,
  })
  const watcher =
    reread === undefined
      ? undefined
      : watchDocument(contract, {
          reread,
          pollMs: options.pollMs,
          headers: options.documentHeaders,
          onRead: async (fresh) => {
            const its = readSetUp(fresh, options)
            const made = await prepareLiveAnswers(fresh, seed)
            const plan = planLive(fresh, its.rules, isDriving)
            // Whoever is told of it and asks at once is to find what is new.
            const edition = use(session.derive(fresh), made, its)
            void session.context.emit({ type: 'document:read', source: fresh.source, plan })
            checkDocument?.(edition)
          },
          onFailure: (error) => {
            const { source } = contract
            const failure = error instanceof Error ? error.message : String(error)
            void session.context.emit({ type: 'document:read', source, failure })
          },
        })

  async function end({ isInterrupted = false, shortfall }: WorkbenchEnding): Promise<Report> {
    watcher?.[Symbol.dispose]()
    if (isInterrupted) session.interrupt()
    else {
      // What is being passed on has a little time to be answered: it is part of the verdict.
      await Promise.race([forwarder.settle(), sleep(CLOSE_GRACE_MS, undefined, { ref: false })])
      session.end()
    }
    await Promise.all([demand.settle(), forwarder.settle()])
    await server.close(CLOSE_GRACE_MS)
    desk.flush()
    await driver[Symbol.asyncDispose]()
    return session.finish(shortfall)
  }

  const { promise: report, resolve } = createDeferred<Report>()
  let ending: Promise<Report> | undefined
  const stop = (how: WorkbenchEnding = {}): Promise<Report> => {
    if (ending === undefined) resolve((ending = end(how)))
    return report
  }

  return {
    url,
    report,
    observe: history.observe,
    listAddresses: () => desk.current().addresses,
    listOperations: () => desk.current().operations,
    draft: demand.draft,
    trigger: demand.trigger,
    listAnswers: (callback) => desk.current().listAnswers(callback),
    answerWith: (choice, scope) => answerSwitch.set(choice?.behaviour, scope),
    forward: forwarder.forward,
    find: forwarder.find,
    stop,
    [Symbol.asyncIterator]: () => history[Symbol.asyncIterator](),
    [Symbol.asyncDispose]: async () => {
      await stop().catch(() => undefined)
    },
  }
}

function readTiming({ timeoutMs, settleMs }: WorkbenchOptions, isDriving: boolean): Timing {
  // Nobody knows when somebody else's trigger was sent.
  if (!isDriving) return { timeoutMs: 0, settleMs: 0 }
  return {
    timeoutMs: readMs('timeoutMs', timeoutMs, 5000),
    settleMs: readMs('settleMs', settleMs, 1000),
  }
}

/** A report that is awaited before anybody asks for it. */
function createDeferred<Value>() {
  let resolve: (value: PromiseLike<Value>) => void = () => undefined
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  // Whoever only iterates must not be hit by an unhandled rejection; awaiting still rejects.
  promise.catch(() => undefined)
  return { promise, resolve }
}
