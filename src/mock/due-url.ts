import type { CallbackOperation } from '../contract/model.js'
import { leadingExpression } from '../contract/url-slot.js'
import { evaluatePart } from '../expression/evaluate.js'
import type { ExpressionContext } from '../expression/model.js'

/** Where a callback goes, or why it goes nowhere. */
export type DueUrl =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly because: string }

/**
 * The URL that an API calls for this request and answer: the whole key evaluated over them, with
 * parts that the sender fills left as `{name}`. OpenAPI does not say how values are encoded: the
 * caller's URL goes in as it is, a value that is a path of its own too, all others percent-encoded,
 * so that no value becomes a further segment or a query.
 */
export function evaluateDueUrl(callback: CallbackOperation, context: ExpressionContext): DueUrl {
  const { drivability, expression } = callback
  if (!drivability.drivable) return { ok: false, because: drivability.because }
  const lead = leadingExpression(expression)
  let url = ''
  for (const part of expression.parts) {
    if (part.kind === 'literal') {
      url += part.text
      continue
    }
    if (part.source.kind === 'name') {
      url += `{${part.source.name}}`
      continue
    }
    const value = evaluatePart(part, context)
    if (!value.ok) return { ok: false, because: value.because }
    // `http://{$request.query.url}` and a value that is a whole URL: one scheme is enough.
    if (part === lead) url = HTTP.test(value.value) ? value.value : url + value.value
    else url += encodeValue(value.value)
  }
  const isCallable = HTTP.test(url) && URL.canParse(url)
  return isCallable ? { ok: true, url } : { ok: false, because: `${url} is no http or https URL` }
}

const HTTP = /^https?:\/\//i

const PLAIN = /^[\w.~-]*$/

function encodeValue(value: string): string {
  if (PLAIN.test(value)) return value
  // Lone surrogates have no percent-encoding: a client replaces them.
  const isEncodable = !/\p{Surrogate}/u.test(value)
  return isEncodable && !value.startsWith('/') ? encodeURIComponent(value) : value
}
