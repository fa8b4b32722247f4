/** A regular expression as a tree, as far as it matters for how often a text can be read. */
export type PatternNode =
  /** One character; `source` is itself an expression that matches exactly it. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat'
      readonly body: PatternNode
      readonly min: number
      readonly max: number
    }
  /** A look-ahead or look-behind: reads text of its own, and none for what is around it. */
  | { readonly kind: 'look'; readonly body: PatternNode }

const NOTHING: PatternNode = { kind: 'sequence', parts: [] }
/** What a back-reference repeats is not known here. */
const ANY_CHARACTER: PatternNode = { kind: 'character', source: '[^]' }

const GROUP_START = /\((?:\?(?:<?[=!]|:|<[^>]*>))?/y
const LOOK_START = /^\(\?<?[=!]/
const CLASS = /\[(?:\\[^]|[^\]\\])*\]/y
const ASSERTION = /\^|\$|\\[bB]/y
const BACK_REFERENCE = /\\(?:[1-9]\d*|k<[^>]*>)/y
const CHARACTER =
  /\\(?:[pP]\{[^}]*\}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[^])|[^]/uy
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/y

/**
 * Reads a pattern that `new RegExp` accepts, with or without the `u` flag. Undefined where groups
 * stand deeper than `depthLimit`.
 */
export function parsePattern(pattern: string, depthLimit = 100): PatternNode | undefined {
  let at = 0
  let deepest = 0

  function take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = at
    const match = expression.exec(pattern)
    if (match === null) return undefined
    at += match[0].length
    return match
  }

  function readChoice(depth: number): PatternNode {
    deepest = Math.max(deepest, depth)
    if (depth > depthLimit) return NOTHING
    const options = [readSequence(depth)]
    while (pattern[at] === '|') {
      at++
      options.push(readSequence(depth))
    }
    return options.length === 1 ? (options[0] ?? NOTHING) : { kind: 'choice', options }
  }

  function readSequence(depth: number): PatternNode {
    const parts: PatternNode[] = []
    while (deepest <= depthLimit && at < pattern.length && !/[|)]/.test(pattern.charAt(at))) {
      parts.push(readRepeat(readAtom(depth)))
    }
    return { kind: 'sequence', parts }
  }

  function readAtom(depth: number): PatternNode {
    const group = take(GROUP_START)
    if (group !== undefined) {
      const body = readChoice(depth + 1)
      at++
      return LOOK_START.test(group[0]) ? { kind: 'look', body } : body
    }
    if (take(ASSERTION) !== undefined) return NOTHING
    if (take(BACK_REFERENCE) !== undefined) return ANY_CHARACTER
    const character = take(CLASS) ?? take(CHARACTER)
    if (character === undefined) at = pattern.length
    return character === undefined ? NOTHING : { kind: 'character', source: character[0] }
  }

  function readRepeat(body: PatternNode): PatternNode {
    const quantifier = take(QUANTIFIER)
    if (quantifier === undefined) return body
    const [, sign, least, comma, most] = quantifier
    if (sign !== undefined) {
      return { kind: 'repeat', body, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity }
    }
    const min = Number(least)
    const max = comma === undefined ? min : most === '' ? Infinity : Number(most)
    return { kind: 'repeat', body, min, max }
  }

  const root = readChoice(0)
  return deepest > depthLimit ? undefined : root
}
