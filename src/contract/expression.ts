import { bindNames, rebindPointer } from '../expression/bind.js'
import { formatCallbackKey } from '../expression/format.js'
import type { CallbackExpression } from '../expression/model.js'
import { parseCallbackKey } from '../expression/parse.js'
import { listFaults } from './expression-fault.js'
import type { Drivability, ExpressionFault } from './model.js'
import { type ExpressionScope, presenceOf } from './scope.js'
import { findSlot } from './url-slot.js'

/** A callback key read in its scope: names bound, faults listed, and whether it can be driven. */
export interface ReadKey {
  readonly expression: CallbackExpression
  readonly standardKey?: string
  readonly faults: readonly ExpressionFault[]
  readonly drivability: Drivability
}

/** `wildcards`: path parameters that the callback itself declares; the sender fills them. */
export function readKey(
  key: string,
  scope: ExpressionScope,
  wildcards: ReadonlySet<string>,
): ReadKey {
  const parsed = acceptWildcards(parseCallbackKey(key), wildcards)
  const named = bindNames(parsed, (name) =>
    wildcards.has(name) ? undefined : scope.findName(name),
  )
  const expression = mendPointers(named, scope)
  const faults = listFaults(expression, scope, wildcards)
  const standardKey = formatCallbackKey(expression)
  return {
    expression,
    ...(standardKey === undefined || standardKey === key ? {} : { standardKey }),
    faults,
    drivability: findSlot(expression, scope, faults),
  }
}

/** `{kind}` is no slip where the callback declares a path parameter of that name. */
function acceptWildcards(
  expression: CallbackExpression,
  wildcards: ReadonlySet<string>,
): CallbackExpression {
  const filled = expression.parts.flatMap((part) =>
    part.kind === 'expression' && part.source.kind === 'name' && wildcards.has(part.source.name)
      ? [part.offset]
      : [],
  )
  const deviations = expression.deviations.filter(
    ({ dialect, offset }) => dialect !== 'template-name' || !filled.includes(offset),
  )
  return { ...expression, deviations }
}

/** Pointers with dots where only the pointer with slashes exists. */
function mendPointers(expression: CallbackExpression, scope: ExpressionScope): CallbackExpression {
  return expression.parts.reduce((current, part) => {
    if (
      part.kind !== 'expression' ||
      part.source.kind !== 'body' ||
      !part.source.pointer.includes('.')
    )
      return current
    const slashes = part.source.pointer.replaceAll('.', '/')
    const isMeant =
      presenceOf(part.source, scope) === 'absent' &&
      presenceOf({ ...part.source, pointer: slashes }, scope) !== 'absent'
    return isMeant ? rebindPointer(current, part, slashes) : current
  }, expression)
}
