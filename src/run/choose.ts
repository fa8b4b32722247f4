import type { CallbackOperation, Contract, TriggerOperation } from '../contract/model.js'
import { RingbackError } from '../errors.js'

/** An operation that is going to be triggered, for these callbacks. */
export interface ChosenOperation {
  readonly operation: TriggerOperation
  readonly callbacks: readonly CallbackOperation[]
}

/**
 * What `only` asks for, among what can be driven: operationIds, `POST /path`, or callback names.
 * Throws RINGBACK_ERR_USAGE for a name that the document does not have.
 */
export function chooseOperations(contract: Contract, only: readonly string[]): ChosenOperation[] {
  const known = new Set(contract.triggers.flatMap(namesOf))
  const unknown = only.find((name) => !known.has(name))
  if (unknown !== undefined) {
    const hint =
      known.size === 0 ? 'The document has no callbacks.' : `It has: ${[...known].join(', ')}.`
    throw new RingbackError(
      'RINGBACK_ERR_USAGE',
      `--only: the document has no operation or callback named "${unknown}".`,
      { hint },
    )
  }
  const isChosen = (names: readonly string[]) =>
    only.length === 0 || names.some((name) => only.includes(name))
  return contract.triggers.flatMap((operation) => {
    const ofOperation = isChosen(namesOfOperation(operation))
    const callbacks = operation.callbacks.filter(
      (callback) =>
        callback.drivability.drivable && (ofOperation || isChosen([callback.name, callback.id])),
    )
    return callbacks.length === 0 ? [] : [{ operation, callbacks }]
  })
}

function namesOfOperation(operation: TriggerOperation): string[] {
  return [operation.id, `${operation.method} ${operation.path}`]
}

function namesOf(operation: TriggerOperation): string[] {
  return [
    ...namesOfOperation(operation),
    ...operation.callbacks.flatMap(({ name, id }) => [name, id]),
  ]
}
