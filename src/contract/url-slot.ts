import type { CallbackExpression, ExpressionPart } from '../expression/model.js'
import type { Drivability, ExpressionFault, UrlSlot } from './model.js'
import type { ExpressionScope } from './scope.js'

/** Where the callback URL goes into the trigger: the expression that the URL starts with. */
export function findSlot(
  expression: CallbackExpression,
  scope: ExpressionScope,
  faults: readonly ExpressionFault[],
): Drivability {
  const refuse = (because: string): Drivability => ({ drivable: false, because })
  const lead = leadingExpression(expression)
  if (lead === undefined) return refuse(describeShape(expression))
  const fault = faults.find((one) => one.offset === lead.offset)
  if (fault !== undefined) return refuse(fault.message)
  const { source } = lead
  switch (source.kind) {
    case 'query':
    case 'path':
    case 'header': {
      if (source.message === 'response')
        return refuse(`the URL comes from the API's own answer (${lead.text})`)
      const optional = scope.declares(source.kind, source.name)?.required !== true
      return { drivable: true, slot: { in: source.kind, name: source.name }, optional }
    }
    case 'cookie':
      return {
        drivable: true,
        slot: { in: 'cookie', name: source.name },
        optional: scope.declares('cookie', source.name)?.required !== true,
      }
    case 'body': {
      if (source.message === 'response')
        return refuse(`the URL comes from the API's own answer (${lead.text})`)
      const slot: UrlSlot = { in: 'body', pointer: source.pointer }
      return { drivable: true, slot, optional: scope.bodyMember(source.pointer) !== 'required' }
    }
    default:
      return refuse(`${lead.text} cannot hold a callback URL that the caller chooses`)
  }
}

/** The expression that gives the host: the first part, or the one behind `http://`. */
export function leadingExpression(expression: CallbackExpression): ExpressionPart | undefined {
  const [first, second] = expression.parts
  if (first?.kind === 'expression') return first
  if (first === undefined || second?.kind !== 'expression') return undefined
  return /^https?:\/\/$/i.test(first.text) ? second : undefined
}

function describeShape(expression: CallbackExpression): string {
  if (expression.text === '') return 'it has no key that says where the URL comes from'
  switch (expression.shape) {
    case 'static-url':
      return `the key ${expression.text} is a fixed URL: no trigger can make the API call another one`
    case 'relative-path':
      return `the key ${expression.text} is a path without a host, and does not say where the URL comes from`
    case 'bare-word':
      return `the key ${expression.text} is no expression, and does not say where the URL comes from`
    case 'expression':
      return `the host in ${expression.text} is fixed: no trigger can make the API call another one`
  }
}
