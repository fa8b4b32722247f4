import { quote } from './describe.js'
import type { ExpressionContext, ExpressionSource } from './model.js'
import { parseRuntimeExpression } from './parse.js'
import { readSource } from './value.js'

/** What a value of a link is worth. */
export type TemplateValue =
  | { readonly ok: true; readonly value: unknown }
  /** One sentence without its full stop. */
  | { readonly ok: false; readonly because: string }

/**
 * A value of a Link Object (OpenAPI 3.1.1, section 4.8.20): a text that is a runtime expression
 * takes what that stands for, in its own type; expressions in braces are put into the text around
 * them; everything else is a constant. The strings in an object or list are read likewise. Only the
 * grammar counts, but what begins like an expression and is none has no value.
 */
export function evaluateTemplate(template: unknown, context: ExpressionContext): TemplateValue {
  if (typeof template === 'string') return evaluateText(template, context)
  if (typeof template !== 'object' || template === null) return { ok: true, value: template }
  const members: [string, unknown][] = []
  for (const [name, member] of Object.entries(template)) {
    const evaluated = evaluateTemplate(member, context)
    if (!evaluated.ok) return evaluated
    members.push([name, evaluated.value])
  }
  const value = Array.isArray(template)
    ? members.map(([, member]) => member)
    : Object.fromEntries(members)
  return { ok: true, value }
}

const EMBEDDED = /\{(\$[^{}]*)\}/g
const EXPRESSION_LIKE = /^\$(?:request|response|url|method|statusCode)\b/i

function evaluateText(text: string, context: ExpressionContext): TemplateValue {
  const source = parseRuntimeExpression(text)
  if (source !== undefined) return lookUp(source, text, context)
  if (EXPRESSION_LIKE.test(text)) return no(`${quote(text)} is no runtime expression`)
  let fault: TemplateValue | undefined
  const value = text.replace(EMBEDDED, (whole, inner: string) => {
    const found = evaluateEmbedded(inner, context)
    if (found.ok) return String(found.value)
    fault ??= found
    return whole
  })
  return fault ?? { ok: true, value }
}

function evaluateEmbedded(text: string, context: ExpressionContext): TemplateValue {
  const source = parseRuntimeExpression(text)
  if (source === undefined) return no(`${quote(`{${text}}`)} is no runtime expression`)
  const found = lookUp(source, text, context)
  if (!found.ok || typeof found.value !== 'object') return found
  return no(`${quote(text)} is no text or number, and so has no place in a text`)
}

function lookUp(source: ExpressionSource, text: string, context: ExpressionContext): TemplateValue {
  const looked = readSource(source, context)
  return looked.found
    ? { ok: true, value: looked.value }
    : no(`${quote(text)} has no value: ${looked.because}`)
}

function no(because: string): TemplateValue {
  return { ok: false, because }
}
