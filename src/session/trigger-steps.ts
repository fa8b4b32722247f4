import type { TriggerOperation } from '../contract/model.js'
import { isOwed } from '../delivery/match.js'
import { placeCredentials } from '../sample/credential.js'
import type { Credentials, UserValues } from '../sample/model.js'
import { readExchange } from './exchange-context.js'
import type { SentTrigger } from './record.js'
import type { OperationSteps, StepPhase } from './step-model.js'
import type { ApiAccess } from './step-request.js'
import { runSteps } from './step-run.js'
import type { StepScope } from './step-value.js'
import type { TriggerTools } from './trigger.js'
import { watchQuiet } from './wait.js'

export interface StepsInput {
  readonly operation: TriggerOperation
  readonly steps: OperationSteps
  readonly scope: StepScope
  readonly serverUrl: string
  readonly values: UserValues
  readonly credentials: Credentials
  readonly seed: number
  readonly tools: TriggerTools
}

/** The steps around one trigger. Each function returns why a step failed, or undefined. */
export interface TriggerSteps {
  before(): Promise<string | undefined>
  after(trigger: SentTrigger): Promise<string | undefined>
  /** Also watches that nothing comes any more. */
  finish(trigger: SentTrigger): Promise<void>
}

export function createTriggerSteps(input: StepsInput): TriggerSteps {
  const { operation, steps, scope, tools } = input
  const { context } = tools
  const access = grantAccess(input)
  const linkAccess = { ...input, contract: context.contract, userHeaders: input.values.headers }

  function run(phase: StepPhase, trigger?: SentTrigger): Promise<string | undefined> {
    const id = trigger === undefined ? {} : { trigger: trigger.id }
    const list = steps[phase] ?? []
    const plan = { ...id, phase, steps: list, scope, access, linkAccess }
    return runSteps({ operation: operation.id, ...plan }, tools)
  }

  return {
    before: () => run('before'),
    after: async (trigger) => {
      const exchange = readExchange(trigger, context.contract)
      scope.trigger = trigger.context?.body
      scope.answer = exchange?.response?.body
      if (exchange !== undefined) scope.context = exchange
      if (trigger.kind !== 'valid' || !isOwed(trigger) || !hasSteps(steps.after)) return undefined
      // Nothing is late before it is due.
      trigger.dueFromMs = Number.POSITIVE_INFINITY
      const because = await run('after', trigger)
      trigger.dueFromMs = context.clock.nowMs()
      return because
    },
    finish: async (trigger) => {
      if (!isAccepted(trigger) || !hasSteps(steps.finally)) return
      if ((await run('finally', trigger)) !== undefined) return
      trigger.endedMs = context.clock.nowMs()
      await watchQuiet(trigger, tools)
    },
  }
}

function hasSteps(steps: readonly unknown[] | undefined): boolean {
  return steps !== undefined && steps.length > 0
}

function isAccepted({ exchange }: SentTrigger): boolean {
  const status = exchange?.response?.status
  return status !== undefined && status >= 200 && status < 300
}

function grantAccess({ operation, credentials, values, serverUrl }: StepsInput): ApiAccess {
  const { headers, query, cookies } = placeCredentials(operation.security, credentials)
  const cookie = cookies.length === 0 ? [] : [['cookie', cookies.join('; ')] as const]
  return { serverUrl, query, headers: [...headers, ...cookie, ...values.headers] }
}
