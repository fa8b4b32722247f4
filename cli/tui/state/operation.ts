import type { PlannedCallback, WorkbenchOperation } from '../../../src/index.js'

/** One line of the operations: a trigger of the API, or a webhook, which only somebody else causes. */
export interface OperationState {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly isWebhook: boolean
  /** Why it cannot be triggered, where it cannot. */
  readonly because?: string
  /** How the last call of it went; a webhook, how its deliveries went. */
  readonly outcome: 'untried' | 'waiting' | 'passed' | 'failed'
  readonly triggers: number
  readonly deliveries: number
}

type KnownOperation = Pick<WorkbenchOperation, 'operation' | 'method' | 'path' | 'because'>

/** Operations that can be triggered, then the others and the webhooks that the plan knows. */
export function listOperationStates(
  operations: readonly KnownOperation[],
  plan: readonly PlannedCallback[],
): readonly OperationState[] {
  const known = operations.map(
    ({ operation, method, path, because }): OperationState => ({
      ...FRESH,
      operation,
      method,
      path,
      ...(because === undefined ? {} : { because }),
    }),
  )
  const names = new Set(known.map(({ operation }) => operation))
  const webhooks = plan.filter(({ callback, operation }) => {
    return callback === operation && !names.has(operation)
  })
  return [
    ...known,
    ...webhooks.map(({ operation, method, name, skipped }) => ({
      ...FRESH,
      operation,
      method,
      path: name,
      isWebhook: true,
      because: skipped ?? 'nothing that the document says causes it',
    })),
  ]
}

const FRESH = { isWebhook: false, outcome: 'untried', triggers: 0, deliveries: 0 } as const

/** The same list after the document was read again: what was tried keeps its outcome. */
export function keepOutcomes(
  next: readonly OperationState[],
  before: readonly OperationState[],
): readonly OperationState[] {
  return next.map((one) => {
    const old = before.find(({ operation }) => operation === one.operation)
    if (old === undefined) return one
    const { outcome, triggers, deliveries } = old
    return { ...one, outcome, triggers, deliveries }
  })
}
