import { readKey } from '../../src/contract/expression.js'
import type {
  CallbackOperation,
  Operation,
  Parameter,
  TriggerOperation,
} from '../../src/contract/model.js'
import type { ExpressionScope } from '../../src/contract/scope.js'

const PLACE = { uri: 'file:///openapi.json', pointer: '' }

/** A scope that declares whatever is asked for: for tests that are not about declarations. */
const EVERYTHING: ExpressionScope = {
  label: 'POST /invoices/',
  declares: () => ({ required: true }),
  bodyMember: () => 'required',
  responseMember: () => 'required',
  hasBody: true,
  findName: (name) => ({ kind: 'query', message: 'request', name }),
}

export function makeOperation(operation: Partial<Operation> = {}): Operation {
  return { method: 'POST', parameters: [], responses: [], security: [], place: PLACE, ...operation }
}

export interface CallbackInput extends Partial<Omit<CallbackOperation, 'expression'>> {
  readonly key?: string
}

/** A callback operation as the contract would hold it, its key really read. */
export function makeCallback({
  key = STANDARD_KEY,
  ...callback
}: CallbackInput = {}): CallbackOperation {
  const parameters = callback.parameters ?? []
  const wildcards = new Set(parameters.filter((one) => one.in === 'path').map((one) => one.name))
  const { faults, ...read } = readKey(key, EVERYTHING, wildcards)
  const name = callback.name ?? 'invoice_notification'
  return {
    ...makeOperation(),
    ...read,
    id: `create_invoice > ${name}`,
    name,
    expressionFaults: faults,
    keyPlace: PLACE,
    callbacks: [],
    ...callback,
  }
}

const STANDARD_KEY = '{$request.query.callback_url}/invoices/{$request.body#/id}'

export function makeTriggerOperation(
  callbacks: readonly CallbackOperation[],
  operation: Partial<TriggerOperation> = {},
): TriggerOperation {
  return {
    ...makeOperation(),
    id: 'create_invoice',
    path: '/invoices/',
    servers: [],
    callbacks,
    ...operation,
  }
}

export function makeParameter(
  parameter: Partial<Parameter> & Pick<Parameter, 'name' | 'in'>,
): Parameter {
  return {
    required: true,
    style: 'simple',
    explode: false,
    allowReserved: false,
    examples: [],
    place: PLACE,
    ...parameter,
  }
}
