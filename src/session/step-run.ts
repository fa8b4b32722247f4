import type { SessionContext } from './context.js'
import { performCommand } from './step-command.js'
import { type LinkAccess, performLink } from './step-link.js'
import { labelStep, type Step, type StepPhase } from './step-model.js'
import type { StepFailure, StepOutcome } from './step-outcome.js'
import { type ApiAccess, performRequest } from './step-request.js'
import { type StepScope, UnfilledError } from './step-value.js'
import type { TriggerTools } from './trigger.js'

export interface StepRun {
  readonly operation: string
  /** Absent before the trigger is sent. */
  readonly trigger?: string
  readonly phase: StepPhase
  readonly steps: readonly Step[]
  readonly scope: StepScope
  readonly access: ApiAccess
  readonly linkAccess: LinkAccess
}

/**
 * Runs steps one after the other and tells each. Returns why one failed, or undefined. `finally`
 * goes on after a failure and after the run was stopped: it cleans up.
 */
export async function runSteps(run: StepRun, tools: TriggerTools): Promise<string | undefined> {
  const { context } = tools
  let because: string | undefined
  for (const step of run.steps) {
    if (context.abort.aborted && run.phase !== 'finally') return 'the run was stopped'
    const startedMs = context.clock.nowMs()
    const outcome = await perform(step, run, tools)
    emitDone(step, run, outcome, context.clock.nowMs() - startedMs, context)
    if (outcome.failure === undefined) {
      if (step.name !== undefined) run.scope.steps.set(step.name, outcome.answer)
      continue
    }
    because ??= describe(step, run, outcome.failure)
    if (run.phase !== 'finally' && context.abort.aborted) return because
    raiseFailure(step, run, outcome.failure, context)
    if (run.phase !== 'finally') return because
  }
  return because
}

async function perform(
  step: Step,
  { phase, scope, access, linkAccess }: StepRun,
  { context, driver, answerTimeoutMs: timeoutMs }: TriggerTools,
): Promise<StepOutcome> {
  const signal = phase === 'finally' ? undefined : context.abort
  const tools = { driver, timeoutMs, signal }
  try {
    if ('run' in step)
      return await performCommand(step.run, scope, { serverUrl: access.serverUrl, ...tools })
    return 'link' in step
      ? await performLink(step, scope, linkAccess, tools)
      : await performRequest(step.request, scope, access, tools)
  } catch (error) {
    if (!(error instanceof UnfilledError)) throw error
    return { failure: { expected: 'a value for everything in braces', arrived: error.message } }
  }
}

function emitDone(
  step: Step,
  { operation, trigger, phase }: StepRun,
  { status, exitCode, failure }: StepOutcome,
  tookMs: number,
  context: SessionContext,
): void {
  void context.emit({
    type: 'step:done',
    operation,
    ...(trigger === undefined ? {} : { trigger }),
    phase,
    step: labelStep(step),
    tookMs,
    ...(status === undefined ? {} : { status }),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(failure === undefined ? {} : { failure: failure.arrived }),
  })
}

function describe(step: Step, { phase }: StepRun, { arrived }: StepFailure): string {
  return `its ${phase} step "${labelStep(step)}" failed: ${arrived}`
}

function raiseFailure(
  step: Step,
  { operation, trigger, phase, steps }: StepRun,
  failure: StepFailure,
  context: SessionContext,
): void {
  context.raise({
    code: 'step-failed',
    message: `the ${phase} step "${labelStep(step)}" of ${operation} failed`,
    ...failure,
    hint: HINTS[phase],
    operation,
    ...(trigger === undefined ? {} : { trigger }),
    detail: `${phase} ${steps.indexOf(step)}`,
  })
}

const HINTS: Readonly<Record<StepPhase, string>> = {
  before: 'The trigger was not sent. Correct the step in the configuration.',
  after: 'No callback was waited for. Correct the step in the configuration.',
  finally: 'What the trigger made may still be there. Correct the step in the configuration.',
}
