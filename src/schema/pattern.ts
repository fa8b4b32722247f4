import type { RegExpLike } from 'ajv/dist/types/index.js'
import { mayTakeExponentialTime } from './pattern-risk.js'

/** What is to be done with a pattern of the document. */
export type PatternVerdict =
  | { readonly kind: 'usable'; readonly expression: RegExp }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'invalid'; readonly because: string }

/**
 * Compiles a pattern as ECMA-262 has it: with the `u` flag, which Unicode properties need, and
 * without where it does not compile so (needless escapes such as `\-` and `\:`).
 */
export function judgePattern(pattern: string): PatternVerdict {
  const unicode = compile(pattern, 'u')
  const expression = unicode instanceof RegExp ? unicode : compile(pattern, '')
  if (!(expression instanceof RegExp)) return { kind: 'invalid', because: expression }
  return mayTakeExponentialTime(pattern, expression.flags)
    ? { kind: 'unsafe' }
    : { kind: 'usable', expression }
}

/** The expression for Ajv; one that accepts everything where the pattern is not to be evaluated. */
export function createMatcher(pattern: string): RegExp | UnevaluatedPattern {
  const verdict = judgePattern(pattern)
  return verdict.kind === 'usable' ? verdict.expression : new UnevaluatedPattern(pattern)
}

class UnevaluatedPattern implements RegExpLike {
  constructor(private readonly pattern: string) {}

  test(): boolean {
    return true
  }

  /** Ajv keeps compiled patterns by this text: were it not unique, all would share the first. */
  toString(): string {
    return `any text instead of ${this.pattern}`
  }
}

/** The expression, or why the pattern is none. */
function compile(pattern: string, flags: string): RegExp | string {
  try {
    return new RegExp(pattern, flags)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return text.slice(text.lastIndexOf(':') + 1).trim()
  }
}
