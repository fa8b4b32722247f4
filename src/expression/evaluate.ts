import { quote } from './describe.js'
import type {
  Binding,
  CallbackExpression,
  Evaluation,
  ExpressionContext,
  ExpressionPart,
} from './model.js'
import { readSource } from './value.js'

/**
 * The URL that a key stands for over one trigger. Either every part has a value, or there is no
 * result but the reason: never a URL with a hole. Strings go in as they are and are not
 * percent-encoded, since OpenAPI does not say whether they must be; numbers and booleans go in as
 * JSON writes them; objects, arrays and null have no value in a URL.
 *
 * A key with a fault has no value either; the `part` of that answer stands for the fault.
 */
export function evaluateExpression(
  expression: CallbackExpression,
  context: ExpressionContext,
): Evaluation {
  const [fault] = expression.faults
  if (fault !== undefined) {
    const text = expression.text.slice(fault.offset, fault.offset + fault.length)
    const source = { kind: 'name', name: text } as const
    const part = { kind: 'expression', source, text, offset: fault.offset } as const
    return { ok: false, because: fault.message, part }
  }
  const bindings: Binding[] = []
  let url = ''
  for (const part of expression.parts) {
    if (part.kind === 'literal') {
      url += part.text
      continue
    }
    const evaluation = evaluatePart(part, context)
    if (!evaluation.ok) return { ...evaluation, part }
    bindings.push({ part, value: evaluation.value })
    url += evaluation.value
  }
  return { ok: true, value: url, bindings }
}

/** Whether the value is known only when the trigger has been answered. */
export function needsResponse(expression: CallbackExpression): boolean {
  return expression.parts.some(
    (part) =>
      part.kind === 'expression' &&
      (part.source.kind === 'status-code' ||
        ('message' in part.source && part.source.message === 'response')),
  )
}

/** The value of one part, as it goes into a URL; or why it has none. */
export function evaluatePart(
  { source, text }: ExpressionPart,
  context: ExpressionContext,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly because: string } {
  const looked = readSource(source, context)
  if (!looked.found) return { ok: false, because: `${quote(text)} has no value: ${looked.because}` }
  const { value } = looked
  if (typeof value === 'string') return { ok: true, value }
  if (typeof value === 'boolean' || Number.isFinite(value))
    return { ok: true, value: String(value) }
  return {
    ok: false,
    because: `${quote(text)} is ${describeKind(value)}, which has no place in a URL`,
  }
}

function describeKind(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'number') return 'a number beyond what JSON can hold'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
