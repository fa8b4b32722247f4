import type { FormatSeverity } from '../check/format-severity.js'
import { checkDocument } from '../check/run.js'
import type { Clock } from '../clock.js'
import type { Contract } from '../contract/model.js'
import type { RepeatArguments } from '../event/model.js'
import type { Journal } from '../journal/model.js'
import type { Credentials, UserValues } from '../sample/model.js'
import { createLimit } from '../session/limit.js'
import { driveOperation } from '../session/operation.js'
import { type Run, startRun } from '../session/run.js'
import { createSession, type Session } from '../session/session.js'
import { listStepSecrets } from '../session/step-check.js'
import { listTexts } from '../session/step-filling.js'
import { createDriver } from '../transport/send.js'
import { chooseOperations } from './choose.js'
import { readCount, readMs } from './number.js'
import { planCallbacks } from './plan.js'
import { listSecrets, listUrlSecrets } from './secrets.js'
import { resolveServerUrl } from './server-url.js'
import { planRules, readSetUp, type SetUpOptions } from './set-up.js'

export interface VerifyOptions extends SetUpOptions {
  /** Base URL of the running API; by default what the document says. */
  readonly api?: string | undefined
  /** OperationIds, `POST /path` or callback names; everything when empty. */
  readonly only?: readonly string[] | undefined
  /** Values for an operation, by its id. */
  readonly valuesFor?: ((operation: string) => UserValues) | undefined
  readonly credentials?: Credentials | undefined
  /** Further values that must not appear in any output. */
  readonly secrets?: readonly string[] | undefined
  /** How long after the API's answer a callback may come. Default 5000. */
  readonly timeoutMs?: number | undefined
  /** How long it must stay quiet after the last delivery of a trigger. Default 1000. */
  readonly settleMs?: number | undefined
  /** Triggers at the same time. Default 10. */
  readonly concurrency?: number | undefined
  /** Valid triggers per operation. Default 3. */
  readonly repeat?: number | undefined
  /** Where the receiver listens. Default 127.0.0.1 and any free port. */
  readonly host?: string | undefined
  readonly port?: number | undefined
  /** How the API reaches the receiver, where that differs: the address of a tunnel. */
  readonly publicUrl?: string | undefined
  /** Path at which all webhooks arrive; by default each has its own, `/webhooks/NAME`. */
  readonly webhooksAt?: string | undefined
  /** What `startApi` gave: it is ended while the receiver is still open. */
  readonly startedApi?: AsyncDisposable | undefined
  readonly strict?: boolean | undefined
  /** How much a value counts that does not have its documented format. Default `warning`. */
  readonly formats?: FormatSeverity | undefined
  readonly seed?: number | undefined
  readonly journal?: Journal | undefined
  /** Arguments of the command line that findings are to be repeated with. */
  readonly arguments?: RepeatArguments | undefined
  readonly clock?: Clock | undefined
}

const NO_VALUES: UserValues = { parameters: new Map(), members: new Map(), headers: [] }

/** How long the API may take to answer a trigger. */
const ANSWER_TIMEOUT_MS = 30_000

/** How long requests to the receiver may still take when everything else is over. */
const CLOSE_GRACE_MS = 2000

/**
 * Drives the API and judges the callbacks that it owes. Throws RINGBACK_ERR_USAGE at once for
 * options that have no meaning; everything later is an event, a finding or a rejected report.
 */
export function verify(contract: Contract, options: VerifyOptions = {}): Run {
  const chosen = chooseOperations(contract, options.only ?? [])
  const targets = chosen.map((one) => ({
    ...one,
    serverUrl: resolveServerUrl(contract, one.operation, options.api),
  }))
  const setUp = readSetUp(contract, options)
  const api = options.api ?? targets[0]?.serverUrl
  const seed = options.seed ?? 1
  const concurrency = readCount('concurrency', options.concurrency, 10)
  const repeat = readCount('repeat', options.repeat, 3)
  const timing = {
    timeoutMs: readMs('timeoutMs', options.timeoutMs, 5000),
    settleMs: readMs('settleMs', options.settleMs, 1000),
  }

  const valuesOf = (operation: string) => options.valuesFor?.(operation) ?? NO_VALUES
  const texts = chosen.map((one) => listTexts(valuesOf(one.operation.id)))

  async function work(session: Session): Promise<void> {
    const { context, judge } = session
    // Ends it where the run does not come as far as below.
    await using _started = options.startedApi
    const triggers = chosen.map((one) => one.operation)
    for (const draft of checkDocument(contract, { triggers, isWhole: false })) context.raise(draft)
    if (targets.length === 0) return
    await using receiver = await openReceiver(session)
    // Callbacks may still be under way when the API is told to end: the receiver outlives it.
    await using _api = options.startedApi
    await using driver = createDriver({ clock: context.clock })
    const limit = createLimit(concurrency)
    const tools = { context, judge, driver, answerTimeoutMs: ANSWER_TIMEOUT_MS }
    let ordinal = 0
    await Promise.all(
      targets.map(({ operation, callbacks, serverUrl }) =>
        driveOperation(operation, callbacks, {
          contract,
          serverUrl,
          receiverUrl: receiver.url,
          repeat,
          seed,
          values: valuesOf(operation.id),
          credentials: options.credentials ?? {},
          steps: setUp.stepsOf(operation),
          env: setUp.env,
          rules: setUp.rules,
          limit,
          tools,
          nextOrdinal: () => (ordinal += 1),
        }),
      ),
    )
  }

  async function openReceiver(session: Session) {
    const { host = '127.0.0.1', port = 0, publicUrl, webhooksAt } = options
    const callbacks = chosen.flatMap((one) => one.callbacks)
    const { server, url } = await session.listen({
      host,
      port,
      publicUrl,
      webhooksAt,
      callbacks,
    })
    return { url, [Symbol.asyncDispose]: () => server.close(CLOSE_GRACE_MS) }
  }

  return startRun(
    () =>
      createSession({
        contract,
        mode: 'verify',
        plan: planRules(planCallbacks(contract, chosen), setUp.rules),
        api,
        seed,
        strict: options.strict ?? false,
        arguments: options.arguments,
        formats: options.formats,
        timing,
        secrets: [
          ...listSecrets(options.credentials ?? {}),
          ...listUrlSecrets(options.api),
          ...(options.secrets ?? []),
          ...setUp.secrets,
          ...listStepSecrets(texts, setUp.env),
        ],
        journal: options.journal,
        clock: options.clock,
      }),
    work,
  )
}
