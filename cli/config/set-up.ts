import type { CallbackRule, Contract, OperationSteps, VerifyOptions } from '../../src/index.js'
import { parseDuration } from '../duration.js'
import { findOperationId } from '../operation-id.js'
import { createUsageError } from '../usage.js'
import type { CallbackConfig, ConfigFile } from './model.js'

/** Steps, expectations and the weight of formats, as options of a run. */
export function readSetUp(
  { file, config }: ConfigFile,
  contract: Contract,
): Pick<VerifyOptions, 'steps' | 'expectations' | 'formats'> {
  const steps: [string, OperationSteps][] = []
  const expectations: [string, CallbackRule][] = []
  for (const [name, operation] of Object.entries(config.operations ?? {})) {
    const where = `${file}, operations`
    const id = findOperationId(where, { operation: name }, contract) ?? name
    const { before, after, finally: last, callbacks = {} } = operation
    if (before !== undefined || after !== undefined || last !== undefined) {
      steps.push([id, { before, after, finally: last }])
    }
    for (const [callback, given] of Object.entries(callbacks)) {
      const rule = readRule(given, `${where}.${name}.callbacks.${callback}`)
      const ids = findCallbacks(id, callback, contract, `${where}.${name}.callbacks`)
      expectations.push(...ids.map((one): [string, CallbackRule] => [one, rule]))
    }
  }
  return {
    steps: Object.fromEntries(steps),
    expectations: Object.fromEntries(expectations),
    formats: config.formats,
  }
}

function readRule({ expect, deliveries, timeout }: CallbackConfig, place: string): CallbackRule {
  const count = typeof deliveries === 'number' ? { min: deliveries, max: deliveries } : deliveries
  const { min = 1, max = Number.POSITIVE_INFINITY } = count ?? {}
  if (min > max) {
    throw createUsageError(
      `${place}.deliveries: expected a max that is not below min, but got min ${min} and max ${max}.`,
    )
  }
  return {
    ...(expect === undefined ? {} : { expect }),
    ...(count === undefined ? {} : { deliveries: { min, max } }),
    ...(timeout === undefined ? {} : { timeoutMs: parseDuration(`${place}.timeout`, timeout) }),
  }
}

function findCallbacks(id: string, name: string, contract: Contract, place: string): string[] {
  const callbacks = contract.triggers.find((one) => one.id === id)?.callbacks ?? []
  const meant = callbacks.filter((one) => one.name === name || one.id === name)
  if (meant.length > 0) return meant.map((one) => one.id)
  throw createUsageError(
    `${place}: the operation has no callback that is named "${name}".`,
    `It has: ${[...new Set(callbacks.map((one) => one.name))].join(', ')}.`,
  )
}
