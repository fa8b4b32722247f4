import { systemClock } from '../clock.js'
import type { Contract } from '../contract/model.js'
import { createMockApi } from '../mock/api.js'
import type { MockDescription } from '../report/mock-description.js'
import type { UserValues } from '../sample/model.js'
import { createBacklog } from '../session/backlog.js'
import { createCallbackSender } from '../session/callback-sender.js'
import { createLimit } from '../session/limit.js'
import { createMockDesk } from '../session/mock-desk.js'
import type { Run } from '../session/run.js'
import { createSession } from '../session/session.js'
import type { HttpResponse, ReceivedRequest } from '../transport/model.js'
import { createRedactor } from '../transport/redact.js'
import { createDriver } from '../transport/send.js'
import { type ServeOptions, serve } from '../transport/serve.js'
import { createTargetGuard } from '../transport/target-guard.js'
import { createMockControl } from './mock-control.js'
import { describeMock } from './mock-description.js'
import { type MockOptions, readMockOptions } from './mock-options.js'
import { planMock } from './mock-plan.js'
import { createMockStop } from './mock-stop.js'
import { createWebhookSender, type WebhookOrder, type WebhookResult } from './mock-webhook.js'
import { listSecrets } from './secrets.js'

/** An API that is played from its document, and calls back. `stop` ends it with the verdict. */
export interface MockServer extends Run {
  /** `http://HOST:PORT`, without a slash at the end. */
  readonly url: string
  /** What is played: operations, callbacks and how their keys are read, webhooks. */
  describe(): MockDescription
  /** Sends a webhook of the document. Never rejects. */
  sendWebhook(order: WebhookOrder): Promise<WebhookResult>
  /** Resolves when no callback is owed any more. */
  settled(): Promise<void>
}

/** What may be owed at once. More than that is not lost: its clients wait for their answers. */
const BACKLOG = { count: 10_000, bytes: 64 * 1024 * 1024 }

const NO_VALUES: UserValues = { parameters: new Map(), members: new Map(), headers: [] }

/**
 * Plays the API of a document: answers its requests, and sends every callback that a request which
 * was taken makes due. Throws RINGBACK_ERR_USAGE and RINGBACK_ERR_PORT_UNAVAILABLE; what is wrong
 * with a receiver is a finding.
 */
export async function mock(contract: Contract, options: MockOptions = {}): Promise<MockServer> {
  const settings = readMockOptions(contract, options)
  const { values = NO_VALUES, credentials = {}, clock = systemClock, host, port } = options
  const guard = createTargetGuard({ allowed: options.allowTargets ?? [] })
  const driver = createDriver({ clock, guard })
  const api = createMockApi(contract, { seed: settings.seed, state: options.state })
  const backlog = createBacklog(BACKLOG)
  const stopping = new AbortController()
  let take: ServeOptions['onRequest'] = () => STARTING
  let fail: (error: unknown) => void = () => undefined

  const server = await serve({
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    clock,
    onRequest: (request) => take(request),
    onError: (error) => fail(error),
  }).catch(async (error: unknown) => {
    await driver[Symbol.asyncDispose]()
    throw error
  })

  const secrets = [...listSecrets(credentials), ...(options.secrets ?? [])]
  const session = createSession({
    contract,
    mode: 'mock',
    plan: planMock(contract, settings.behaviourOf),
    api: server.origin,
    seed: settings.seed,
    strict: options.strict ?? false,
    formats: options.formats,
    timing: { timeoutMs: settings.timeoutMs, settleMs: 0 },
    secrets,
    journal: options.journal,
    clock,
  })
  const { context } = session
  fail = (error) => session.fail(error)
  const tools = { context, driver, timeoutMs: settings.timeoutMs }
  const limit = createLimit(settings.concurrency)
  const shared = { tools, guard, seed: settings.seed, values, credentials }
  const sender = createCallbackSender({
    ...shared,
    behaviourOf: settings.behaviourOf,
    retry: settings.retry,
    limit,
    stopping: stopping.signal,
  })
  const sendWebhook = createWebhookSender(shared)
  const describe = () => describeMock(contract, settings.behaviourOf)
  const control = createMockControl({
    describe,
    ownHosts: host === undefined ? [] : [host],
    sendWebhook,
    redactor: createRedactor(secrets),
  })
  const serveApi = createMockDesk({ context, api, sender, backlog, onError: fail })
  take = (request: ReceivedRequest) => control(request) ?? serveApi(request)
  // In the next turn, so that whoever iterates at once misses nothing.
  const started = new Promise<void>((resolve) => {
    setImmediate(() => {
      session.start()
      resolve()
    })
  })

  const ending = createMockStop({
    session,
    server,
    driver,
    backlog,
    stopping,
    started,
    graceMs: settings.graceMs,
  })
  return {
    url: server.origin,
    report: ending.report,
    stop: () => ending.stop(),
    describe,
    sendWebhook,
    settled: () => backlog.whenEmpty(),
    [Symbol.asyncIterator]: () => session.stream[Symbol.asyncIterator](),
    [Symbol.asyncDispose]: async () => {
      await ending.stop().catch(() => undefined)
    },
  }
}

/** For whoever is faster than the mock. */
const STARTING: HttpResponse = {
  status: 503,
  headers: [['retry-after', '1']],
  body: new Uint8Array(),
}
