import { RingbackError } from '../errors.js'
import type { CallbackExpression, ExpressionSource, TemplatePart } from '../expression/model.js'
import type { CallbackOperation, Contract, UrlSlot } from './model.js'
import { leadingExpression } from './url-slot.js'

/** Where the user says that a callback URL goes; `none`: the callback is not to be driven. */
export type CallbackBinding = UrlSlot | 'none'

/**
 * The contract with what the user knows and the document does not say: where the URL of a callback
 * goes. Callbacks are named by name or id. Throws RINGBACK_ERR_USAGE for a name that the document
 * does not have.
 */
export function bindCallbacks(
  contract: Contract,
  bindings: ReadonlyMap<string, CallbackBinding>,
): Contract {
  if (bindings.size === 0) return contract
  const known = contract.triggers.flatMap((trigger) => trigger.callbacks.flatMap(namesOf))
  const unknown = [...bindings.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const hint = known.length === 0 ? 'It has none.' : `It has: ${[...new Set(known)].join(', ')}.`
    throw new RingbackError(
      'RINGBACK_ERR_USAGE',
      `--bind: the document has no callback named "${unknown}".`,
      { hint },
    )
  }
  const bind = (callback: CallbackOperation): CallbackOperation => {
    const binding = namesOf(callback)
      .map((name) => bindings.get(name))
      .find((one) => one !== undefined)
    return binding === undefined ? callback : bindCallback(callback, binding)
  }
  const bound = new Map(
    contract.triggers.map((trigger) => [
      trigger,
      { ...trigger, callbacks: trigger.callbacks.map(bind) },
    ]),
  )
  const operations = contract.operations.map((entry) => ({
    ...entry,
    read: () => bound.get(entry.read()) ?? entry.read(),
  }))
  return { ...contract, triggers: [...bound.values()], operations }
}

function namesOf({ id, name }: CallbackOperation): string[] {
  return [id, name]
}

function bindCallback(callback: CallbackOperation, binding: CallbackBinding): CallbackOperation {
  if (binding === 'none') {
    const because = 'the user says that it is not to be driven (--bind none)'
    return { ...callback, drivability: { drivable: false, because } }
  }
  const expression = bindExpression(callback.expression, binding)
  const lead = leadingExpression(callback.expression)
  return {
    ...callback,
    expression,
    // What the user has said for the document is no fault of it any more.
    expressionFaults: callback.expressionFaults.filter(
      (fault) => lead !== undefined && fault.offset !== lead.offset,
    ),
    drivability: { drivable: true, slot: binding, optional: false },
  }
}

/**
 * A key that names the host keeps its form, with the part that holds it read from the binding. Any
 * other key says nothing about the host: the callback goes to the given URL, and a path behind it.
 */
function bindExpression(expression: CallbackExpression, slot: UrlSlot): CallbackExpression {
  const source = toSource(slot)
  const lead = expression.faults.length === 0 ? leadingExpression(expression) : undefined
  const whole = { kind: 'expression', source, text: expression.text, offset: 0 } as const
  const isPath = expression.text.startsWith('/')
  const parts: readonly TemplatePart[] =
    lead === undefined
      ? [whole, ...(isPath ? expression.parts : [])]
      : expression.parts.map((part) => (part === lead ? { ...lead, source } : part))
  return { ...expression, shape: 'expression', parts, faults: [] }
}

function toSource(slot: UrlSlot): ExpressionSource {
  switch (slot.in) {
    case 'cookie':
      return { kind: 'cookie', name: slot.name }
    case 'body':
      return { kind: 'body', message: 'request', pointer: slot.pointer }
    default:
      return { kind: slot.in, message: 'request', name: slot.name }
  }
}
