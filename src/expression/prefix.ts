import { quote } from './describe.js'
import type { CallbackExpression, ExpressionPart, TemplatePart } from './model.js'

/**
 * Drops a path that a router glued on to an expression that holds a whole URL, and records that:
 * FastAPI writes `/v2{$callback_url}/done` for a router with the prefix `/v2`, and `/v2http://...`
 * is nobody's URL. A path that ends in a separator (`/callbacks/{$request.body#/id}`) stays: there
 * the expression is a segment.
 */
export function dropGluedPrefix(expression: CallbackExpression): CallbackExpression {
  const index = expression.parts.findIndex((part) => part.kind === 'expression' && canHoldUrl(part))
  const lead = expression.parts[index]
  if (lead?.kind !== 'expression' || !isGlued(expression.parts.slice(0, index))) return expression
  return {
    ...expression,
    parts: expression.parts.slice(index),
    deviations: [
      {
        dialect: 'glued-prefix',
        offset: 0,
        length: lead.offset,
        message: `${quote(expression.text.slice(0, lead.offset))} stands before ${quote(lead.text)}, which holds a whole URL; it is left out`,
      },
      ...expression.deviations.filter((deviation) => deviation.offset >= lead.offset),
    ],
  }
}

function isGlued(prefix: readonly TemplatePart[]): boolean {
  const first = prefix[0]
  const last = prefix.at(-1)
  if (first?.kind !== 'literal' || !/^\/(?!\/)/.test(first.text)) return false
  return last?.kind === 'expression' || /[\p{L}\p{N}]$/u.test(last?.text ?? '')
}

function canHoldUrl({ source, text }: ExpressionPart): boolean {
  switch (source.kind) {
    case 'method':
    case 'status-code':
    case 'path':
      return false
    case 'name':
      // `{id}` is a path parameter as a rule, `{$callback_url}` never.
      return text.includes('$')
    default:
      return true
  }
}
