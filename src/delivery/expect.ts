import type { CallbackOperation } from '../contract/model.js'
import { leadingExpression } from '../contract/url-slot.js'
import { evaluatePart, needsResponse } from '../expression/evaluate.js'
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
  let url = ''
  for (const part of expression.parts.slice(expression.parts.indexOf(lead))) {
    const piece = toPiece(part, { lead, callbackUrl, context })
    if (typeof piece === 'string') return { kind: 'unresolvable', because: piece }
    pieces.push(piece)
    url += piece.text
  }
  const targets = listTargets(pieces, url, token)
  return targets.length === 0
    ? { kind: 'unresolvable', because: `${expression.text} gives ${url}, which is no URL` }
    : { kind: 'known', url, targets }
}

/** A URL that must be called just as it is: that of a webhook, which no expression says. */
export function expectExactly(callbackUrl: string, token: string): ExpectedUrl {
  return { kind: 'known', url: callbackUrl, targets: listTargets([], callbackUrl, token) }
}

/** One part of the key: literal text, a value with the expression it came from, or a free part. */
interface Piece {
  readonly text: string
  readonly origin: string | undefined
  readonly free: string | undefined
}

/** A sentence where the part has no value. */
function toPiece(
  part: TemplatePart,
  input: { lead: ExpressionPart; callbackUrl: string; context: ExpressionContext | undefined },
): Piece | string {
  const { text } = part
  if (part.kind === 'literal') return { text, origin: undefined, free: undefined }
  if (part === input.lead) return { text: input.callbackUrl, origin: undefined, free: undefined }
  if (part.source.kind === 'name') {
    const { name } = part.source
    return { text: `{${name}}`, origin: undefined, free: name }
  }
  if (input.context === undefined) return { text, origin: undefined, free: text }
  const evaluation = evaluatePart(part, input.context)
  return evaluation.ok
    ? { text: evaluation.value, origin: text, free: undefined }
    : evaluation.because
}

/** `url` is what the pieces are together, as they are. */
function listTargets(pieces: readonly Piece[], url: string, token: string): ExpectedTarget[] {
  let names: ExpectedTarget['names'] = NONE
  let values: readonly (readonly [string, string])[] = NONE
  for (const { text, origin, free } of pieces) {
    if (free !== undefined) names = [...names, free]
    if (origin !== undefined) values = [...values, [origin, text]]
  }
  const texts = pieces.every(isSpelledAlike) ? listText(url, token) : listTexts(pieces, token)
  return texts.map((text) =>
    names.length === 0
      ? { text, pattern: undefined, names, values }
      : { text: undefined, pattern: toPattern(text), names, values },
  )
}

/** Most values are: all encodings leave these characters as they are. */
function isSpelledAlike({ free, origin, text }: Piece): boolean {
  return free === undefined && (origin === undefined || /^[\w.*-]*$/.test(text))
}

const ENCODINGS: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => encodeURIComponent(value),
  (value) => new URLSearchParams([['', value]]).toString().slice(1),
]

function listTexts(pieces: readonly Piece[], token: string): string[] {
  const texts = ENCODINGS.flatMap((encode) => listText(spellUrl(pieces, encode), token))
  return [...new Set(texts)]
}

/** The target of a URL, from the token on; nothing where it is no URL. */
function listText(url: string, token: string): string[] {
  const target = toTarget(url)
  return target === undefined ? [] : [cutBeforeToken(target, token)]
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

/** Most keys have no free parts, and many no values. */
const NONE: readonly never[] = []
