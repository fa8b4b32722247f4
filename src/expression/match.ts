import type { Binding, CallbackExpression, ExpressionPart } from './model.js'

export interface MatchOptions {
  /**
   * Applied to the text and to every literal before they are compared, e.g. percent-decoding;
   * the bindings hold what it gave. It must work piece by piece: `f(a + b) = f(a) + f(b)`.
   */
  readonly normalise?: (text: string) => string
}

/**
 * The inverse of evaluation: the values of a key's expressions that give this text, in order, or
 * undefined where the key's literals do not fit. Every value but the last is the shortest one, up
 * to the first place where the literal after it stands; a literal at the end stands at the end of
 * the text; the last expression takes what is left. Of two expressions without a literal between
 * them the first gets nothing. So the values of an evaluation come back unless one holds, or runs
 * into, the literal that follows it. A key with a fault fits nothing.
 *
 * No backtracking: the time is at most the length of the text times the longest literal.
 */
export function matchExpression(
  expression: CallbackExpression,
  text: string,
  options: MatchOptions = {},
): readonly Binding[] | undefined {
  const normalise = options.normalise ?? ((piece: string) => piece)
  const target = normalise(text)
  const { parts } = expression
  const last = parts.at(-1)
  const ending = last?.kind === 'literal' ? normalise(last.text) : ''
  if (expression.faults.length > 0 || !target.endsWith(ending)) return undefined

  const end = target.length - ending.length
  const bindings: Binding[] = []
  let position = 0
  let open: ExpressionPart | undefined
  for (const part of last?.kind === 'literal' ? parts.slice(0, -1) : parts) {
    if (part.kind === 'expression') {
      if (open !== undefined) bindings.push({ part: open, value: '' })
      open = part
      continue
    }
    const literal = normalise(part.text)
    const start = open === undefined ? position : target.indexOf(literal, position)
    if (start === -1 || start + literal.length > end) return undefined
    if (open === undefined && !target.startsWith(literal, start)) return undefined
    if (open !== undefined) bindings.push({ part: open, value: target.slice(position, start) })
    open = undefined
    position = start + literal.length
  }
  if (open !== undefined) return [...bindings, { part: open, value: target.slice(position, end) }]
  return position === end ? bindings : undefined
}
