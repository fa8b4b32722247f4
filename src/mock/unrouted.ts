import type { HttpResponse } from '../transport/model.js'
import type { Call } from './call.js'
import { answerProblem } from './problem.js'
import type { Route } from './router.js'

export interface Unrouted {
  readonly response: HttpResponse
  readonly because: string
}

/** The answer to a request that is none of the document's operations. */
export function answerUnrouted(
  route: Exclude<Route, { readonly kind: 'found' }>,
  call: Call,
): Unrouted {
  if (route.kind === 'none') {
    const hint = route.nearest === undefined ? '' : `: is ${route.nearest} meant?`
    const because = `the document has no path for ${call.path.slice(0, LONGEST_PATH)}${hint}`
    return { response: answerProblem({ status: 404, detail: because }), because }
  }
  const allowed = route.allowed.join(', ')
  const allow = [['allow', allowed]] as const
  if (call.method === 'OPTIONS') {
    const response = { status: 204, headers: allow, body: new Uint8Array() }
    return { response, because: `the methods of ${route.path}` }
  }
  const because = `the document has no ${call.method} for ${route.path}, but ${allowed}`
  return { response: answerProblem({ status: 405, detail: because, headers: allow }), because }
}

const LONGEST_PATH = 200
