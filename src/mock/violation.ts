import type { ParameterPlace } from '../contract/model.js'

/** One way in which a request is not what the document asks for. */
export interface Violation {
  readonly kind: 'parameter' | 'content-type' | 'missing' | 'syntax' | 'schema'
  readonly in: ParameterPlace | 'body'
  /** Of a parameter. */
  readonly name?: string
  /** JSON Pointer into the body. */
  readonly pointer?: string
  /** One sentence. */
  readonly message: string
  /** The JSON Schema keyword, or `required`. */
  readonly keyword: string
}

/** What a violation looks like in an answer (RFC 9457, section 3.2). */
export function showViolation({ in: place, name, pointer, message }: Violation) {
  return {
    in: place,
    ...(name === undefined ? {} : { name }),
    ...(pointer === undefined ? {} : { pointer }),
    message,
  }
}

/** All of them as one text, the first ones of many. */
export function describeViolations(violations: readonly Violation[]): string {
  const shown = violations.slice(0, 5).map(({ message }) => message)
  const rest = violations.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')
}
