import { checkDocument } from '../check/run.js'
import type { TriggerOperation } from '../contract/model.js'
import type { Credentials, UserValues } from '../sample/model.js'
import { createLimit } from '../session/limit.js'
import { watchTrigger } from '../session/operation.js'
import {
  draftTrigger,
  type StartOptions,
  skipTrigger,
  startTrigger,
} from '../session/start-trigger.js'
import { createToken, type TriggerTools } from '../session/trigger.js'
import type { HttpRequest } from '../transport/model.js'
import { type Redactor, redactHeaders } from '../transport/redact.js'
import type { Driver } from '../transport/send.js'
import { adoptEdited, type Original } from './edited-trigger.js'
import type { LiveEdition, Target } from './live-edition.js'
import { createRecent } from './recent.js'
import type { WorkbenchDraft } from './workbench-model.js'

/** Triggers that somebody asks for, one at a time. */
export interface OnDemand {
  readonly draft: (operation: string) => Promise<WorkbenchDraft>
  /** Resolves when it was answered or skipped; its callbacks are waited for behind. Never rejects. */
  readonly trigger: (operation: string, edited?: HttpRequest) => Promise<void>
  /** Resolves when nothing is waited for any more. */
  settle(): Promise<void>
}

export interface OnDemandOptions {
  readonly driver: Driver
  readonly receiverUrl: string
  readonly seed: number
  readonly valuesFor: (operation: string) => UserValues
  readonly credentials: Credentials
  readonly redactor: Redactor
  /** The document as it is read now. */
  readonly edition: () => LiveEdition
  readonly onError: (error: unknown) => void
}

/** How long the API may take to answer a trigger. */
const ANSWER_TIMEOUT_MS = 30_000

/** Triggers at the same time, as for a run. */
const CONCURRENCY = 10

const KEPT_DRAFTS = { count: 1000, bytes: 64 * 1024 * 1024 }

export function createOnDemand(options: OnDemandOptions): OnDemand {
  const { driver, redactor, seed, credentials, receiverUrl, onError } = options
  const limit = createLimit(CONCURRENCY)
  const originals = createRecent<Original>(KEPT_DRAFTS)
  const underWay = new Set<Promise<void>>()
  let ordinal = 0

  function toolsOf({ context, judge }: LiveEdition): TriggerTools {
    return { context, judge, driver, answerTimeoutMs: ANSWER_TIMEOUT_MS }
  }

  function optionsOf(target: Target, edition: LiveEdition): StartOptions {
    return {
      contract: edition.contract,
      serverUrl: target.serverUrl,
      receiverUrl,
      seed,
      values: options.valuesFor(target.operation.id),
      credentials,
      steps: target.steps,
      env: edition.setUp.env,
      rules: edition.setUp.rules,
      tools: toolsOf(edition),
      nextOrdinal: () => (ordinal += 1),
    }
  }

  function keep(token: string, original: Original): void {
    originals.add(token, original, original.request.url.length + original.request.body.length)
  }

  async function draft(operation: string): Promise<WorkbenchDraft> {
    const edition = options.edition()
    const target = edition.findTarget(operation)
    if ('because' in target) return { ok: false, because: target.because }
    const token = createToken()
    const input = { ...target, kind: 'valid', token } as const
    const drafted = await draftTrigger(input, optionsOf(target, edition))
    if (!drafted.ok) return drafted
    const { request, context, secretHeaders } = drafted
    keep(token, { request, context, isSent: false })
    const headers = redactHeaders(request.headers, secretHeaders).map(
      ([name, value]) => [name, redactor.text(value)] as const,
    )
    return { ok: true, request: { ...request, headers } }
  }

  async function start(operation: string, edited: HttpRequest | undefined): Promise<void> {
    const edition = options.edition()
    if (edition.context.abort.aborted) return
    const target = edition.findTarget(operation)
    const tools = toolsOf(edition)
    if ('because' in target) {
      skipTrigger({ id: operation }, 'valid', target.because, tools)
      return
    }
    const input = edited === undefined ? undefined : adopt(edited, target.operation, edition)
    const started = await startTrigger(
      {
        ...target,
        kind: input?.kind ?? 'valid',
        token: input?.token ?? createToken(),
        edited: input?.draft,
      },
      optionsOf(target, edition),
    )
    if (started === undefined) return
    const { request, context, token } = started.trigger
    if (context !== undefined) keep(token, { request, context, isSent: true })
    void track(watchTrigger(started, tools, () => undefined))
  }

  /** Ends with the session: nothing is published once that is over. */
  async function track(task: Promise<void>): Promise<void> {
    const settled = task.catch(onError)
    underWay.add(settled)
    await settled
    underWay.delete(settled)
  }

  function adopt(edited: HttpRequest, operation: TriggerOperation, { contract }: LiveEdition) {
    return adoptEdited({
      edited,
      operation,
      contract,
      findOriginal: (token) => originals.get(token),
      createToken,
    })
  }

  return {
    draft,
    trigger: async (operation, edited) => {
      const leave = await limit.enter()
      await track(start(operation, edited))
      leave()
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}

/** What is wrong with the parts of a document that can be driven; each place is told once. */
export function createDocumentChecker(): (edition: LiveEdition) => void {
  const told = new Set<string>()
  return ({ contract, context, operations }) => {
    const driven = operations.filter(({ because }) => because === undefined)
    const triggers = contract.triggers.filter(({ id }) =>
      driven.some(({ operation }) => operation === id),
    )
    for (const draft of checkDocument(contract, { triggers, isWhole: false })) {
      const key = [draft.code, draft.promised?.pointer, draft.detail].join(' ')
      if (!told.has(key)) context.raise(draft)
      told.add(key)
    }
  }
}
