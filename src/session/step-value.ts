import type { ExpressionContext } from '../expression/model.js'
import { evaluatePointer } from '../expression/pointer.js'
import type { Environment } from './step-model.js'

/** What the texts of steps may refer to. */
export interface StepScope {
  readonly callbackUrl: string
  readonly env: Environment
  /** Body of the trigger. */
  trigger?: unknown
  /** Body of the API's answer to it. */
  answer?: unknown
  /** Both as runtime expressions see them, for links. */
  context?: ExpressionContext
  /** Answers of the steps that have a name. */
  readonly steps: Map<string, unknown>
}

/** Why a text could not be filled, as one sentence. Caught where the step is run. */
export class UnfilledError extends Error {
  override readonly name = 'UnfilledError'
}

const REFERENCE = /\{\{([^{}]*)\}\}/g
const MEANING = /^(?:(answer|trigger|callbackUrl|env|step)(?:\.([\w-]+))?)(?:#((?:\/.*)?))?$/s

/** Every `{{...}}` of a text or of the strings in plain data, without braces. */
export function listReferences(template: unknown): readonly string[] {
  if (typeof template === 'string') {
    return Array.from(template.matchAll(REFERENCE), ([, inside = '']) => inside.trim())
  }
  if (typeof template !== 'object' || template === null) return []
  return Object.values(template).flatMap(listReferences)
}

/** Whether `{{reference}}` has a meaning, whatever its value will be. */
export function isReference(reference: string): boolean {
  const [, source, name, pointer] = MEANING.exec(reference) ?? []
  if (source === 'env') return name !== undefined && pointer === undefined
  if (source === 'callbackUrl') return name === undefined && pointer === undefined
  if (source === 'step') return name !== undefined
  return source !== undefined && name === undefined
}

/** Plain data with each `{{...}}` replaced; a string that is nothing else takes the value's own type. */
export function fillValue(template: unknown, scope: StepScope): unknown {
  if (typeof template === 'string') {
    const [whole, inside = ''] = /^\{\{([^{}]*)\}\}$/.exec(template) ?? []
    return whole === undefined || !isReference(inside.trim())
      ? fillText(template, scope)
      : readReference(inside.trim(), scope)
  }
  if (Array.isArray(template)) return template.map((item) => fillValue(item, scope))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(
    Object.entries(template).map(([key, item]) => [key, fillValue(item, scope)]),
  )
}

/**
 * A text with each `{{answer#/pointer}}`, `{{trigger#/pointer}}`, `{{step.NAME#/pointer}}`,
 * `{{callbackUrl}}` and `{{env.NAME}}` replaced. What was captured goes through `encode` first;
 * other braces stay. Throws UnfilledError where there is no such value.
 */
export function fillText(
  template: string,
  scope: StepScope,
  encode: (text: string) => string = (text) => text,
): string {
  return template.replace(REFERENCE, (whole, inside: string) => {
    const reference = inside.trim()
    if (!isReference(reference)) return whole
    const value = readReference(reference, scope)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return reference.startsWith('env.') ? text : encode(text)
  })
}

function readReference(reference: string, scope: StepScope): unknown {
  const [, source = '', name = '', pointer = ''] = MEANING.exec(reference) ?? []
  const value = evaluatePointer(readSource(source, name, scope), pointer)
  if (value !== undefined) return value
  throw new UnfilledError(`{{${reference}}} has no value: ${explainGap(source, name)}`)
}

function readSource(source: string, name: string, scope: StepScope): unknown {
  switch (source) {
    case 'env':
      return Object.hasOwn(scope.env, name) ? scope.env[name] : undefined
    case 'step':
      return scope.steps.get(name)
    case 'callbackUrl':
      return scope.callbackUrl
    case 'answer':
      return scope.answer
    default:
      return scope.trigger
  }
}

function explainGap(source: string, name: string): string {
  switch (source) {
    case 'env':
      return `the environment variable ${name} is not set`
    case 'step':
      return `no step named ${name} has been answered with JSON that has it`
    case 'answer':
      return 'the trigger was not answered with JSON that has it'
    default:
      return 'the body of the trigger is no JSON that has it'
  }
}
