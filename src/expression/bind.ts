import { createDeviation, restateDeviations } from './deviation.js'
import type { CallbackExpression, ExpressionPart, ExpressionSource } from './model.js'
import { dropGluedPrefix } from './prefix.js'

/**
 * Gives bare names (`{$callback_url}`, `{name}`) the sources that `lookup` finds for them, and
 * their deviations the standard spelling. Names without a source stay as they are: they are found
 * nowhere, or are path parameters of the callback, which the sender fills.
 */
export function bindNames(
  expression: CallbackExpression,
  lookup: (name: string) => ExpressionSource | undefined,
): CallbackExpression {
  const bound = new Map<number, ExpressionPart>()
  for (const part of expression.parts) {
    if (part.kind !== 'expression' || part.source.kind !== 'name') continue
    const source = lookup(part.source.name)
    if (source !== undefined) bound.set(part.offset, { ...part, source })
  }
  // A template such as `/v2{url}` shows itself as a glued prefix only when its source is known.
  return bound.size === 0 ? expression : dropGluedPrefix(replaceParts(expression, bound))
}

/**
 * Points a body expression elsewhere, for a key such as `{$request.body#/a.b}` where only `/a/b`
 * exists, and records that as `dots-for-slashes`. Which pointer exists is for the caller to know.
 * Unchanged where `part` is no body expression of this key, or points there already.
 */
export function rebindPointer(
  expression: CallbackExpression,
  part: ExpressionPart,
  pointer: string,
): CallbackExpression {
  const { source } = part
  if (source.kind !== 'body' || source.pointer === pointer) return expression
  if (!expression.parts.includes(part)) return expression
  const rebound: ExpressionPart = { ...part, source: { ...source, pointer } }
  const replaced = replaceParts(expression, new Map([[part.offset, rebound]]))
  const deviation = createDeviation('dots-for-slashes', rebound)
  const after = replaced.deviations.findIndex((other) => other.offset > part.offset)
  return {
    ...replaced,
    deviations: replaced.deviations.toSpliced(
      after === -1 ? replaced.deviations.length : after,
      0,
      deviation,
    ),
  }
}

function replaceParts(
  expression: CallbackExpression,
  replacements: ReadonlyMap<number, ExpressionPart>,
): CallbackExpression {
  return {
    ...expression,
    parts: expression.parts.map((part) =>
      part.kind === 'expression' ? (replacements.get(part.offset) ?? part) : part,
    ),
    deviations: restateDeviations(expression.deviations, replacements),
  }
}
