import type { CallbackOperation } from '../contract/model.js'
import { leadingExpression } from '../contract/url-slot.js'
import { evaluateExpression } from '../expression/evaluate.js'
import type { ExpressionContext, ExpressionPart } from '../expression/model.js'

/**
 * Where the API would call for a user whose callback URL is `to`: the key with `to` in the place of
 * the URL that it begins with, and the values of `context` in that of everything else. A key with a
 * host of its own is called at `to`, with its path behind it. What has no value stays as `{name}`.
 */
export function aimAtReceiver(
  { expression }: Pick<CallbackOperation, 'expression'>,
  to: string,
  context: ExpressionContext | undefined,
): string {
  const lead = leadingExpression(expression)
  const parts = expression.parts.map((part) => {
    if (part.kind === 'literal') return part.text
    return part === lead ? '' : fillPart(part, context)
  })
  const rest = parts.join('').replace(/^https?:\/\/[^/?#]*/i, '')
  if (lead === undefined && !/^[/?]/.test(rest)) return to
  return rest.startsWith('/') ? to.replace(/\/+$/, '') + rest : to + rest
}

function fillPart(part: ExpressionPart, context: ExpressionContext | undefined): string {
  const { text, source } = part
  const open = `{${nameOf(part)}}`
  if (context === undefined || source.kind === 'name') return open
  const single = { text, shape: 'expression', parts: [part], deviations: [], faults: [] } as const
  const evaluation = evaluateExpression(single, context)
  if (!evaluation.ok || /\p{Surrogate}/u.test(evaluation.value)) return open
  const { value } = evaluation
  return value.startsWith('/') ? value : encodeURIComponent(value)
}

function nameOf({ source, text }: ExpressionPart): string {
  if ('name' in source) return source.name
  const last = source.kind === 'body' ? source.pointer.split('/').at(-1) : source.kind
  return last === undefined || last === '' ? text.replace(/\W+/g, '') : last
}
