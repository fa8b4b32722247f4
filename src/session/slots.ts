import type { CallbackOperation, TriggerOperation, UrlSlot } from '../contract/model.js'
import { leadingExpression } from '../contract/url-slot.js'
import type { ExpressionSource } from '../expression/model.js'

/** Callbacks of an operation that a trigger can cause. */
export function listDrivable(operation: TriggerOperation): CallbackOperation[] {
  return operation.callbacks.filter((callback) => callback.drivability.drivable)
}

/** Where the callback URL goes: once for each different place that drivable callbacks name. */
export function listSlots(callbacks: readonly CallbackOperation[]): UrlSlot[] {
  return dropRepeats(
    callbacks.flatMap(({ drivability }) => (drivability.drivable ? [drivability.slot] : [])),
  )
}

/** Whether a trigger may leave the callback URL out altogether. */
export function isUrlOptional(callbacks: readonly CallbackOperation[]): boolean {
  return callbacks.every(({ drivability }) => drivability.drivable && drivability.optional)
}

/** What else of the trigger stands in callback URLs: it should differ from trigger to trigger. */
export function listIdentities(callbacks: readonly CallbackOperation[]): UrlSlot[] {
  const identities = callbacks.flatMap(({ expression }) => {
    const lead = leadingExpression(expression)
    return expression.parts.flatMap((part) =>
      part.kind === 'expression' && part !== lead ? toSlot(part.source) : [],
    )
  })
  return dropRepeats(identities)
}

function toSlot(source: ExpressionSource): UrlSlot[] {
  switch (source.kind) {
    case 'query':
    case 'path':
    case 'header':
      return source.message === 'request' ? [{ in: source.kind, name: source.name }] : []
    case 'cookie':
      return [{ in: 'cookie', name: source.name }]
    case 'body':
      return source.message === 'request' ? [{ in: 'body', pointer: source.pointer }] : []
    default:
      return []
  }
}

function dropRepeats(slots: readonly UrlSlot[]): UrlSlot[] {
  return [...new Map(slots.map((slot) => [JSON.stringify(slot), slot])).values()]
}
