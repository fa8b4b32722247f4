import { describeSource } from '../expression/describe.js'
import { formatEmbedded } from '../expression/format.js'
import type { CallbackExpression, ExpressionPart, ExpressionSource } from '../expression/model.js'
import type { ExpressionFault } from './model.js'
import { type ExpressionScope, presenceOf } from './scope.js'
import { leadingExpression } from './url-slot.js'

/** What is wrong with the expressions of a key: what cannot be read, and what nothing declares. */
export function listFaults(
  expression: CallbackExpression,
  scope: ExpressionScope,
  wildcards: ReadonlySet<string>,
): ExpressionFault[] {
  const faults: ExpressionFault[] = expression.faults.map((fault) => ({
    kind: 'unresolvable',
    text: expression.text.slice(fault.offset, fault.offset + fault.length),
    offset: fault.offset,
    message: fault.message,
  }))
  for (const part of expression.parts) {
    if (part.kind !== 'expression') continue
    const isLead = part === leadingExpression(expression)
    const fault = findFault(part, scope, wildcards, isLead)
    if (fault !== undefined) faults.push({ ...fault, text: part.text, offset: part.offset })
  }
  return faults
}

function findFault(
  { source, text }: ExpressionPart,
  scope: ExpressionScope,
  wildcards: ReadonlySet<string>,
  isLead: boolean,
): Pick<ExpressionFault, 'kind' | 'message' | 'meant'> | undefined {
  switch (source.kind) {
    case 'url':
      return isLead ? suspectName(text, scope) : undefined
    case 'name':
      if (wildcards.has(source.name)) return undefined
      return {
        kind: 'unresolvable',
        message: `${text} names neither a parameter nor a body member of ${scope.label}: nobody can tell its value`,
      }
    case 'query':
    case 'path':
    case 'header':
      if (source.message === 'response' || scope.declares(source.kind, source.name))
        return undefined
      return {
        kind: 'undeclared',
        message: `${text} names the ${source.kind} parameter ${source.name}, which ${scope.label} does not declare`,
      }
    case 'body':
      if (presenceOf(source, scope) !== 'absent') return undefined
      return { kind: 'undeclared', message: describeAbsence(source, text, scope) }
    default:
      return undefined
  }
}

/** Nobody wants to be called at the URL of the API who has a parameter that is called `url`. */
function suspectName(
  text: string,
  scope: ExpressionScope,
): Pick<ExpressionFault, 'kind' | 'message' | 'meant'> | undefined {
  const found = scope.findName('url')
  const meant = found && formatEmbedded(found)
  if (found === undefined || meant === undefined) return undefined
  const message = `${text} is the URL of the request itself; ${describeSource(found)} of ${scope.label} is written ${meant}`
  return { kind: 'undeclared', message, meant }
}

function describeAbsence(
  source: Extract<ExpressionSource, { kind: 'body' }>,
  text: string,
  scope: ExpressionScope,
): string {
  if (source.message === 'response') {
    return `${text} names ${source.pointer} of the answer, which no successful response of ${scope.label} declares`
  }
  return scope.hasBody
    ? `${text} names ${source.pointer} of the request body, which the schema of ${scope.label} does not declare`
    : `${text} names the request body, but ${scope.label} has none`
}
