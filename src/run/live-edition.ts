import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import { RingbackError } from '../errors.js'
import type { PlannedCallback } from '../event/model.js'
import { prepareAnswers } from '../session/answers.js'
import { type Edition, type EditionOptions, openEdition } from '../session/edition.js'
import { type SharedPlan, sharePlan } from '../session/start-trigger.js'
import type { OperationSteps } from '../session/step-model.js'
import { toCallback } from '../session/webhooks.js'
import type { HttpResponse } from '../transport/model.js'
import { joinAnswers, listDocumentedAnswers } from './answer-choice.js'
import { chooseOperations } from './choose.js'
import { planCallbacks } from './plan.js'
import { resolveServerUrl } from './server-url.js'
import { planRules, type SetUp } from './set-up.js'
import type { AnswerChoice, WorkbenchOperation } from './workbench-model.js'

/** What can be triggered by this reading of the document, and what can be answered. */
export interface LiveEdition extends Edition {
  readonly setUp: SetUp
  readonly operations: readonly WorkbenchOperation[]
  /** By id, or as `POST /path`. */
  findTarget(operation: string): Target | { readonly because: string }
  listAnswers(callback?: string): readonly AnswerChoice[]
}

export interface Target {
  readonly operation: TriggerOperation
  readonly callbacks: readonly CallbackOperation[]
  readonly serverUrl: string
  readonly steps: OperationSteps | undefined
  readonly shared: SharedPlan
}

/** What of a document takes time to make. */
export interface PreparedAnswers {
  readonly answerOf: (callback: CallbackOperation) => HttpResponse
  readonly choices: ReadonlyMap<string, readonly AnswerChoice[]>
}

export interface LiveEditionOptions extends Omit<EditionOptions, 'answerOf'> {
  readonly answers: PreparedAnswers
  readonly setUp: SetUp
  /** False where nobody drives the API: nothing can be triggered. */
  readonly isDriving: boolean
  readonly api?: string | undefined
}

export async function prepareLiveAnswers(
  contract: Contract,
  seed: number,
): Promise<PreparedAnswers> {
  const ofTriggers = contract.triggers.flatMap((one) => listCallbacks(one.callbacks))
  const callbacks = [...ofTriggers, ...contract.webhooks.map(toCallback)]
  const choices = new Map<string, readonly AnswerChoice[]>()
  for (const callback of callbacks)
    choices.set(callback.id, await listDocumentedAnswers(contract, callback, seed))
  return { answerOf: await prepareAnswers(contract, callbacks, seed), choices }
}

export function openLiveEdition(options: LiveEditionOptions): LiveEdition {
  const { answers, setUp } = options
  const { choices, answerOf } = answers
  const edition = openEdition({ ...options, answerOf })
  const { contract } = edition
  const targets = new Map<TriggerOperation, Target | { readonly because: string }>()
  const chosen = chooseOperations(contract, [])
  for (const operation of contract.triggers) {
    const callbacks = chosen.find((one) => one.operation === operation)?.callbacks ?? []
    targets.set(operation, findServer(operation, callbacks, contract, options))
  }

  return {
    ...edition,
    setUp,
    operations: [...targets].map(([operation, target]) => describe(operation, target)),
    findTarget: (name) => {
      for (const [{ id, method, path }, target] of targets)
        if (id === name || `${method} ${path}` === name) return target
      return { because: `the document has no operation named ${name} that causes callbacks` }
    },
    listAnswers: (callback) =>
      callback === undefined
        ? joinAnswers(dropRepeats([...choices.values()].flat()))
        : joinAnswers(choices.get(callback) ?? []),
  }
}

/** Everything that the document promises; nobody who only listens leaves out any of it. */
export function planLive(
  contract: Contract,
  rules: SetUp['rules'],
  isDriving: boolean,
): PlannedCallback[] {
  const plan = planCallbacks(contract, isDriving ? chooseOperations(contract, []) : [])
  return isDriving
    ? planRules(plan, rules)
    : plan.map(({ callback, name, operation, method, key }) => {
        return { callback, name, operation, method, key }
      })
}

function findServer(
  operation: TriggerOperation,
  callbacks: readonly CallbackOperation[],
  contract: Contract,
  { isDriving, api, setUp }: LiveEditionOptions,
): Target | { readonly because: string } {
  if (!isDriving) return { because: 'nobody drives the API here: use ringback open' }
  const [first] = operation.callbacks
  if (callbacks.length === 0) {
    const because = first?.drivability.drivable === false ? first.drivability.because : undefined
    return { because: because ?? 'it has no callback that can be driven' }
  }
  try {
    const serverUrl = resolveServerUrl(contract, operation, api)
    const steps = setUp.stepsOf(operation)
    return { operation, callbacks, serverUrl, steps, shared: sharePlan(callbacks) }
  } catch (error) {
    if (error instanceof RingbackError) return { because: error.message }
    throw error
  }
}

function describe(
  { id, method, path, callbacks }: TriggerOperation,
  target: Target | { readonly because: string },
): WorkbenchOperation {
  const shown = { operation: id, method, path, callbacks: callbacks.map((one) => one.id) }
  return 'because' in target ? { ...shown, because: target.because } : shown
}

function dropRepeats(choices: readonly AnswerChoice[]): readonly AnswerChoice[] {
  return [...new Map(choices.map((choice) => [choice.label, choice])).values()]
}
