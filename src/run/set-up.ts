import { listCallbacks } from '../check/run.js'
import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import type { CallbackRule } from '../delivery/model.js'
import { RingbackError } from '../errors.js'
import type { PlannedCallback } from '../event/model.js'
import { checkSteps, listStepSecrets } from '../session/step-check.js'
import type { Environment, OperationSteps } from '../session/step-model.js'

/** What a real API needs besides values: options of `verify`. */
export interface SetUpOptions {
  /** Steps around the triggers of an operation, by its id or as `POST /path`. */
  readonly steps?: Readonly<Record<string, OperationSteps>> | undefined
  /** What is expected of a callback, by its id (`createInvoice > paid`) or its name. */
  readonly expectations?: Readonly<Record<string, CallbackRule>> | undefined
  /** What steps may take from the environment. Default: that of this process. */
  readonly env?: Environment | undefined
}

export interface SetUp {
  readonly env: Environment
  stepsOf(operation: TriggerOperation): OperationSteps | undefined
  /** By id of the callback. */
  readonly rules: ReadonlyMap<string, CallbackRule>
  /** Values that the steps take from the environment. */
  readonly secrets: readonly string[]
}

/** Throws RINGBACK_ERR_USAGE for names that the document does not have, and for steps without meaning. */
export function readSetUp(contract: Contract, options: SetUpOptions): SetUp {
  const { steps = {}, expectations = {}, env = process.env } = options
  const { triggers } = contract
  const stepsById = new Map<string, OperationSteps>()
  for (const [name, given] of Object.entries(steps)) {
    const operation = triggers.find((one) => namesOf(one).includes(name))
    if (operation === undefined) throw createNameError('steps', name, triggers.flatMap(namesOf))
    checkSteps(operation, given)
    stepsById.set(operation.id, given)
  }
  const rules = new Map<string, CallbackRule>()
  const callbacks = triggers.flatMap((one) => listCallbacks(one.callbacks))
  for (const [name, rule] of Object.entries(expectations)) {
    const meant = callbacks.filter((one) => one.id === name || one.name === name)
    if (meant.length === 0) throw createNameError('expectations', name, callbacks.map(idOf))
    for (const { id } of meant) rules.set(id, rule)
  }
  return {
    env,
    stepsOf: ({ id }) => stepsById.get(id),
    rules,
    secrets: listStepSecrets(steps, env),
  }
}

/** Callbacks that must not come are nothing to exercise. */
export function planRules(
  plan: readonly PlannedCallback[],
  rules: ReadonlyMap<string, CallbackRule>,
): PlannedCallback[] {
  return plan.map((planned) =>
    planned.skipped === undefined && rules.get(planned.callback)?.expect === 'none'
      ? { ...planned, skipped: 'none is expected (expect: none)' }
      : planned,
  )
}

function namesOf({ id, method, path }: TriggerOperation): string[] {
  const request = `${method} ${path}`
  return id === request ? [id] : [id, request]
}

function idOf({ id }: CallbackOperation): string {
  return id
}

function createNameError(option: string, name: string, known: readonly string[]): RingbackError {
  const hint = known.length === 0 ? 'It has no callbacks.' : `It has: ${known.join(', ')}.`
  const what = option === 'steps' ? 'operation with callbacks' : 'callback'
  return new RingbackError(
    'RINGBACK_ERR_USAGE',
    `${option}: the document has no ${what} that is named "${name}".`,
    { hint },
  )
}
