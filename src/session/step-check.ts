import type { TriggerOperation } from '../contract/model.js'
import { RingbackError } from '../errors.js'
import { listLinkNames } from './step-link.js'
import { type Environment, labelStep, type OperationSteps, type Step } from './step-model.js'
import { isReference, listReferences } from './step-value.js'

/** Throws RINGBACK_ERR_USAGE for a step of `operation` that cannot mean anything. */
export function checkSteps(
  operation: TriggerOperation,
  { before, after, finally: last }: OperationSteps,
): void {
  for (const step of [...(before ?? []), ...(after ?? []), ...(last ?? [])]) {
    const fault =
      findFault(step) ?? findExpectFault(step) ?? findLinkFault(step, operation, before ?? [])
    if (fault === undefined) continue
    const { message, hint } = fault
    throw new RingbackError(
      'RINGBACK_ERR_USAGE',
      `The step "${labelStep(step)}" of ${operation.id}: ${message}.`,
      { hint },
    )
  }
}

/** Values of environment variables that the steps name, but for addresses: they must not be shown. */
export function listStepSecrets(steps: unknown, env: Environment): readonly string[] {
  const names = listReferences(steps).flatMap((one) => /^env\.([\w-]+)$/.exec(one)?.[1] ?? [])
  return names.flatMap((name) => {
    const value = Object.hasOwn(env, name) ? env[name] : undefined
    return value === undefined || /^https?:\/\/[^@]*$/i.test(value) ? [] : [value]
  })
}

interface StepFault {
  readonly message: string
  readonly hint: string
}

/** As the schema of configurations has it, for those that come from elsewhere. */
const EXPECTED_STATUS = /^[1-5](?:\d\d|xx)$/i

function findExpectFault(step: Step): StepFault | undefined {
  if ('run' in step) return undefined
  const { expect } = 'link' in step ? step : step.request
  if (expect === undefined || EXPECTED_STATUS.test(String(expect))) return undefined
  return {
    message: `expected a status such as 204 or a range such as 2xx, but got ${JSON.stringify(expect)}`,
    hint: 'A status is 100 to 599, a range 1xx to 5xx.',
  }
}

/** Whether there is such a link, and an answer that has it. */
function findLinkFault(
  step: Step,
  operation: TriggerOperation,
  before: readonly Step[],
): StepFault | undefined {
  if (!('link' in step)) return undefined
  if (before.includes(step)) {
    const message = 'a link is part of the answer, which is not there before the trigger'
    return { message, hint: 'Put it into after or finally.' }
  }
  const names = listLinkNames(operation)
  if (names.includes(step.link)) return undefined
  const message = `expected a link of one of its responses, but got ${step.link}`
  const known = names.length === 0 ? 'It documents no links.' : `There are: ${names.join(', ')}.`
  return { message, hint: known }
}

function findFault(step: Step): StepFault | undefined {
  if ('link' in step) return undefined
  const references = listReferences(step)
  if ('run' in step) {
    if (references.length === 0) return undefined
    return {
      message: `expected a command without {{...}}, but got {{${references[0] ?? ''}}}`,
      hint: 'A shell would run what the API answers. Use the environment: "$RINGBACK_ANSWER_ID", "$RINGBACK_ANSWER".',
    }
  }
  const unknown = references.find((one) => !isReference(one))
  if (unknown !== undefined) {
    return {
      message: `expected a value to take, but got {{${unknown}}}`,
      hint: 'There are {{answer#/id}}, {{trigger#/id}}, {{step.NAME#/id}}, {{callbackUrl}} and {{env.NAME}}.',
    }
  }
  const { path, url } = step.request
  if ((path === undefined) === (url === undefined)) {
    return {
      message: `expected either a path or a url, but got ${path === undefined ? 'none' : 'both'}`,
      hint: 'A path is called on the API itself: /events; a url anywhere: http://127.0.0.1:9000/events.',
    }
  }
  if (path === undefined || path.startsWith('/')) return undefined
  return {
    message: `expected a path that starts with a slash, but got "${path}"`,
    hint: `Write /${path}.`,
  }
}
