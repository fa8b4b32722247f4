import type { CallbackOperation } from '../contract/model.js'
import { leadingExpression } from '../contract/url-slot.js'
import { evaluateExpression, needsResponse } from '../expression/evaluate.js'
import type { ExpressionContext, ExpressionPart, TemplatePart } from '../expression/model.js'
import type { ExpectedTarget, ExpectedUrl } from './model.js'
import { cutBeforeToken, toTarget } from './target.js'

export interface ExpectUrlInput {
  readonly callback: CallbackOperation
  readonly callbackUrl: string
  readonly token: string
  /** Undefined when somebody else sends the trigger: then all but the URL itself is free. */
  readonly context?: ExpressionContext | undefined
}

/**
 * Where a callback of this trigger must arrive: its whole key evaluated over the trigger. OpenAPI
 * does not say whether values are percent-encoded when they are put in, so the literal, the
 * path-encoded and the form-encoded spelling are all accepted.
 */
export function expectUrl({ callback, callbackUrl, token, context }: ExpectUrlInput): ExpectedUrl {
  const { expression } = callback
  if (context !== undefined && context.response === undefined && needsResponse(expression))
    return { kind: 'late' }
  const lead = leadingExpression(expression)
  if (lead === undefined)
    return { kind: 'unresolvable', because: `${expression.text} has no part that holds the URL` }

  const pieces: Piece[] = []
  for (const part of expression.parts.slice(expression.parts.indexOf(lead))) {
    const piece = evaluatePart(part, { lead, callbackUrl, context })
    if ('because' in piece) return { kind: 'unresolvable', because: piece.because }
    pieces.push(piece)
  }
  const targets = listTargets(pieces, token)
  const url = pieces.map((piece) => piece.text).join('')
  return targets.length === 0
    ? { kind: 'unresolvable', because: `${expression.text} gives ${url}, which is no URL` }
    : { kind: 'known', url, targets }
}

/** A URL that must be called just as it is: that of a webhook, which no expression says. */
export function expectExactly(callbackUrl: string, token: string): ExpectedUrl {
  return { kind: 'known', url: callbackUrl, targets: listTargets([{ text: callbackUrl }], token) }
}

/** One part of the key: literal text, a value with the expression it came from, or a free part. */
interface Piece {
  readonly text: string
  readonly origin?: string
  readonly free?: string
}

function evaluatePart(
  part: TemplatePart,
  input: { lead: ExpressionPart; callbackUrl: string; context: ExpressionContext | undefined },
): Piece | { readonly because: string } {
  if (part.kind === 'literal') return { text: part.text }
  if (part === input.lead) return { text: input.callbackUrl }
  if (part.source.kind === 'name') return { text: `{${part.source.name}}`, free: part.source.name }
  if (input.context === undefined) return { text: part.text, free: part.text }
  const single = {
    text: part.text,
    shape: 'expression',
    parts: [part],
    deviations: [],
    faults: [],
  } as const
  const evaluation = evaluateExpression(single, input.context)
  return evaluation.ok
    ? { text: evaluation.value, origin: part.text }
    : { because: evaluation.because }
}

const ENCODINGS: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => encodeURIComponent(value),
  (value) => new URLSearchParams([['', value]]).toString().slice(1),
]

function listTargets(pieces: readonly Piece[], token: string): ExpectedTarget[] {
  const values = new Map(
    pieces.flatMap((piece) => (piece.origin === undefined ? [] : [[piece.origin, piece.text]])),
  )
  const names = pieces.flatMap((piece) => piece.free ?? [])
  const targets = new Map<string, ExpectedTarget>()
  // Most values are spelled alike in all encodings.
  const urls = new Set(ENCODINGS.map((encode) => spellUrl(pieces, encode)))
  for (const url of urls) {
    const target = toTarget(url)
    if (target === undefined) continue
    const text = cutBeforeToken(target, token)
    targets.set(text, {
      text: names.length === 0 ? text : undefined,
      pattern: names.length === 0 ? undefined : toPattern(text),
      names,
      values,
    })
  }
  return [...targets.values()]
}

function spellUrl(pieces: readonly Piece[], encode: (value: string) => string): string {
  const texts = pieces.map(({ free, origin, text }) => {
    if (free !== undefined) return FREE
    return origin === undefined ? text : encodeSafely(encode, text)
  })
  return texts.join('')
}

/** Stands for a free part: survives URL parsing, and no value holds it. */
const FREE = 'ringback-free-part-7d1f'

function toPattern(text: string): RegExp {
  const literals = text
    .split(FREE)
    .map((literal) => literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return new RegExp(`^${literals.join('([^/?#]*)')}$`)
}

/** Lone surrogates cannot be percent-encoded: they stay as they are. */
function encodeSafely(encode: (value: string) => string, value: string): string {
  try {
    return encode(value)
  } catch {
    return value
  }
}
