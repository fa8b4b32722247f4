import type { HeaderPair, HttpResponse } from '../transport/model.js'
import { findReasonPhrase } from '../transport/reason-phrase.js'
import { showViolation, type Violation } from './violation.js'

/** What is told where the document says nothing about how. */
export interface Problem {
  readonly status: number
  /** One sentence. */
  readonly detail: string
  readonly violations?: readonly Violation[]
  readonly headers?: readonly HeaderPair[]
}

/** An answer in the general form of RFC 9457. */
export function answerProblem({ status, detail, violations, headers = [] }: Problem): HttpResponse {
  const body = {
    type: 'about:blank',
    title: findReasonPhrase(status) ?? 'Error',
    status,
    detail,
    ...(violations === undefined ? {} : { violations: violations.map(showViolation) }),
  }
  return {
    status,
    headers: [['content-type', 'application/problem+json'], ...headers],
    body: Buffer.from(JSON.stringify(body)),
  }
}
