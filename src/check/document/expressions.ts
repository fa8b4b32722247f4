import type { CallbackOperation } from '../../contract/model.js'
import type { FindingDraft } from '../model.js'

/** Callback keys are runtime expressions of the grammar, and what they name is declared. */
export function checkExpressions(callback: CallbackOperation): FindingDraft[] {
  const { expression, standardKey } = callback
  const shared = { callback: callback.id, promised: callback.keyPlace }
  const deviations = expression.deviations.map((deviation): FindingDraft => {
    const arrived = expression.text.slice(deviation.offset, deviation.offset + deviation.length)
    return {
      code: 'expression-nonstandard',
      message: deviation.message,
      arrived,
      ...(deviation.standard === undefined ? {} : { expected: deviation.standard }),
      hint:
        standardKey === undefined
          ? deviation.message
          : `${deviation.message}; the whole key in the standard spelling: ${standardKey}`,
      detail: `${deviation.offset}`,
      ...shared,
    }
  })
  const faults = callback.expressionFaults.map(
    (fault): FindingDraft => ({
      code: fault.kind === 'undeclared' ? 'expression-undeclared' : 'expression-unresolvable',
      message: fault.message,
      arrived: fault.text,
      expected:
        fault.meant ??
        (fault.kind === 'undeclared'
          ? 'a parameter or body member that the operation declares'
          : 'a runtime expression, e.g. {$request.query.NAME} or {$request.body#/MEMBER}'),
      detail: `${fault.offset}`,
      ...shared,
    }),
  )
  return [...deviations, ...faults]
}
